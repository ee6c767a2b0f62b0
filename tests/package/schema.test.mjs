// The Standard Schemas, by themselves: tests/recipes puts them into libraries.
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { describe, test } from "node:test";

import { api, fileOf } from "./api.mjs";
import { decode } from "./tagged.mjs";

const { buildRequest, imageEditsSchema, imageUpdateSchema, requestBodySchema } = api;
const { validateImageEdits, validateImageUpdate } = api;
const { en } = await import(fileOf("messages/en.js"));
const { ru } = await import(fileOf("messages/ru.js"));
const edits = imageEditsSchema()["~standard"];
const update = imageUpdateSchema()["~standard"];
const body = requestBodySchema()["~standard"];

for (const [name, standard] of Object.entries({
  imageUpdateSchema: update,
  imageEditsSchema: edits,
  requestBodySchema: body,
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
    const [{ message, ...issue }] = edits.validate({ labels: [{ key: "", value: "a" }] }).issues;
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
  test("an unknown one is refused, and the error names those that there are", () => {
    assert.throws(() => imageEditsSchema({ strict: true }), {
      name: "TypeError",
      message: 'options has no member "strict"; it may have contract, current and message',
    });
    assert.throws(() => requestBodySchema({ current: {} }), {
      name: "TypeError",
      message: 'options has no member "current"; it may have contract, strict and message',
    });
  });
});

describe("requestBodySchema", () => {
  /** The violations that buildRequest throws for a body. */
  const refused = (value, options) => {
    try {
      buildRequest("fd8", value, options);
      return [];
    } catch (error) {
      assert.equal(error.name, "ImageUpdateError");
      return error.violations;
    }
  };
  const mask = { updateMask: "name,description,minDiskSize,labels" };
  const bodies = [
    { updateMask: "name", name: "a" },
    mask,
    { ...mask, name: null, description: "", minDiskSize: 4194304n, labels: { "a.b": "" } },
    { updateMask: "name,name", name: "a", description: "outside" },
    {},
    { name: "a" },
    { updateMask: null, name: "a" },
    { updateMask: undefined },
    { updateMask: "" },
    { updateMask: "nam", name: "A", min_disk_size: 1 },
    { updateMask: "name", name: "a", imageId: "fd8" },
    { updateMask: "name", name: "a", imageId: null },
    { updateMask: "name", name: "a", imageId: undefined },
    { updateMask: "name", name: "a_b" },
    { updateMask: "minDiskSize", minDiskSize: 0 },
    { updateMask: "labels", labels: [{ key: "a", value: "b" }] },
    null,
    undefined,
    [],
    "name",
  ];
  for (const contract of ["2020-03-16", "2025-01-27"]) {
    const { validate } = requestBodySchema({ contract })["~standard"];
    const strict = requestBodySchema({ contract, strict: true })["~standard"];
    for (const value of bodies) {
      const text = JSON.stringify(value, (_, member) =>
        typeof member === "bigint" ? String(member) : member,
      );
      test(`${contract}: its verdict on ${text} is that of buildRequest`, () => {
        const violations = refused(value, { contract });
        const result = validate(value);
        assert.deepEqual(
          (result.issues ?? []).map(({ movedFrom, ...issue }) => ({
            ...issue,
            path: movedFrom ?? issue.path,
          })),
          violations,
        );
        if (violations.length === 0) assert.deepEqual(result, { value });
      });
      test(`${contract}: strict, it also refuses ${text} for its warnings`, () => {
        const rules = ({ issues = [] }) => issues.map(({ rule }) => rule);
        const isMissing = (rule) => rule === "field_mask.missing";
        const warnings = validateImageUpdate(value, { contract }).warnings.map(({ rule }) => rule);
        assert.deepEqual(rules(strict.validate(value)), [
          ...rules(validate(value)),
          // Already a violation.
          ...warnings.filter((rule) => !isMissing(rule)),
        ]);
      });
    }
  }

  test("its verdict is that of buildRequest on every shared vector of an update", () => {
    const folder = new URL("../vectors/", import.meta.url);
    const files = readdirSync(folder).filter((name) => name.endsWith(".json"));
    const vectors = files.flatMap((file) =>
      JSON.parse(readFileSync(new URL(file, folder), "utf8")),
    );
    const updates = vectors.filter(({ call, throws }) => call === "validateImageUpdate" && !throws);
    assert.ok(updates.length > 500);
    for (const { comment, args } of updates) {
      const [value, options] = args.map(decode);
      const settings = { contract: options?.contract };
      const { issues = [] } = requestBodySchema(settings)["~standard"].validate(value);
      assert.deepEqual(
        issues.map(({ rule, params }) => [rule, params]),
        refused(value, settings).map(({ rule, params }) => [rule, params]),
        comment,
      );
    }
  });
  test("a body without a mask lacks one", () => {
    const { issues } = body.validate({ name: "a" });
    assert.deepEqual(
      issues.map(({ rule, path, params }) => [rule, path, params]),
      [
        [
          "field_mask.missing",
          ["updateMask"],
          { fields: ["description", "minDiskSize", "labels"] },
        ],
      ],
    );
  });
  test("strict: an accidental reset is refused", () => {
    const value = { updateMask: "name,labels", name: "a" };
    assert.deepEqual(body.validate(value), { value });
    const { issues } = requestBodySchema({ strict: true })["~standard"].validate(value);
    assert.deepEqual(
      issues.map(({ rule, path }) => [rule, path]),
      [["field_mask.reset", ["labels"]]],
    );
  });
  test("options of the wrong type are refused when the schema is made", () => {
    for (const [options, message] of [
      [{ strict: 1 }, "options.strict must be a boolean, not a number"],
      [{ contract: "2020" }, /^options\.contract must be one of/],
      [{ message: "no" }, "options.message must be a function, not a string"],
      [null, /^options must be an object/],
    ])
      assert.throws(() => requestBodySchema(options), { name: "TypeError", message });
  });
});

describe("the option message", () => {
  const makers = { imageEditsSchema, imageUpdateSchema, requestBodySchema };
  for (const [name, make] of Object.entries(makers)) {
    test(`${name}: writes the sentence of each issue`, () => {
      const value = { name: "A", labels: { B: "c" } };
      const inEnglish = make()["~standard"].validate(value).issues;
      const inRussian = make({ message: ru })["~standard"].validate(value).issues;
      assert.ok(inRussian.length > 1);
      assert.deepEqual(
        inRussian,
        inEnglish.map((issue) => ({ ...issue, message: ru(issue) })),
      );
      assert.match(inRussian[0].message, /[а-я]/);
    });
  }
  test("gets the violation at its real place, and leaves the violation as it is", () => {
    const seen = [];
    const { validate } = imageEditsSchema({
      message(violation) {
        seen.push(violation);
        return "mine";
      },
    })["~standard"];
    const [issue] = validate(null).issues;
    assert.deepEqual([issue.message, issue.path, issue.movedFrom], ["mine", ["name"], []]);
    assert.deepEqual(seen, validateImageEdits(null).violations);
  });
  test("is refused when the schema is made, if it is no function", () => {
    for (const make of Object.values(makers)) {
      assert.throws(() => make({ message: null }), {
        name: "TypeError",
        message: "options.message must be a function, not null",
      });
    }
  });
  test("its own exception passes through", () => {
    const { validate } = imageEditsSchema({
      message() {
        throw new RangeError("mine");
      },
    })["~standard"];
    assert.throws(() => validate(null), { name: "RangeError", message: "mine" });
  });
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
