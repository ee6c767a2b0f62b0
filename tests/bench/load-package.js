// A package as npm installed it in a folder of its own.
import { readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { pathToFileURL } from "node:url";

/** Its folder, its functions, its WebAssembly, and a function that imports one of its files. */
export async function loadPackage(folder) {
  const load = (file) => import(pathToFileURL(file).href);
  // A module beside it imports it by name, as users do.
  const entry = path.join(folder, "../../entry.js");
  writeFileSync(entry, 'export * from "yc-image-update";\n');
  const wasm = readFileSync(createRequire(entry).resolve("yc-image-update/wasm"));
  return { folder, api: await load(entry), wasm, file: (name) => load(path.join(folder, name)) };
}
