// The pages of docs/recipes/ show the files of this folder, as they are.
//
//   node tests/recipes/forms/docs.mjs
//
// writes the files to the pages. tests/package/form-recipes.test.mjs compares them.
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

const pages = new URL("../../../docs/recipes/", import.meta.url);
const BLOCK = /^(\[`([^`]+)`\]\(\.\.\/\.\.\/tests\/recipes\/forms\/\2\):\n\n```\w+\n)(.*?)^```$/gms;

/** The pages that show files of this folder: their text, and the text that they should have. */
export function readPages() {
  return readdirSync(pages)
    .map((name) => ({ name, text: readFileSync(new URL(name, pages), "utf8") }))
    .map(({ name, text }) => ({ name, text, files: filesIn(text), expected: withFiles(text) }))
    .filter(({ files }) => files.length > 0);
}

/** @param {string} text */
const filesIn = (text) => Array.from(text.matchAll(BLOCK), ([, , file]) => file ?? "");

/** @param {string} text */
const withFiles = (text) =>
  text.replaceAll(
    BLOCK,
    (_, head, file) => `${head}${readFileSync(new URL(file, import.meta.url), "utf8")}\`\`\``,
  );

if (process.argv[1] === fileURLToPath(import.meta.url))
  for (const { name, expected } of readPages()) writeFileSync(new URL(name, pages), expected);
