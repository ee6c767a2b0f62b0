// renderPreview: the plan, whatever the values are.
import assert from "node:assert/strict";
import { describe, test } from "node:test";

import fc from "fast-check";

import { BEGINNING, UNSAFE } from "../support/characters.mjs";
import { api } from "./api.mjs";

const { buildPatchBody, previewImageUpdate, renderPreview } = api;

const ALL = "name,description,minDiskSize,labels";
const plan = (current, body, options) => renderPreview(previewImageUpdate(current, body), options);

describe("a plan", () => {
  test("has a line for each field and each label that changes", () => {
    const current = {
      name: "web-2204",
      description: "Old",
      minDiskSize: "4194304",
      labels: { env: "prod", cost: "42", keep: "1", constructor: "c" },
    };
    const body = {
      updateMask: ALL,
      name: "web-2404",
      minDiskSize: 5368709120,
      labels: { team: "", env: "test", keep: "1", tostring: "t" },
    };
    assert.equal(
      plan(current, body),
      `\
  ~ name                "web-2204" -> "web-2404"
  - description         "Old"
  ~ minDiskSize         4194304 (4 MiB) -> 5368709120 (5 GiB)
  - labels.constructor  "c"
  - labels.cost         "42"
  ~ labels.env          "prod" -> "test"
  + labels.team         ""
  + labels.tostring     "t"
2 to add, 3 to change, 3 to remove`,
    );
  });

  test("of an image without values", () => {
    const body = { updateMask: ALL, name: "a", description: "b", minDiskSize: "5000000" };
    assert.equal(
      plan({}, body),
      `\
  + name         "a"
  + description  "b"
  + minDiskSize  5000000 (5,000,000 bytes)
3 to add, 0 to change, 0 to remove`,
    );
  });

  test("that removes everything", () => {
    const current = { name: "a", description: "b", min_disk_size: 4194304, labels: { "a.b": "" } };
    assert.equal(
      plan(current, { updateMask: ALL }),
      `\
  - name         "a"
  - description  "b"
  - minDiskSize  4194304 (4 MiB)
  - labels.a.b   ""
0 to add, 0 to change, 4 to remove`,
    );
  });

  for (const [name, current, body] of [
    ["sets what is there", { name: "a", labels: { b: "c" } }, { name: "a", labels: { b: "c" } }],
    ["resets what has no value", {}, {}],
    ["has values outside the mask", { name: "a" }, { updateMask: "labels", name: "b" }],
  ]) {
    test(`that changes nothing, because it ${name}`, () => {
      const updateMask = "name,labels";
      assert.equal(plan(current, { updateMask, ...body }), "0 to add, 0 to change, 0 to remove");
    });
  }

  test("with a title", () => {
    assert.equal(
      plan({}, { updateMask: "name", name: "a" }, { title: 'fd8 "web" \\ é' }),
      'fd8 "web" \\ é\n  + name  "a"\n1 to add, 0 to change, 0 to remove',
    );
  });

  test("with colours", () => {
    const current = { description: "Old", labels: { env: "prod" } };
    const body = { updateMask: ALL, name: "a", labels: { env: "test" } };
    assert.equal(
      plan(current, body, { color: true }),
      `\
  \x1b[32m+\x1b[39m name         "a"
  \x1b[31m-\x1b[39m description  "Old"
  \x1b[33m~\x1b[39m labels.env   "prod" -> "test"
1 to add, 1 to change, 1 to remove`,
    );
  });

  test("with undefined options", () => {
    const text = plan({}, { updateMask: "name", name: "a" });
    for (const options of [undefined, {}, { color: undefined, title: undefined }, { color: false }])
      assert.equal(plan({}, { updateMask: "name", name: "a" }, options), text);
  });
});

