// The fast path never changes a result.
//
// Two packages get the same inputs: the published one, and one whose fast paths always answer
// "unknown", so that the engine judges everything. Every public result must be the same.
import assert from "node:assert/strict";
import { describe, test } from "node:test";

import fc from "fast-check";

import {
  acceptedText,
  CHARACTERS,
  CONTRACTS,
  editsArguments,
  POSITIONS,
  previewArguments,
  replaceCharacter,
  TEXT_KINDS,
  updateArguments,
} from "../support/inputs.mjs";
import { api as published, loadPackage } from "./api.mjs";

const engineOnly = await loadPackage("YC_ENGINE_ONLY_PACKAGE_DIR");

const SEED = 20200316;
const ROUNDS = Number(process.env.YC_FAST_PATH_ROUNDS ?? 20_000);

/** What a call returned or threw. */
function outcomeOf(call, args) {
  try {
    return { returned: call(...args) };
  } catch ({ name, message, violations }) {
    return { thrown: { name, message, violations } };
  }
}

/** JSON, which also shows the order of members. */
const textOf = (outcome) =>
  JSON.stringify(outcome, (_, value) => (typeof value === "bigint" ? `${value}n` : value));

/** Calls both packages; returns whether the input is valid. */
function assertSame(name, args) {
  const expected = outcomeOf(engineOnly[name], args);
  const actual = outcomeOf(published[name], args);
  assert.deepEqual(actual, expected);
  assert.equal(textOf(actual), textOf(expected));
  return expected.returned?.valid ?? expected.thrown === undefined;
}

describe("drawn inputs have the same result without the fast path", () => {
  for (const [name, drawn] of [
    ["validateImageUpdate", updateArguments],
    ["validateImageEdits", editsArguments],
    ["buildPatchBody", editsArguments],
    ["previewImageUpdate", previewArguments],
  ]) {
    test(name, () => {
      let valid = 0;
      // A failure prints the seed, and the smallest arguments that fail.
      const property = fc.property(drawn, (args) => {
        if (assertSame(name, args)) valid++;
      });
      // Not shrunk: for some faults of the fast path that took a quarter of an hour.
      const settings = { seed: SEED, numRuns: ROUNDS, includeErrorInReport: true };
      fc.assert(property, { ...settings, endOnFailure: true });
      assert.ok(valid > ROUNDS / 2, `only ${valid} of ${ROUNDS} inputs are valid`);
    });
  }
});

describe("each character at each position has the same result without the fast path", () => {
  const fields = {
    name: (name) => ({ name }),
    key: (key) => ({ labels: { k: "v", [key]: "v" } }),
    value: (value) => ({ labels: { k: "v", "other-key": value } }),
  };
  for (const contract of CONTRACTS) {
    for (const [kind, makeFields] of Object.entries(fields)) {
      test(`${kind}, ${contract}`, () => {
        const text = acceptedText(TEXT_KINDS[kind], 9, 0);
        for (const position of POSITIONS) {
          for (const character of CHARACTERS) {
            const edits = makeFields(replaceCharacter(text, position, character));
            const update = { updateMask: Object.keys(edits).join(), ...edits };
            assertSame("validateImageUpdate", [update, { contract }]);
            assertSame("validateImageEdits", [edits, { contract }]);
            assertSame("buildPatchBody", [edits, { contract }]);
            assertSame("buildPatchBody", [edits, { contract, current: makeFields(text) }]);
            assertSame("previewImageUpdate", [makeFields(text), update, { contract }]);
          }
        }
      });
    }
  }
});

test("inputs that are almost accepted have the same result without the fast path", () => {
  const all = { name: "a", description: "b", minDiskSize: "4194304", labels: { a: "b" } };
  const updates = [
    5,
    null,
    [],
    {},
    { name: "a" },
    { updateMask: "" },
    { updateMask: null },
    { updateMask: "*", ...all },
    ...["Name", "name\n", " name", "name,", "name,name", "name;labels", "*"].map((updateMask) => ({
      updateMask,
      name: "a",
    })),
    { updateMask: "name;labels", name: "a", labels: {} },
    { updateMask: "name", name: `${"a".repeat(40)}A${"a".repeat(20)}` },
    { updateMask: "labels", labels: { k: null } },
  ];
  const edits = [
    5,
    null,
    "text",
    { updateMask: "name", name: "a" },
    { imageId: "fd8", name: "a" },
    { labels: { k: null } },
    { labels: ["v"] },
    { labels: [{ key: 5, value: "v" }] },
    { labels: [{ key: null, value: "v" }] },
    { labels: [{ value: "v" }] },
    { minDiskSize: 2 ** 53 },
  ];
  const options = [{}, { current: { minDiskSize: "9007199254740992", labels: { v: "" } } }];
  for (const option of options) {
    for (const update of updates) assertSame("validateImageUpdate", [update, option]);
    for (const edit of edits) {
      assertSame("validateImageEdits", [edit, option]);
      assertSame("buildPatchBody", [edit, option]);
    }
  }
});
