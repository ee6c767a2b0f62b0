// Edits that were made on one version of an image, carried over to another.
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import fc from "fast-check";
import { api } from "./api.mjs";

/** @typedef {Record<string, string>} Labels */
/** @typedef {{ name: string, description: string, minDiskSize: string, labels: Labels }} Values */

const { buildPatchBody, rebaseImageEdits, validateImageEdits } = api;

// The model: an image is a flat set of places, each with a text. It shares no code and no decision
// with the package.

/**
 * @param {Values} values
 * @returns {Map<string, string>}
 */
function placesOf({ name, description, minDiskSize, labels }) {
  const places = new Map([
    ["name", name],
    ["description", description.replaceAll("\r\n", "\n")],
    ["minDiskSize", minDiskSize],
  ]);
  for (const key of Object.keys(labels)) places.set(`labels ${key}`, labels[key] ?? "");
  return places;
}

/**
 * What the image should be, and the places where both changed it differently.
 *
 * @param {Values} base
 * @param {Values} wanted
 * @param {Values} current
 */
function mergeByModel(base, wanted, current) {
  const [before, ours, theirs] = [base, wanted, current].map(placesOf);
  const merged = new Map();
  const conflicts = [];
  for (const place of new Set([...before.keys(), ...ours.keys(), ...theirs.keys()])) {
    const [b, o, t] = [before.get(place), ours.get(place), theirs.get(place)];
    const result = o === b ? t : o;
    if (result !== undefined) merged.set(place, result);
    if (o !== b && t !== b && o !== t) conflicts.push(place);
  }
  return { merged, conflicts };
}

/**
 * What the server does with a body, by the documentation of the mask.
 *
 * @param {Values} image
 * @param {ReturnType<typeof buildPatchBody>} body
 * @returns {Values}
 */
function afterPatch(image, body) {
  const after = { ...image };
  for (const field of body?.updateMask.split(",") ?? []) {
    const { [field]: value } = /** @type {Record<string, any>} */ (body);
    Object.assign(after, { [field]: value ?? { minDiskSize: "0", labels: {} }[field] ?? "" });
  }
  return after;
}

const KEYS = ["a", "b", "c", "constructor", "d"];

const values = fc.record(
  {
    name: fc.constantFrom("", "a", "b", "c"),
    description: fc.constantFrom("", "x", "one\ntwo", "one\r\ntwo", "one\n"),
    minDiskSize: fc.constantFrom("0", "4194304", "8388608"),
    labels: fc.dictionary(fc.constantFrom(...KEYS), fc.constantFrom("", "1", "2"), {
      noNullPrototype: true,
    }),
  },
  { noNullPrototype: true },
);

/** The spellings in which edits may have a value. */
const spellings = fc.record(
  {
    name: fc.constantFrom("text", "null"),
    minDiskSize: fc.constantFrom("text", "number", "bigint", "null", "empty"),
    labels: fc.constantFrom("object", "rows", "null"),
    blankRow: fc.boolean(),
    isReversed: fc.boolean(),
  },
  { noNullPrototype: true },
);

const fields = fc.subarray(["name", "description", "minDiskSize", "labels"]);

/**
 * Edits that want some fields of `wanted`.
 *
 * @param {Values} wanted
 * @param {typeof spellings extends fc.Arbitrary<infer T> ? T : never} spelling
 * @param {string[]} edited
 */
