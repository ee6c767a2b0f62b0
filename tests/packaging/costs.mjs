// What the package adds to a bundle: a table in docs/environments.md.
import { readFile } from "node:fs/promises";
import path from "node:path";
import { brotliCompressSync, gzipSync } from "node:zlib";

// This module runs in target/packaging, as deep below the root as its source.
import { bundle } from "../../tests/support/sizes.mjs";

const FORM = "validateImageEdits, buildPatchBody";
const PREVIEWED = `${FORM}, previewImageUpdate, renderPreview`;
const RUSSIAN = 'export { ru } from "./messages/ru.js";';

/**
 * What programs import: what the table calls it, the names of an entry point, and further modules.
 *
 * @type {[string, string, string?][]}
 */
const IMPORTS = [
  ["`validateImageUpdate`", "{ validateImageUpdate }"],
  ["a form: `validateImageEdits`, `buildPatchBody`", `{ ${FORM} }`],
  ["the form, with `ru` of `./messages/ru`", `{ ${FORM} }`, RUSSIAN],
  ["the form, with `imageEditsSchema`, `formValues`", `{ ${FORM}, imageEditsSchema, formValues }`],
  ["the form, with `previewImageUpdate`, `renderPreview`", `{ ${PREVIEWED} }`],
  ["that, with `rebaseImageEdits`, `formValues`", `{ ${PREVIEWED}, rebaseImageEdits, formValues }`],
  ["`requestParts`", "{ requestParts }"],
  ["`buildRequest`", "{ buildRequest }"],
  ["`imageEditsSchema`, `jsonSchema`", "{ imageEditsSchema, jsonSchema }"],
  [
    "`parseOperation`, `parseStatus`, `statusViolations`",
    "{ parseOperation, parseStatus, statusViolations }",
  ],
  ["`constraints`", "{ constraints }"],
  ["everything", "*"],
];

/**
 * The rows of the table, the header first.
 *
 * @param {string} folder of the installed package
 */
export async function measureCosts(folder) {
  const rows = [["import", "default entry", "`./web`", "`./js`", "default entry, brotli"]];
  for (const [name, names, more = ""] of IMPORTS) {
    const [index, web, js] = await Promise.all(
      ["index", "web", "js"].map((file) =>
        bundle(folder, `export ${names} from "./${file}.js"; ${more}`),
      ),
    );
    rows.push([name, gzip(index), gzip(web), gzip(js), kilobytes(brotliCompressSync(index))]);
  }
  const wasm = await readFile(path.join(folder, "yc-image-update.wasm"));
  rows.push(["the wasm file of `./web`, beside it", "", gzip(wasm), "", ""]);
  return rows;
}

/** @param {Uint8Array} bytes */
const gzip = (bytes) => kilobytes(gzipSync(bytes, { level: 9 }));

/** @param {Uint8Array} bytes */
const kilobytes = ({ length }) => `${(length / 1000).toFixed(1)} KB`;
