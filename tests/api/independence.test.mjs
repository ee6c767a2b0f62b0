import assert from "node:assert/strict";
import { readdir, readFile } from "node:fs/promises";
import { test } from "node:test";

const API = new URL("../../www/api/", import.meta.url);

test("the local API imports nothing but itself and Node.js", async () => {
  const files = await readdir(API);
  assert.ok(files.includes("update.mjs"));
  for (const file of files) {
    const source = await readFile(new URL(file, API), "utf8");
    for (const [, name] of source.matchAll(/^(?:import|export) .*?from "([^"]+)";$/gms))
      assert.match(name, /^(?:node:|\.\/)/, `${file} imports ${name}`);
  }
});