function editsFor(wanted, spelling, edited) {
  /** @type {Record<string, any>} */
  const edits = {};
  for (const field of edited)
    edits[field] = Object.entries(wanted).find(([key]) => key === field)?.[1];
  if (edits.name === "" && spelling.name === "null") edits.name = null;
  if (edits.minDiskSize !== undefined) {
    const size = edits.minDiskSize;
    if (spelling.minDiskSize === "number") edits.minDiskSize = Number(size);
    if (spelling.minDiskSize === "bigint") edits.minDiskSize = BigInt(size);
    if (spelling.minDiskSize === "null" && size === "0") edits.minDiskSize = null;
    if (spelling.minDiskSize === "empty" && size === "0") edits.minDiskSize = "";
  }
  if (edits.labels !== undefined) {
    if (spelling.labels === "null" && Object.keys(edits.labels).length === 0) edits.labels = null;
    if (spelling.labels === "rows") {
      edits.labels = Object.entries(edits.labels).map(([key, value]) => ({ key, value }));
      if (spelling.isReversed) edits.labels.reverse();
      if (spelling.blankRow) edits.labels.splice(1, 0, { key: "", value: "" });
    }
  }
  return edits;
}

describe("what the server holds has the changes of both sides", () => {
  const drawn = fc.tuple(values, values, values, spellings, fields);
  test("for random edits of two writers", () => {
    fc.assert(
      fc.property(drawn, ([base, drawnWanted, current, spelling, edited]) => {
        const wanted = { ...base };
        for (const field of edited)
          Object.assign(wanted, { [field]: Reflect.get(drawnWanted, field) });
        const edits = editsFor(wanted, spelling, edited);
        const before = structuredClone([edits, base, current]);

        const rebased = rebaseImageEdits(edits, { base, current });
        const { merged, conflicts } = mergeByModel(base, wanted, current);
        assert.deepEqual([edits, base, current], before, "the arguments stay as they are");
        const report = validateImageEdits(rebased.edits, { current });
        assert.deepEqual(report.violations, []);
        const after = afterPatch(current, buildPatchBody(rebased.edits, { current }));
        assert.deepEqual(placesOf(after), merged);
        const places = rebased.conflicts.map((conflict) =>
          conflict.field === "labels" ? `labels ${conflict.key}` : conflict.field,
        );
        assert.deepEqual(places.sort(), conflicts.sort());
        for (const conflict of rebased.conflicts)
          assertVersions(conflict, { base, wanted, current });

        // Rebasing twice equals rebasing once.
        assert.deepEqual(rebaseImageEdits(rebased.edits, { base, current }), rebased);
        // What was rebased changes nothing that it did not change before.
        const again = rebaseImageEdits(rebased.edits, { base: current, current });
        assert.deepEqual(again.conflicts, []);
        const afterwards = afterPatch(current, buildPatchBody(again.edits, { current }));
        assert.deepEqual(placesOf(afterwards), merged);
      }),
      { numRuns: 5_000 },
    );
  });
});

/**
 * @param {import("yc-image-update").Conflict} conflict
 * @param {{ base: Values, wanted: Values, current: Values }} versions
 */
function assertVersions(conflict, { base, wanted, current }) {
  const place = conflict.field === "labels" ? `labels ${conflict.key}` : conflict.field;
  const lines = (/** @type {string | undefined} */ text) => text?.replaceAll("\r\n", "\n");
  assert.equal(lines(conflict.base), placesOf(base).get(place));
  assert.equal(lines(conflict.ours), placesOf(wanted).get(place));
  assert.equal(lines(conflict.theirs), placesOf(current).get(place));
}

const base = {
  name: "web",
  description: "first",
  minDiskSize: "4194304",
  labels: { env: "dev", team: "core", old: "1" },
};

