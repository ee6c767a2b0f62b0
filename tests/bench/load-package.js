// A package as npm installed it in a folder of its own.
import { readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { pathToFileURL } from "node:url";

/** The package's folder, its functions and its WebAssembly as bytes. */
export async function loadPackage(folder) {
  // A module beside the package imports it by name, as users do.
  const entry = path.join(folder, "../../entry.mjs");
  writeFileSync(entry, 'export * from "yc-image-update";\n');
  return {
    folder,
    api: await import(pathToFileURL(entry).href),
    wasm: readFileSync(createRequire(entry).resolve("yc-image-update/wasm")),
  };
}
