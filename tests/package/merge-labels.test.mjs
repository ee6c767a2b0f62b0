// mergeLabels: the set of labels to send, for every kind of change and every key.
import assert from "node:assert/strict";
import { describe, test } from "node:test";

import fc from "fast-check";

import { api } from "./api.mjs";

const { buildPatchBody, mergeLabels, previewImageUpdate, ImageUpdateError } = api;

/** Keys that every object inherits, or that an assignment would treat in a special way. */
const BUILT_IN = ["__proto__", "constructor", "hasOwnProperty", "toString", "valueOf"];

/** An object with these members as its own. */
const own = (entries) => Object.fromEntries(entries);

describe("changes", () => {
  for (const [name, labels, changes, merged] of [
    ["a string adds a label", { a: "1" }, { b: "2" }, { a: "1", b: "2" }],
    ["a string replaces a value", { a: "1", b: "2" }, { a: "3" }, { a: "3", b: "2" }],
    ["an empty string is a value", { a: "1" }, { a: "" }, { a: "" }],
    ["null removes a label", { a: "1", b: "2" }, { a: null }, { b: "2" }],
    ["null for a label that is not there", { a: "1" }, { b: null }, { a: "1" }],
    ["undefined leaves a label", { a: "1" }, { a: undefined }, { a: "1" }],
    ["undefined for a label that is not there", { a: "1" }, { b: undefined }, { a: "1" }],
    ["none", { a: "1" }, {}, { a: "1" }],
    ["no labels yet", undefined, { a: "1" }, { a: "1" }],
    ["null labels", null, { a: "1", b: null }, { a: "1" }],
    ["all labels", { a: "1" }, { a: null }, {}],
  ]) {
    test(name, () => {
      const before = structuredClone([labels, changes]);
      assert.deepEqual(mergeLabels(labels, changes), merged);
      assert.deepEqual([labels, changes], before, "the arguments are not changed");
    });
  }

  test("the order is that of the labels, then that of the changes", () => {
    const merged = mergeLabels({ z: "1", m: "2", a: "3" }, { y: "4", m: "5", b: "6" });
    assert.deepEqual(Object.keys(merged), ["z", "m", "a", "y", "b"]);
  });

  test("the result is a new, plain object", () => {
    const labels = Object.freeze({ a: "1" });
    const merged = mergeLabels(labels, {});
    assert.notEqual(merged, labels);
    assert.equal(Object.getPrototypeOf(merged), Object.prototype);
    merged.b = "2";
  });
});

describe("keys", () => {
  for (const key of BUILT_IN) {
    test(`${key} is a key like any other`, () => {
      const labels = own([[key, "1"]]);
      const merged = mergeLabels({ a: "" }, labels);
      assert.equal(Object.getPrototypeOf(merged), Object.prototype);
      assert.deepEqual(Object.entries(merged), [
        ["a", ""],
        [key, "1"],
      ]);
      assert.deepEqual(Object.entries(mergeLabels(labels, {})), [[key, "1"]]);
      assert.deepEqual(Object.entries(mergeLabels(labels, own([[key, null]]))), []);
      assert.deepEqual(Object.entries(mergeLabels({}, own([[key, null]]))), []);
    });
  }

  test("only own members count", () => {
    const labels = Object.create({ inherited: "1" }, {});
    const changes = Object.create({ inherited: "2" }, {});
    assert.deepEqual(mergeLabels(labels, changes), {});
  });

  test("an invalid key is refused where it is sent", () => {
    const labels = mergeLabels({}, JSON.parse('{"__proto__":"x"}'));
    assert.throws(() => buildPatchBody({ labels }), ImageUpdateError);
  });
});

describe("a bug in the caller", () => {
  for (const [args, message] of [
    [[[], {}], "labels must be an object, not an array"],
    [[new Map(), {}], "labels must be an object, not a Map"],
    [["a=b", {}], "labels must be an object, not a string"],
    [[{ a: 1 }, {}], 'labels must hold strings only, but "a" is a number'],
    [[{ a: null }, { a: "1" }], 'labels must hold strings only, but "a" is null'],
    [[{}, undefined], "changes must be an object, not undefined"],
    [[{}, null], "changes must be an object, not null"],
    [[{}, new Map([["a", "1"]])], "changes must be an object, not a Map"],
    [[{}, [{ key: "a", value: "1" }]], "changes must be an object, not an array"],
    [[{}, { a: 1 }], 'changes must hold strings, null and undefined only, but "a" is a number'],
    [
      [{}, { "\u202e": ["x"] }],
      'changes must hold strings, null and undefined only, but "\\u202e" is an array',
    ],
  ]) {
    test(message, () => assert.throws(() => mergeLabels(...args), { name: "TypeError", message }));
  }
});

test("a body with merged labels makes these changes and no other", () => {
  const key = fc.constantFrom("a", "b", "c", "constructor", "tostring");
  const value = fc.constantFrom("", "1", "2");
  const records = fc.dictionary(key, value);
  const changesOf = fc.dictionary(key, fc.option(value, { nil: null }));
  fc.assert(
    fc.property(records, changesOf, (labels, changes) => {
      const body = buildPatchBody(
        { labels: mergeLabels(labels, changes) },
        { current: { labels } },
      );
      const held = body === null ? { labels } : previewImageUpdate({ labels }, body).image;
      for (const name of ["a", "b", "c", "constructor", "tostring"]) {
        const source = Object.hasOwn(changes, name) ? changes : labels;
        const expected = Object.hasOwn(source, name) ? (source[name] ?? undefined) : undefined;
        const found = Object.hasOwn(held.labels, name) ? held.labels[name] : undefined;
        assert.equal(found, expected);
      }
    }),
  );
});
