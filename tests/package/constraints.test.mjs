// The exported constraints against the engine. RegExp is the oracle, with each flag that a user may
// choose.
import assert from "node:assert/strict";
import { describe, test } from "node:test";

import { api } from "./api.mjs";

const { constraints, validateImageUpdate } = api;

// Characters on both sides of each class in the patterns, line breaks, and some beyond ASCII.
const ALPHABET = [..."abyzAZ019-_./\\@`{[^:,|$?+* \n\r", "\u2028", "é", "ａ", "😀"];
const STRINGS = [""];
for (let from = 0, length = 1; length <= 2; length++) {
  const to = STRINGS.length;
  for (; from < to; from++)
    for (const character of ALPHABET) STRINGS.push(`${STRINGS[from]}${character}`);
}
for (const length of [61, 62, 63, 64, 65]) {
  for (const character of ALPHABET) {
    STRINGS.push(
      "a".repeat(length - 1) + character,
      character + "a".repeat(length - 1),
      `${"a".repeat(length - 2)}${character}a`,
    );
  }
}

/** Whether the engine reports the pattern. For an empty key it reports only the length. */
function isRefused(update, contract) {
  const { violations } = validateImageUpdate(
    { updateMask: "name,labels", ...update },
    { contract },
  );
  return violations.some(({ rule }) => rule === "string.pattern" || rule === "string.min_len");
}

for (const [contract, { name, labels }] of Object.entries(constraints)) {
  describe(contract, () => {
    const cases = {
      name: [name.pattern, (text) => ({ name: text })],
      "label key": [labels.key.pattern, (text) => ({ labels: { [text]: "" } })],
      "label value": [labels.value.pattern, (text) => ({ labels: { k: text } })],
    };
    for (const [place, [pattern, update]] of Object.entries(cases)) {
      for (const flags of ["", "u", "v"]) {
        test(`${place}, flags "${flags}"`, () => {
          const regExp = new RegExp(pattern, flags);
          const verdicts = new Set();
          for (const text of STRINGS) {
            const matches = regExp.test(text);
            verdicts.add(matches);
            assert.equal(isRefused(update(text), contract), !matches, JSON.stringify(text));
          }
          assert.equal(verdicts.size, 2);
        });
      }
    }
  });
}

test("the limits are those of the engine", () => {
  const { imageId, description, minDiskSize, labels } = constraints["2020-03-16"];
  const rules = (update) =>
    validateImageUpdate({
      updateMask: "name,description,minDiskSize,labels",
      ...update,
    }).violations.map(({ rule }) => rule);
  const many = (count) =>
    Object.fromEntries(Array.from({ length: count }, (_, index) => [`k${index}`, ""]));
  for (const [limit, at, beyond, rule] of [
    [imageId.maxLength, (n) => ({ imageId: "😀".repeat(n) }), 1, "string.max_len"],
    [description.maxLength, (n) => ({ description: "😀".repeat(n) }), 1, "string.max_len"],
    [minDiskSize.min, (n) => ({ minDiskSize: n }), -1, "int64.gte_lte"],
    [minDiskSize.max, (n) => ({ minDiskSize: n }), 1, "int64.gte_lte"],
    [labels.maxPairs, (n) => ({ labels: many(n) }), 1, "map.max_pairs"],
    [labels.key.maxLength, (n) => ({ labels: { ["k".repeat(n)]: "" } }), 1, "string.max_len"],
    [labels.key.minLength, (n) => ({ labels: { ["k".repeat(n)]: "" } }), -1, "string.min_len"],
    [labels.value.maxLength, (n) => ({ labels: { k: "v".repeat(n) } }), 1, "string.max_len"],
  ]) {
    assert.deepEqual(rules(at(limit)), []);
    assert.deepEqual(rules(at(limit + beyond)), [rule]);
  }
});

test("they are deeply frozen", () => {
  const visit = (value) => {
    if (typeof value !== "object") return;
    assert.ok(Object.isFrozen(value));
    Object.values(value).forEach(visit);
  };
  visit(constraints);
});
