// The package under test: the packed tarball, installed in a folder of its own.
import { readFileSync } from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";

const folder = process.env.YC_PACKAGE_DIR;
if (folder === undefined) throw new Error("YC_PACKAGE_DIR names no installed package; run `cargo xtask bench`");

const load = (name) => import(pathToFileURL(path.join(folder, name)).href);

const { exports } = JSON.parse(readFileSync(path.join(folder, "package.json"), "utf8"));
export const api = await load(exports["."].import.default);

/** The size of the package's WebAssembly memory, in bytes. */
export async function wasmMemory() {
  const { initSync } = await load("glue.js");
  // From the second time on this returns the exports of the present instance.
  return initSync().memory.buffer.byteLength;
}