describe("the table of the design", () => {
  const current = { ...base, name: "web-2" };
  test("no change: the other writer's value stays", () => {
    assert.deepEqual(rebaseImageEdits({ name: "web" }, { base, current }), {
      edits: {},
      conflicts: [],
    });
  });
  test("a change of the user alone stays", () => {
    const edits = { description: "second", minDiskSize: 0, labels: null };
    assert.deepEqual(rebaseImageEdits(edits, { base, current }), { edits, conflicts: [] });
  });
  test("the same change is dropped without a conflict", () => {
    assert.deepEqual(rebaseImageEdits({ name: "web-2" }, { base, current }), {
      edits: {},
      conflicts: [],
    });
  });
  test("another change stays, and is a conflict", () => {
    assert.deepEqual(rebaseImageEdits({ name: "web-3" }, { base, current }), {
      edits: { name: "web-3" },
      conflicts: [{ field: "name", path: ["name"], base: "web", ours: "web-3", theirs: "web-2" }],
    });
  });
  test("a size is compared as an integer, and shown in decimal", () => {
    const images = { base, current: { ...base, minDiskSize: 8388608 } };
    assert.deepEqual(rebaseImageEdits({ minDiskSize: 8388608n }, images).edits, {});
    assert.deepEqual(rebaseImageEdits({ minDiskSize: "" }, images), {
      edits: { minDiskSize: "" },
      conflicts: [
        {
          field: "minDiskSize",
          path: ["minDiskSize"],
          base: "4194304",
          ours: "0",
          theirs: "8388608",
        },
      ],
    });
  });
});

describe("labels are merged key by key", () => {
  const current = { ...base, labels: { cost: "42", env: "prod", team: "core" } };

  test("an object", () => {
    const edits = { labels: { env: "test", team: "core", old: "1", mine: "x" } };
    assert.deepEqual(rebaseImageEdits(edits, { base, current }), {
      edits: { labels: { env: "test", team: "core", mine: "x", cost: "42" } },
      conflicts: [
        {
          field: "labels",
          path: ["labels", "env"],
          key: "env",
          base: "dev",
          ours: "test",
          theirs: "prod",
        },
      ],
    });
  });

  test("rows keep their order and their other members, and new labels come last", () => {
    const rows = [
      { id: 1, key: "old", value: "1" },
      { id: 2, key: "team", value: "core" },
      { id: 3, key: "", value: "" },
      { id: 4, key: "env", value: "test" },
    ];
    const { edits, conflicts } = rebaseImageEdits({ labels: rows }, { base, current });
    assert.deepEqual(edits.labels, [
      { id: 2, key: "team", value: "core" },
      { id: 3, key: "", value: "" },
      { id: 4, key: "env", value: "test" },
      { key: "cost", value: "42" },
    ]);
    assert.equal(edits.labels?.[0], rows[1], "a row that stays is the same object");
    assert.deepEqual(
      conflicts.map(({ path }) => path),
      [["labels", 2, "value"]],
    );
  });

  test("a row that nobody edited follows the other writer", () => {
    const rows = [
      { id: 1, key: "env", value: "dev" },
      { id: 2, key: "team", value: "mine" },
      { id: 3, key: "old", value: "1" },
    ];
    assert.deepEqual(rebaseImageEdits({ labels: rows }, { base, current }), {
      edits: {
        labels: [
          { id: 1, key: "env", value: "prod" },
          { id: 2, key: "team", value: "mine" },
          { key: "cost", value: "42" },
        ],
      },
      conflicts: [],
    });
  });

  test("a removed label that the other writer changed is a conflict", () => {
    for (const labels of [[{ key: "team", value: "core" }], { team: "core" }]) {
      const { edits, conflicts } = rebaseImageEdits({ labels }, { base, current });
      assert.deepEqual(buildPatchBody(edits, { current })?.labels, { team: "core", cost: "42" });
      assert.deepEqual(conflicts, [
        {
          field: "labels",
          path: ["labels", "env"],
          key: "env",
          base: "dev",
          ours: undefined,
          theirs: "prod",
        },
      ]);
    }
  });

  test("a changed label that the other writer removed is a conflict", () => {
    const { edits, conflicts } = rebaseImageEdits(
      { labels: { ...base.labels, old: "2" } },
      { base, current },
    );
    assert.deepEqual(edits.labels, { env: "prod", team: "core", old: "2", cost: "42" });
    assert.deepEqual(conflicts, [
      {
        field: "labels",
        path: ["labels", "old"],
        key: "old",
        base: "1",
        ours: "2",
        theirs: undefined,
      },
    ]);
  });

  test("a reset removes the labels that the user saw, and no others", () => {
    const { edits } = rebaseImageEdits({ labels: null }, { base, current });
    assert.deepEqual(edits.labels, { cost: "42" });
  });

  test("keys that every object has", () => {
    const labels = JSON.parse('{ "constructor": "a", "valueOf": "b" }');
    const images = { base: { labels: {} }, current: { labels: JSON.parse('{ "toString": "c" }') } };
    const { edits } = rebaseImageEdits({ labels }, images);
    assert.deepEqual(Object.entries(edits.labels ?? {}), [
      ["constructor", "a"],
      ["valueOf", "b"],
      ["toString", "c"],
    ]);
  });
});

