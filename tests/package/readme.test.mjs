// Runs every example of the READMEs: a block of JavaScript with a block of text behind it has to print that text.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import path from "node:path";
import { describe, test } from "node:test";

import { fileOf } from "./api.mjs";

const { RULES } = await import(fileOf("contract/data.js"));
const network = new URL("../support/readme-fetch.mjs", import.meta.url).href;
// The folder in which the package is installed, so that an example finds it by name.
const cwd = path.resolve(process.env.YC_PACKAGE_DIR, "../..");
const read = (name) => readFileSync(new URL(`../../${name}`, import.meta.url), "utf8");

for (const name of ["README.md", "pkg-template/README.md"]) {
  describe(name, () => {
    const examples = [...read(name).matchAll(/^```js\n(.*?)^```$(?:\n+^```text\n(.*?)^```$)?/gms)];
    test("has examples", () => assert.ok(examples.length > 0));
    for (const [, source, output = ""] of examples) {
      test(
        source.split("\n").find((line) => line !== "" && !line.startsWith("import")),
        () => {
          const printed = execFileSync(
            process.execPath,
            ["--import", network, "--input-type=module", "--eval", source],
            { cwd, encoding: "utf8" },
          );
          assert.equal(printed, output);
        },
      );
    }
  });
}

test("what is shown of the script stands in it", () => {
  const script = read("pkg-template/examples/label-images.mjs");
  const excerpts = [...read("README.md").matchAll(/^```javascript\n(.*?)^```$/gms)];
  assert.equal(excerpts.length, 1);
  for (const [, source] of excerpts) assert.ok(script.includes(source), source);
});

test("the table of rules names every rule", () => {
  const named = [...read("README.md").matchAll(/^\| `([^`]+)` \|/gm)].map(([, rule]) => rule);
  assert.deepEqual(named.toSorted(), [...RULES, "server"].toSorted());
});
