// The documentation of the package is true.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, test } from "node:test";

import { fileOf } from "./api.mjs";

const { RULES } = await import(fileOf("contract/data.js"));
const network = new URL("../support/readme-fetch.mjs", import.meta.url).href;
// The folder in which the package is installed, so that an example finds it by name.
const cwd = path.resolve(process.env.YC_PACKAGE_DIR, "../..");

const root = new URL("../../", import.meta.url);
const read = (name) => readFileSync(new URL(name, root), "utf8");
const docs = readdirSync(new URL("docs/", root))
  .filter((name) => name.endsWith(".md"))
  .map((name) => `docs/${name}`);

/** The blocks of JavaScript in a page, each with the block of text that follows it. */
const examplesIn = (name) =>
  [...read(name).matchAll(/^```js\n(.*?)^```$(?:\n+^```text\n(.*?)^```$)?/gms)].map(
    ([, source, output = ""]) => ({ source, output }),
  );

for (const name of ["README.md", "pkg-template/README.md", ...docs]) {
  describe(`the examples of ${name} print what it shows`, () => {
    const examples = examplesIn(name);
    if (!docs.includes(name)) test("there are some", () => assert.ok(examples.length > 0));
    for (const { source, output } of examples) {
      const title = source.split("\n").find((line) => line !== "" && !line.startsWith("import"));
      test(title, () => {
        const printed = execFileSync(
          process.execPath,
          ["--import", network, "--input-type=module", "--eval", source],
          { cwd, encoding: "utf8" },
        );
        assert.equal(printed, output);
      });
    }
  });
}

test("the tables of rules in docs/ name every rule", () => {
  const named = docs.flatMap((name) =>
    [...read(name).matchAll(/^\| rule +\|.*\n((?:\|.*\n)*)/gm)].flatMap(([, rows]) =>
      Array.from(rows.matchAll(/^\| `([^`]+)` +\|/gm), ([, rule]) => rule),
    ),
  );
  assert.deepEqual(named.toSorted(), [...RULES, "server"].toSorted());
});