describe("wrong edits stay as they are", () => {
  const current = {
    name: "other",
    description: "other",
    minDiskSize: "8388608",
    labels: { x: "y" },
  };
  const wrong = [
    { name: {} },
    { name: true, zone: "a", imageId: "fd8" },
    { labels: "a=b" },
    { labels: [null, { key: "a", value: "b" }] },
    {
      labels: [
        { key: "a", value: "b" },
        { key: "a", value: "c" },
      ],
    },
    { labels: [{ key: 5, value: "b" }] },
    { labels: { env: null } },
    { labels: [{ key: "env" }] },
    { labels: { ["k".repeat(5000)]: "v" } },
    { labels: Object.fromEntries(Array.from({ length: 1025 }, (_, index) => [`k${index}`, ""])) },
  ];
  for (const edits of wrong) {
    test(JSON.stringify(edits).slice(0, 60), () => {
      const rebased = rebaseImageEdits(/** @type {any} */ (edits), { base, current });
      assert.deepEqual(rebased, { edits, conflicts: [] });
      assert.deepEqual(
        validateImageEdits(rebased.edits, { current }),
        validateImageEdits(edits, { current }),
      );
    });
  }
  for (const edits of [null, undefined, 5, "x", [], () => 1]) {
    test(`no object: ${String(edits)}`, () => {
      const rebased = rebaseImageEdits(/** @type {any} */ (edits), { base, current });
      assert.equal(rebased.edits, edits);
      assert.deepEqual(rebased.conflicts, []);
    });
  }
  test("a wrong text and a wrong size are changes like others", () => {
    const { edits, conflicts } = rebaseImageEdits(
      { name: "BAD", minDiskSize: "5GB" },
      { base, current },
    );
    assert.deepEqual(edits, { name: "BAD", minDiskSize: "5GB" });
    assert.deepEqual(
      conflicts.map(({ ours }) => ours),
      ["BAD", "5GB"],
    );
  });
});

describe("arguments", () => {
  test("an accessor of a class is read once", () => {
    let reads = 0;
    class Form {
      get name() {
        reads++;
        return "mine";
      }
    }
    const { edits } = rebaseImageEdits(new Form(), { base, current: base });
    assert.deepEqual(edits, { name: "mine" });
    assert.equal(reads, 1);
  });

  test("undefined stays as it is", () => {
    const { edits } = rebaseImageEdits(
      { name: undefined, description: "x" },
      { base, current: base },
    );
    assert.deepEqual(edits, { name: undefined, description: "x" });
  });

  test("images as yc prints them", () => {
    const images = { base: { min_disk_size: "4194304" }, current: { min_disk_size: "8388608" } };
    assert.deepEqual(rebaseImageEdits({ minDiskSize: "4194304" }, images).edits, {});
  });

  for (const [options, message] of [
    [undefined, /^options must be an object, not undefined/],
    [{ current: base }, /^options\.base must be an object, not undefined/],
    [{ base }, /^options\.current must be an object, not undefined/],
    [{ base, current: { name: 5 } }, /^options\.current\.name must be a string/],
    [{ base, current: base, contract: "2020-03-16" }, /^options has no member "contract"/],
  ]) {
    test(String(message), () => {
      assert.throws(() => rebaseImageEdits({}, /** @type {any} */ (options)), {
        name: "TypeError",
        message,
      });
    });
  }
});