describe("inert text", () => {
  const hostile = [...new Set([...BEGINNING, ...UNSAFE])];
  const isHarmless = (line) =>
    !UNSAFE.some((character) => line.includes(character)) && !/\p{Cc}/u.test(line);

  for (const character of hostile) {
    test(`U+${character.codePointAt(0).toString(16).padStart(4, "0")}`, () => {
      const text = `a${character}b`;
      const current = { name: text, description: text, labels: { [text]: text, x: text } };
      const lines = plan(current, { updateMask: ALL, labels: { x: "y" } }, { title: text }).split(
        "\n",
      );
      assert.equal(lines.length, 6);
      for (const line of lines) assert.ok(isHarmless(line), JSON.stringify(line));
      for (const line of lines.slice(1, 3))
        assert.equal(JSON.parse(/".*"$/.exec(line)[0]), text, "the value, escaped");
    });
  }

  test("a value cannot fake a line, a colour or an arrow between values", () => {
    const value = '" -> "x"\n  + name  "y"\x1b[32m';
    assert.equal(
      plan({ description: value }, { updateMask: "description" }),
      `  - description  ${JSON.stringify(value)}\n0 to add, 0 to change, 1 to remove`,
    );
  });

  test("a lone surrogate", () => {
    assert.match(
      plan({ labels: { a: "\ud800" } }, { updateMask: "labels" }),
      /^ {2}- labels\.a {2}"\\ud800"\n/,
    );
  });
});

test("the lines are those of a model", () => {
  const texts = fc.constantFrom("", "a", "b", "c");
  const labels = fc.dictionary(fc.constantFrom("a", "b", "constructor", "x/y"), texts);
  const sizes = fc.constantFrom(undefined, "4194304", "4194305", "5368709120");
  const images = fc.record({ name: texts, description: texts, minDiskSize: sizes, labels });
  const flat = ({ name, description, minDiskSize, labels: pairs }) =>
    new Map(
      [
        ["name", name || undefined],
        ["description", description || undefined],
        ["minDiskSize", minDiskSize],
        ...Object.entries(pairs).map(([key, value]) => [`labels.${key}`, value]),
      ].filter(([, value]) => value !== undefined),
    );
  fc.assert(
    fc.property(images, images, (current, edited) => {
      const edits = { ...edited, minDiskSize: edited.minDiskSize ?? null };
      const body = buildPatchBody(edits, { current });
      if (body === null) return;
      const [before, after] = [flat(current), flat(edited)];
      const signs = new Map();
      for (const name of new Set([...before.keys(), ...after.keys()])) {
        if (before.get(name) === after.get(name)) continue;
        signs.set(name, !before.has(name) ? "+" : !after.has(name) ? "-" : "~");
      }
      const lines = plan(current, body).split("\n");
      const count = (sign) => [...signs.values()].filter((one) => one === sign).length;
      assert.equal(
        lines.pop(),
        `${count("+")} to add, ${count("~")} to change, ${count("-")} to remove`,
      );
      const found = lines.map((line) => /^ {2}([-+~]) (\S+) +\S/.exec(line));
      assert.deepEqual(new Map(found.map(([, sign, name]) => [name, sign])), signs);
      assert.equal(new Set(found.map(([start]) => start.length)).size, 1, "aligned");
    }),
  );
});

describe("a bug in the caller", () => {
  const preview = previewImageUpdate({}, { updateMask: "name" });
  for (const [options, message] of [
    [null, "options must be an object, not null"],
    [{ color: "red" }, "options.color must be a boolean, not a string"],
    [{ color: null }, "options.color must be a boolean, not null"],
    [{ title: 5 }, "options.title must be a string, not a number"],
    [{ title: null }, "options.title must be a string, not null"],
    [{ colour: true }, 'options has no member "colour"; it may have color and title'],
  ]) {
    test(message, () =>
      assert.throws(() => renderPreview(preview, options), { name: "TypeError", message }),
    );
  }
  for (const wrong of [undefined, null, {}, [], "plan", { effects: {} }]) {
    test(`${JSON.stringify(wrong)} instead of a preview`, () =>
      assert.throws(() => renderPreview(wrong), TypeError));
  }
});
