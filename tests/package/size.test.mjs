// The sizes in docs/sizes.md are ceilings: the package is not larger.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";

import { measure } from "../support/sizes.mjs";

const page = readFileSync(new URL("../../docs/sizes.md", import.meta.url), "utf8");
const [, table = ""] = /<!-- sizes -->\n(.*)<!-- \/sizes -->/s.exec(page) ?? [];
const ceilings = Object.fromEntries(
  Array.from(table.matchAll(/^\| (.+?) +\| ([\d,]+) +\|$/gm), ([, name, bytes]) => [
    name,
    Number(bytes.replaceAll(",", "")),
  ]),
);
const sizes = await measure(process.env.YC_PACKAGE_DIR);

test("docs/sizes.md has a ceiling for each size", () => {
  assert.deepEqual(Object.keys(ceilings), Object.keys(sizes));
});

for (const [name, size] of Object.entries(sizes)) {
  test(name, () => {
    const ceiling = ceilings[name];
    assert.ok(size <= ceiling, `${name} has ${size} bytes, more than the ceiling of ${ceiling}`);
  });
}
