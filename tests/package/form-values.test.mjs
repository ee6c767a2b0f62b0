// What a form starts from.
import assert from "node:assert/strict";
import { test } from "node:test";
import { api } from "./api.mjs";

const image = {
  id: "fd8",
  name: "web",
  description: "first\nsecond",
  minDiskSize: "10737418240",
  storageSize: "5205131264",
  labels: { env: "prod", constructor: "a" },
};

test("the values of an image", () => {
  assert.deepEqual(api.formValues(image), {
    name: "web",
    description: "first\nsecond",
    minDiskSize: "10737418240",
    labels: [
      { key: "env", value: "prod" },
      { key: "constructor", value: "a" },
    ],
  });
});

const EMPTY = { name: "", description: "", minDiskSize: "", labels: [] };

for (const [what, empty] of Object.entries({
  "an image without values": {},
  "null values": { name: null, description: null, minDiskSize: null, labels: null },
  defaults: { name: "", description: "", minDiskSize: "0", labels: {} },
  "a size of 0": { minDiskSize: 0 },
  "a size of 0n": { minDiskSize: 0n },
})) {
  test(`${what}: the form is empty`, () => {
    assert.deepEqual(api.formValues(empty), EMPTY);
    assert.equal(api.buildPatchBody(api.formValues(empty), { current: empty }), null);
  });
}

test("an image as yc prints it", () => {
  assert.equal(api.formValues({ min_disk_size: "4194304" }).minDiskSize, "4194304");
  assert.equal(api.formValues({ minDiskSize: 4194304n }).minDiskSize, "4194304");
});

test("values that nobody edited change nothing", () => {
  assert.equal(api.buildPatchBody(api.formValues(image), { current: image }), null);
  assert.equal(api.validateImageEdits(api.formValues(image), { current: image }).valid, true);
});

test("an edited value is all that is sent", () => {
  const values = api.formValues(image);
  values.labels.push({ key: "", value: "" }, { key: "cost", value: "42" });
  values.minDiskSize = "";
  assert.deepEqual(api.buildPatchBody(values, { current: image }), {
    updateMask: "minDiskSize,labels",
    labels: { env: "prod", constructor: "a", cost: "42" },
  });
});

test("the image and the values share nothing", () => {
  const values = api.formValues(image);
  assert.ok(values.labels[0]);
  values.labels[0].value = "changed";
  assert.equal(image.labels.env, "prod");
});

test("an image of a wrong type is a TypeError", () => {
  for (const [wrong, message] of [
    [undefined, /^image must be an object, not undefined/],
    [[image], /^image must be an object, not an array/],
    [{ name: 5 }, /^image\.name must be a string, not a number/],
    [{ minDiskSize: "" }, /^image\.minDiskSize must be an int64/],
    [{ labels: { a: 1 } }, /^image\.labels must hold strings only/],
  ]) {
    assert.throws(() => api.formValues(/** @type {any} */ (wrong)), { name: "TypeError", message });
  }
});
