// A package as npm installed it in a folder of its own.
import { writeFileSync } from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";

/** Its folder, its functions, its WebAssembly, and a function that imports one of its files. */
export async function loadPackage(folder) {
  const load = (file) => import(pathToFileURL(file).href);
  // A module beside it imports it by name, as users do.
  const entry = path.join(folder, "../../entry.js");
  writeFileSync(entry, 'export * from "yc-image-update";\n');
  const { wasm } = await load(path.join(folder, "wasm.js"));
  return { folder, api: await load(entry), wasm: Buffer.from(wasm, "hex"), file: (name) => load(path.join(folder, name)) };
}
