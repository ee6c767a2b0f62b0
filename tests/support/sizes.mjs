// Measures the package in bytes: the wasm, and bundles of the entry points.
//
//   node tests/support/sizes.mjs PACKAGE_FOLDER
import { readFile } from "node:fs/promises";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { brotliCompressSync, gzipSync } from "node:zlib";

import { build } from "esbuild";

/**
 * @param {string} folder of the installed package
 * @returns {Promise<Record<string, number>>} bytes by name
 */
export async function measure(folder) {
  return {
    ...compressed("the wasm", await readFile(path.join(folder, "yc-image-update.wasm"))),
    ...compressed(
      "everything, bundled and minified",
      await bundle(folder, 'export * from "./index.js";'),
    ),
    ...compressed(
      "everything of `./js`, bundled and minified",
      await bundle(folder, 'export * from "./js.js";'),
    ),
    ...compressed(
      "validation and `buildPatchBody`, bundled and minified",
      await bundle(
        folder,
        'export { buildPatchBody, validateImageEdits, validateImageUpdate } from "./index.js";',
      ),
    ),
    ...compressed(
      "`validateImageUpdate` alone, bundled and minified",
      await bundle(folder, 'export { validateImageUpdate } from "./index.js";'),
    ),
  };
}

/**
 * A minified bundle.
 *
 * @param {string} folder of the installed package
 * @param {string} source a module in that folder
 */
export async function bundle(folder, source) {
  const { outputFiles } = await build({
    stdin: { contents: source, resolveDir: folder },
    bundle: true,
    minify: true,
    format: "esm",
    platform: "browser",
    write: false,
  });
  return outputFiles[0].contents;
}

/**
 * @param {string} name
 * @param {Uint8Array} bytes
 */
function compressed(name, bytes) {
  return {
    [name]: bytes.length,
    [`${name}, gzip`]: gzipSync(bytes, { level: 9 }).length,
    [`${name}, brotli`]: brotliCompressSync(bytes).length,
  };
}

const [, script, folder = "."] = process.argv;
if (script === fileURLToPath(import.meta.url)) {
  for (const [name, size] of Object.entries(await measure(path.resolve(folder))))
    console.log(`${name}: ${size} bytes`);
}
