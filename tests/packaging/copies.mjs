// Counts the copies of the WebAssembly module in what a tool wrote.
import assert from "node:assert/strict";
import { readdir, readFile } from "node:fs/promises";
import path from "node:path";

// This module runs in target/packaging, as deep below the root as its source.
import { wasm } from "../../pkg/engine/wasm.js";

// Every module begins with "\0asm" and the version.
const MAGIC = Buffer.from("0061736d01000000", "hex");
// As text: in the encoding of the default entry, and in base64.
const TEXTS = [wasm.slice(0, 12), "AGFzbQEAAA"];

/**
 * Asserts that the files under a folder hold as many copies of the wasm as there are patterns, each
 * in a file whose name matches its pattern. A copy is the wasm itself, the text of the default
 * entry, or base64 that a bundler made. Returns the files, as paths in the folder.
 *
 * @param {string} folder
 * @param {RegExp[]} patterns
 */
export async function assertCopies(folder, patterns) {
  /** @type {string[]} */
  const found = [];
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    // A source map quotes the source.
    if (!entry.isFile() || entry.name.endsWith(".map")) continue;
    const file = path.join(entry.parentPath, entry.name);
    for (let count = await countCopies(file); count > 0; count--)
      found.push(path.relative(folder, file));
  }
  const areExpected =
    found.length === patterns.length &&
    patterns.every((pattern, index) => pattern.test(found[index] ?? ""));
  const expected = patterns.join(", ") || "no file";
  assert.ok(
    areExpected,
    `copies of the wasm in ${folder}, expected in ${expected}: ${found.join(", ") || "none"}`,
  );
  return found;
}

/** @param {string} file */
async function countCopies(file) {
  const bytes = await readFile(file);
  if (bytes.subarray(0, MAGIC.length).equals(MAGIC)) return 1;
  const text = bytes.toString("latin1");
  return TEXTS.reduce((count, start) => count + text.split(start).length - 1, 0);
}
