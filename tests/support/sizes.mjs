// How large the package is, in bytes: the wasm, and what a bundler makes of the entry point.
//
//   node tests/support/sizes.mjs PACKAGE_FOLDER
import { readFile } from "node:fs/promises";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { brotliCompressSync, gzipSync } from "node:zlib";

import { build } from "esbuild";

export async function measure(folder) {
  return {
    ...compressed("the wasm", await readFile(path.join(folder, "yc-image-update.wasm"))),
    ...compressed("everything, bundled and minified", await bundle(folder, "*")),
    ...compressed(
      "validation and `buildPatchBody`, bundled and minified",
      await bundle(folder, "{ buildPatchBody, validateImageEdits, validateImageUpdate }"),
    ),
    ...compressed(
      "`validateImageUpdate` alone, bundled and minified",
      await bundle(folder, "{ validateImageUpdate }"),
    ),
  };
}

async function bundle(folder, names) {
  const { outputFiles } = await build({
    stdin: { contents: `export ${names} from "./index.js";`, resolveDir: folder },
    bundle: true,
    minify: true,
    format: "esm",
    platform: "browser",
    write: false,
  });
  return outputFiles[0].contents;
}

function compressed(name, bytes) {
  return {
    [name]: bytes.length,
    [`${name}, gzip`]: gzipSync(bytes, { level: 9 }).length,
    [`${name}, brotli`]: brotliCompressSync(bytes).length,
  };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  for (const [name, size] of Object.entries(await measure(path.resolve(process.argv[2]))))
    console.log(`${name}: ${size} bytes`);
}
