// The package under test: the packed tarball, installed in a folder of its own.
import { loadPackage } from "./load-package.js";

if (process.env.YC_PACKAGE_DIR === undefined)
  throw new Error("YC_PACKAGE_DIR names no installed package; run `cargo xtask bench`");

export const { folder, api, wasm, file } = await loadPackage(process.env.YC_PACKAGE_DIR);

/** The size of the package's WebAssembly memory, in bytes. */
export async function wasmMemory() {
  const { memory } = await file("engine/memory.js");
  return memory.buffer.byteLength;
}
