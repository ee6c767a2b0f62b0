// The copies of the package in one program: the ES module, the CommonJS module, the one with the
// wasm as a file, and the one without wasm.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { describe, test } from "node:test";

import { api, fileOf } from "./api.mjs";

const require = createRequire(fileOf("index.cjs"));
const web = await import(fileOf("web.js"));
web.initSync(readFileSync(new URL(fileOf("yc-image-update.wasm"))));

const COPIES = { import: api, require: require("./index.cjs"), web, js: require("./js.cjs") };

const thrown = ({ buildPatchBody }) => {
  try {
    buildPatchBody({ name: "Web" });
  } catch (error) {
    return error;
  }
};

for (const [name, thrower] of Object.entries(COPIES)) {
  describe(`an error from the copy for ${name}`, () => {
    for (const [other, { ImageUpdateError }] of Object.entries(COPIES)) {
      test(`is an ImageUpdateError to the copy for ${other}`, () => {
        assert.equal(ImageUpdateError === thrower.ImageUpdateError, name === other);
        assert.ok(thrown(thrower) instanceof ImageUpdateError);
        assert.ok(!(new Error("") instanceof ImageUpdateError));
      });
    }
  });
}
