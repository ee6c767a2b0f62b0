import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { test } from "node:test";
import { fileURLToPath } from "node:url";

test("the types of the libraries take the schema, and find its output", () => {
  const tsc = fileURLToPath(new URL("node_modules/typescript/bin/tsc", import.meta.url));
  const { status, stdout } = spawnSync(
    process.execPath,
    [tsc, "--project", fileURLToPath(new URL("tsconfig.json", import.meta.url))],
    { encoding: "utf8" },
  );
  assert.equal(status, 0, stdout);
});
