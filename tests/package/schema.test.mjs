// The Standard Schemas, by themselves: tests/forms puts them into form libraries.
import assert from "node:assert/strict";
import { describe, test } from "node:test";

import { api, fileOf } from "./api.mjs";

const { imageEditsSchema, imageUpdateSchema, validateImageEdits, validateImageUpdate } = api;
const { en } = await import(fileOf("messages/en.js"));
const edits = imageEditsSchema()["~standard"];
const update = imageUpdateSchema()["~standard"];

for (const [name, standard] of Object.entries({
  imageUpdateSchema: update,
  imageEditsSchema: edits,
})) {
  test(`${name} is a Standard Schema, version 1`, () => {
    assert.equal(standard.version, 1);
    assert.equal(standard.vendor, "yc-image-update");
    assert.equal(typeof standard.validate, "function");
    assert.deepEqual(Object.keys(standard.jsonSchema), ["input", "output"]);
  });
}

describe("a valid value", () => {
  const values = {
    "an update": [update, { updateMask: "name", name: "a" }],
    "an update that only has warnings": [update, { name: "a" }],
    "an update with an id": [
      update,
      { imageId: "fd8", updateMask: "labels", labels: { "a.b/c@d": "" } },
    ],
    "no edits": [edits, {}],
    "edits with rows": [edits, { labels: [{ key: "a.b", value: "", id: 1 }] }],
    "edits of a null prototype": [edits, Object.assign(Object.create(null), { name: null })],
  };
  for (const [name, [standard, value]] of Object.entries(values)) {
    test(name, () => {
      const result = standard.validate(value);
      assert.deepEqual(Object.keys(result), ["value"]);
      assert.equal(result.value, value, "as it was given");
    });
  }
});

describe("an invalid value", () => {
  const values = [
    [
      update,
      validateImageUpdate,
      { updateMask: "", name: "A", labels: { Env: "a b", "a.b": "B" }, min_disk_size: 1 },
    ],
    [update, validateImageUpdate, { imageId: "", updateMask: "name", name: "a" }],
    [update, validateImageUpdate, { updateMask: "minDiskSize", minDiskSize: 5, "a.b": 1 }],
    [edits, validateImageEdits, { updateMask: "name", description: 5, id: "x" }],
    [
      edits,
      validateImageEdits,
      {
        labels: [
          { key: "", value: "" },
          { key: "a.b", value: "" },
          { key: "a.b", value: "A" },
          null,
        ],
      },
    ],
    [edits, validateImageEdits, { labels: { "": "", A: "" } }],
  ];
  for (const [standard, judge, value] of values) {
    test(JSON.stringify(value), () => {
      const result = standard.validate(value);
      assert.deepEqual(
        Object.keys(result),
        ["issues"],
        "a `value`, even undefined, would count as success",
      );
      assert.deepEqual(result.issues, judge(value).violations);
      assert.ok(result.issues.length > 0);
    });
  }
  test("an issue holds all of a violation", () => {
    const [{ message, ...issue }] = edits.validate({ labels: [{ key: "", value: "" }] }).issues;
    assert.match(message, /^The key of label row 1 is empty/);
    assert.deepEqual(issue, {
      field: "labels",
      path: ["labels", 0, "key"],
      forKey: true,
      rule: "string.min_len",
      params: { min: 1, actual: 0 },
    });
  });
});

