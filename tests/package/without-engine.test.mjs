// What the fast path is for: valid input without a call of the engine. The first such call starts
// an instance, and no test here may start one.
import assert from "node:assert/strict";
import { describe, test } from "node:test";

import { acceptedText, CONTRACTS, TEXT_KINDS } from "../support/inputs.mjs";
import { memories } from "./instances.mjs";
import { api } from "./api.mjs";

const { validateImageEdits, validateImageUpdate } = api;

/** @param {keyof typeof TEXT_KINDS} kind */
const textsOf = (kind) =>
  [1, 2, 3, 62, 63].flatMap((length) =>
    Array.from({ length: 40 }, (_, start) => acceptedText(TEXT_KINDS[kind], length, start)),
  );

/** @param {number} count */
const pairs = (count) => Array.from({ length: count }, (_, index) => [`k${index}`, "v"]);

/** Values that are accepted, of each field. */
const values = {
  name: ["", ...textsOf("name")],
  description: ["", "a", "a".repeat(256), "😀", "😀".repeat(256), `${"a".repeat(255)}😀`],
  minDiskSize: [
    ...["4194304", "4194305", "99999999999", "4398046511103", "4398046511104"],
    ...[4194304, 4194305, 4398046511104],
  ],
  labels: [
    {},
    ...[1, 2, 63, 64].map((count) => Object.fromEntries(pairs(count))),
    ...textsOf("key").map((key) => ({ [key]: "" })),
    ...textsOf("value").map((value) => ({ k: value })),
  ],
};
const rows = [0, 1, 2, 63, 64].map((count) => pairs(count).map(([key, value]) => ({ key, value })));

/** One value of each field. */
const all = { name: "a", description: "b", minDiskSize: "4194304", labels: { k: "v" } };

/** @type {(call: "validateImageUpdate" | "validateImageEdits", input: object, options?: object) => void} */
function assertAccepted(call, input, options) {
  assert.ok(api[call](input, options).valid);
  assert.equal(memories.length, 0, `${call} of ${JSON.stringify({ input, options })}`);
}

describe("each field", () => {
  for (const contract of CONTRACTS) {
    for (const [field, list] of Object.entries(values)) {
      test(`${field}, ${contract}`, () => {
        for (const value of list) {
          const update = { updateMask: field, [field]: value };
          assertAccepted("validateImageUpdate", update, { contract });
          assertAccepted("validateImageEdits", { [field]: value }, { contract });
        }
      });
    }
    test(`rows of labels, ${contract}`, () => {
      for (const labels of rows) assertAccepted("validateImageEdits", { labels }, { contract });
    });
  }
  test("an underscore inside a name, since 2025-01-27", () => {
    const update = { updateMask: "name", name: "a_b" };
    assertAccepted("validateImageUpdate", update, { contract: "2025-01-27" });
  });
});

test("any fields, in any order of the mask, beside members that are undefined", () => {
  const fields = Object.keys(all);
  for (let bits = 1; bits < 1 << fields.length; bits++) {
    const named = fields.filter((_, index) => bits & (1 << index));
    const members = Object.fromEntries(
      fields.map((field) => [field, named.includes(field) ? all[field] : undefined]),
    );
    for (const updateMask of [named.join(), named.toReversed().join()])
      assertAccepted("validateImageUpdate", { updateMask, ...members });
    assertAccepted("validateImageEdits", members);
  }
});

test("no edits", () => {
  assertAccepted("validateImageEdits", {});
});

describe("beside an image", () => {
  test("of which no size is known", () => {
    for (const current of [{}, { name: "b", minDiskSize: "1" }]) {
      assertAccepted(
        "validateImageUpdate",
        { updateMask: Object.keys(all).join(), ...all },
        { current },
      );
      assertAccepted("validateImageEdits", all, { current });
    }
  });

  test("whose size is compared with no other", () => {
    for (const current of [{ storageSize: "5" }, { size: "5" }]) {
      assertAccepted("validateImageUpdate", { updateMask: "name", name: "a" }, { current });
      assertAccepted("validateImageEdits", { name: "a" }, { current });
    }
  });

  test("what it has already, valid or not", () => {
    const same = {
      name: "Old Name",
      description: "a".repeat(257),
      minDiskSize: "5",
      labels: { Env: "Prod", K: "" },
    };
    const current = { ...same, storageSize: "5" };
    assertAccepted("validateImageEdits", same, { current });
    for (const [field, value] of Object.entries(same))
      assertAccepted("validateImageEdits", { [field]: value }, { current });
    const labels = Object.entries(same.labels).map(([key, value]) => ({ key, value }));
    assertAccepted("validateImageEdits", { labels }, { current });
  });
});

test("an input that the engine has to judge starts it", () => {
  assert.equal(validateImageUpdate({ updateMask: "name", name: "A" }).valid, false);
  assert.equal(validateImageEdits({ name: "A" }).valid, false);
  assert.equal(memories.length, 1);
});
