// The package has exactly the files of pkg-template/ and those that the build makes. None of them
// names a file outside.
import assert from "node:assert/strict";
import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";

import { fileOf } from "./api.mjs";

const folder = process.env.YC_PACKAGE_DIR;
const template = fileURLToPath(new URL("../../pkg-template/", import.meta.url));

const MADE = {
  "modules and licences": [
    "LICENSE-APACHE",
    "LICENSE-MIT",
    "contract/data.js",
    "engine/glue.js",
    "engine/wasm.js",
    "types/rules.d.ts",
    "yc-image-update.wasm",
  ],
  "for require": ["index.cjs", "messages/en.cjs", "messages/ru.cjs", "js.cjs", "web.cjs"],
  "by another source of the wasm": ["edge-light.js", "web.js", "workerd.js"],
  "without wasm": ["js.js"],
};

const filesIn = (root) =>
  readdirSync(root, { recursive: true })
    .map((file) => file.replaceAll(path.sep, "/"))
    .filter((file) => !statSync(path.join(root, file)).isDirectory());
const packed = filesIn(folder);
/** Types for require: a copy of each declaration. */
const copied = [...filesIn(template), "types/rules.d.ts"]
  .filter((file) => file.endsWith(".d.ts"))
  .map((file) => file.replace(/\.ts$/, ".cts"));

test("nothing is missing and nothing is too much", () => {
  assert.deepEqual(
    packed.toSorted(),
    [...filesIn(template), ...Object.values(MADE).flat(), ...copied].toSorted(),
  );
});

for (const file of packed.filter(
  (name) => /\.(c|m)?(js|ts)$/.test(name) && !name.startsWith("examples/"),
)) {
  const text = readFileSync(path.join(folder, file), "utf8");
  test(`${file} names no file that is not there`, () => {
    assert.doesNotMatch(text, /sourceMappingURL|file:\/\//);
    for (const [, name] of text.matchAll(/ from "(\.[^"?]*)/g)) {
      const target = path.join(path.dirname(file), name);
      // A declaration is named like the module that it describes.
      const named = target.startsWith("types/") ? target.replace(/\.(c?)js$/, ".d.$1ts") : target;
      assert.ok(existsSync(path.join(folder, named)), name);
    }
  });
}

test("CommonJS and ES modules export the same", async () => {
  const require = createRequire(path.join(folder, "index.cjs"));
  for (const name of ["index", "messages/en", "messages/ru", "js", "web"]) {
    const module = await import(fileOf(`${name}.js`));
    assert.deepEqual(
      Object.keys(require(`./${name}.cjs`)).toSorted(),
      Object.keys(module).toSorted(),
      name,
    );
  }
});