describe("a path that a form library would drop", () => {
  const own = (key, value) => Object.fromEntries([[key, value]]);
  const paths = [
    ["null", edits, null, [], ["name"]],
    ["undefined", edits, undefined, [], ["name"]],
    ["an array", update, [], [], ["name"]],
    ["a string", update, "name", [], ["name"]],
    ["an empty key", edits, own("", 1), [""], ["name"]],
    ["a key of separators", edits, own(".[]'\"", 1), [".[]'\""], ["name"]],
    ["the key root", edits, own("root", 1), ["root"], ["name"]],
    ["the key constructor", update, own("constructor", 1), ["constructor"], ["name"]],
    ["the key __proto__", edits, own("__proto__", 1), ["__proto__"], ["name"]],
    ["a key with the segment prototype", edits, own("a.prototype", 1), ["a.prototype"], ["name"]],
    [
      "the label constructor",
      edits,
      { labels: own("constructor", "A") },
      ["labels", "constructor"],
      ["labels"],
    ],
    [
      "the label __proto__",
      edits,
      { labels: own("__proto__", "") },
      ["labels", "__proto__"],
      ["labels"],
    ],
    ["the label root is none", edits, { labels: own("root", "A") }, ["labels", "root"]],
    ["the label . is none", edits, { labels: own(".", "") }, ["labels", "."]],
  ];
  for (const [name, standard, value, before, after = before] of paths) {
    test(name, () => {
      const judge = standard === edits ? validateImageEdits : validateImageUpdate;
      const { violations } = judge(value);
      assert.deepEqual(
        violations.map(({ path }) => path),
        [before],
      );
      const { issues } = standard.validate(value);
      assert.deepEqual(issues.map(en), [violations[0].message]);
      assert.deepEqual(
        { issues },
        {
          issues: [
            before === after ? violations[0] : { ...violations[0], path: after, movedFrom: before },
          ],
        },
      );
    });
  }
});

describe("options", () => {
  test("contract", () => {
    const value = { name: "a_b" };
    assert.equal(edits.validate(value).issues.length, 1);
    assert.deepEqual(imageEditsSchema({ contract: "2025-01-27" })["~standard"].validate(value), {
      value,
    });
    const body = { updateMask: "name", name: "a_b" };
    assert.equal(update.validate(body).issues.length, 1);
    assert.deepEqual(imageUpdateSchema({ contract: "2025-01-27" })["~standard"].validate(body), {
      value: body,
    });
  });
  test("current: only what changes is judged", () => {
    const value = { name: "Old Name", description: "new" };
    assert.equal(edits.validate(value).issues.length, 1);
    assert.deepEqual(
      imageEditsSchema({ current: { name: "Old Name" } })["~standard"].validate(value),
      { value },
    );
  });
  test("current: a warning is no issue", () => {
    const current = { storageSize: "4194305" };
    const value = { minDiskSize: "4194304" };
    assert.equal(validateImageEdits(value, { current }).warnings.length, 1);
    assert.deepEqual(imageEditsSchema({ current })["~standard"].validate(value), { value });
  });

  const wrong = [
    [null, /^options must be an object/],
    ["2020-03-16", /^options must be an object/],
    [{ contract: "2020" }, /^options\.contract must be one of/],
    [{ current: null }, /^options\.current must be an object/],
    [{ current: { name: 5 } }, /^options\.current\.name must be a string/],
    [{ current: { labels: { a: 1 } } }, /^options\.current\.labels must hold strings only/],
    [{ current: { storage_size: "big" } }, /^options\.current\.storage_size must be /],
  ];
  for (const [options, message] of wrong) {
    test(`are refused when the schema is made: ${JSON.stringify(options)}`, () => {
      for (const make of [imageEditsSchema, imageUpdateSchema])
        assert.throws(() => make(options), { name: "TypeError", message });
    });
  }
});

test("called like a yup schema, validate throws: its answer would be taken for valid", () => {
  const settings = { abortEarly: false, context: {} };
  for (const { validate } of [edits, update])
    assert.throws(() => validate(undefined, settings), {
      name: "TypeError",
      message: /vee-validate 4/,
    });
  assert.equal(edits.validate(null, { libraryOptions: {} }).issues.length, 1);
});

test("the caller's own exceptions pass through", () => {
  const value = {
    get name() {
      throw new RangeError("mine");
    },
  };
  for (const { validate } of [edits, update])
    assert.throws(() => validate(value), { name: "RangeError", message: "mine" });
});
