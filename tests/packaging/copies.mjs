// Counts copies of the WebAssembly module in what a tool wrote.
import assert from "node:assert/strict";
import { readFile, readdir } from "node:fs/promises";
import path from "node:path";

// How every module begins: "\0asm" and the version.
const MAGIC = Buffer.from("0061736d01000000", "hex");

/**
 * Asserts that of all files under a folder as many hold a copy as there are patterns, each a file whose name matches its pattern: the wasm itself, or
 * a script with the text of the default entry (xtask/src/package.rs tells its form), or with base64 that a bundler made. Returns the files.
 */
export async function assertCopies(folder, patterns) {
  const found = [];
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    // A source map quotes the source.
    if (!entry.isFile() || entry.name.endsWith(".map")) continue;
    const file = path.join(entry.parentPath, entry.name);
    for (let count = await copiesIn(file); count > 0; count--)
      found.push(path.relative(folder, file));
  }
  const asExpected =
    found.length === patterns.length &&
    patterns.every((pattern, index) => pattern.test(found[index]));
  assert.ok(
    asExpected,
    `copies of the wasm in ${folder}, expected in ${patterns.join(", ") || "no file"}: ${found.join(", ") || "none"}`,
  );
  return found;
}

async function copiesIn(file) {
  const bytes = await readFile(file);
  if (bytes.subarray(0, MAGIC.length).equals(MAGIC)) return 1;
  return bytes.toString("latin1").split(/#\}\+\}=\}7\$###|AGFzbQEAAA/).length - 1;
}
