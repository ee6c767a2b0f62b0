// nearly-full-stack.test.mjs again, with other sizes of the stack. A call meets the end of the stack
// at another place with each size, and an error that V8 throws at one place only is found this way.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { test } from "node:test";
import { fileURLToPath } from "node:url";

const TESTS = fileURLToPath(new URL("./nearly-full-stack.test.mjs", import.meta.url));

/** In KiB. The default of V8 is 984. */
const SIZES = [970, 960, 940, 930];

// The counts are those of the default size. NODE_TEST_CONTEXT would make the child report to the
// runner of this file.
const { YC_COUNTS: _, NODE_TEST_CONTEXT: __, ...env } = process.env;

for (const size of SIZES) {
  test(`a stack of ${size} KiB`, () => {
    const args = [`--stack-size=${size}`, TESTS];
    const { status, stdout } = spawnSync(process.execPath, args, { env, encoding: "utf8" });
    assert.equal(status, 0, stdout);
    assert.match(stdout, /^# pass [1-9]/m);
  });
}
