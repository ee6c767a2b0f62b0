// The README's table of sizes is the ceiling: nothing may be larger, nor much smaller without the table saying so.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";

import { measure } from "../support/sizes.mjs";

const readme = readFileSync(new URL("../../README.md", import.meta.url), "utf8");
const rows = [...readme.matchAll(/^\| ([^|]+) \| ([\d,]+) \|$/gm)];
const ceilings = Object.fromEntries(
  rows.map(([, name, bytes]) => [name, Number(bytes.replaceAll(",", ""))]),
);
const sizes = await measure(process.env.YC_PACKAGE_DIR);

for (const [name, size] of Object.entries(sizes)) {
  test(name, () => {
    assert.ok(
      size <= ceilings[name],
      `${name} has ${size} bytes, more than the README's ${ceilings[name]}`,
    );
    assert.ok(
      size > ceilings[name] - 300,
      `${name} has ${size} bytes, far less than the README's ${ceilings[name]}: lower it`,
    );
  });
}
