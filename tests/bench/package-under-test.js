// The package under test: the packed tarball, installed in a folder of its own.
import { loadPackage } from "./load-package.js";

if (process.env.YC_PACKAGE_DIR === undefined)
  throw new Error("YC_PACKAGE_DIR names no installed package; run `cargo xtask bench`");

// The package does not export its memory. So the constructor of instances keeps the memory of the
// first one, which starts with the first call that needs the engine, such as one with a fault.
const { Instance } = WebAssembly;
let memory;
WebAssembly.Instance = class extends Instance {
  constructor(module, imports) {
    super(module, imports);
    memory = Object.values(this.exports).find((value) => value instanceof WebAssembly.Memory);
  }
};
export const { folder, api, wasm } = await loadPackage(process.env.YC_PACKAGE_DIR);
api.validateImageUpdate({ name: "-" });
WebAssembly.Instance = Instance;
if (memory === undefined) throw new Error("the engine of the package has no memory to measure");

/** The size of the memory of the package's WebAssembly instance, in bytes. */
export const wasmMemory = () => memory.buffer.byteLength;
