import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import { draftOf, editsOf, newRow, sameDraft } from "../../www/page/data/draft.js";
import { labelsInText } from "../../www/page/data/label-text.js";
import { isOpen, rebaseDraft, withTheirs } from "../../www/page/data/rebase.js";
import { bytesOf, readableSize } from "../../www/page/data/size.js";
import { visibleJson, visibleParts } from "../../www/page/data/visible.js";
import { statics } from "../../www/page/text/ru.js";

test("a size is shown in the largest unit that fits", () => {
  for (const [bytes, expected] of [
    ["0", "0 bytes"],
    ["1", "1 bytes"],
    ["1023", "1023 bytes"],
    ["1024", "1 KiB"],
    ["4194304", "4 MiB"],
    ["5637144576", "5.25 GiB"],
    ["10737418240", "10 GiB"],
    ["10737418241", "≈ 10 GiB"],
    ["10000000000", "≈ 9.31 GiB"],
    ["107374182400", "100 GiB"],
    ["4398046511104", "4 TiB"],
    ["", ""],
    ["-1", ""],
    ["1e9", ""],
    ["10 GiB", ""],
    ["9".repeat(19), ""],
  ]) {
    assert.equal(readableSize(bytes), expected, bytes);
  }
});

/** The edits of a draft, without the ids of the rows. */
function valuesOf(draft) {
  const { labels, ...fields } = editsOf(draft);
  return { ...fields, labels: labels.map(({ key, value }) => ({ key, value })) };
}

test("the edits of a draft have all four fields", () => {
  assert.deepEqual(valuesOf(draftOf({})), {
    name: "",
    description: "",
    minDiskSize: "",
    labels: [],
  });
  assert.deepEqual(valuesOf(draftOf({ name: "a", minDiskSize: 5e6, labels: { k: "v" } })), {
    name: "a",
    description: "",
    minDiskSize: "5000000",
    labels: [{ key: "k", value: "v" }],
  });
});

test("drafts are the same if only the order of labels differs", () => {
  assert.ok(
    sameDraft(draftOf({ labels: { a: "1", b: "2" } }), draftOf({ labels: { b: "2", a: "1" } })),
  );
  assert.ok(!sameDraft(draftOf({ labels: { a: "1" } }), draftOf({ labels: { a: "2" } })));
});

test("a rebased draft keeps the edits and takes everything else from the image", () => {
  const base = { name: "old", description: "old", labels: { a: "1", b: "1", gone: "1" } };
  const draft = {
    ...draftOf(base),
    name: "edited",
    labels: [newRow("a", "mine"), newRow("b", "1"), newRow("added", ""), newRow()],
  };
  const current = {
    name: "new",
    description: "new",
    minDiskSize: "4194304",
    labels: { a: "theirs", b: "2", gone: "1", cost: "42" },
  };
  const rebased = rebaseDraft(draft, base, current);
  assert.deepEqual(valuesOf(rebased.draft), {
    name: "edited",
    description: "new",
    minDiskSize: "4194304",
    labels: [
      { key: "a", value: "mine" },
      { key: "b", value: "2" },
      { key: "added", value: "" },
      { key: "", value: "" },
      { key: "cost", value: "42" },
    ],
  });
  assert.deepEqual(rebased.conflicts, [
    { field: "name", path: ["name"], base: "old", ours: "edited", theirs: "new" },
    {
      field: "labels",
      path: ["labels", 0, "value"],
      key: "a",
      base: "1",
      ours: "mine",
      theirs: "theirs",
    },
  ]);
  // Rows keep their ids, and the empty row at the end is still there.
  assert.deepEqual(
    rebased.draft.labels
      .map(({ id }) => id)
      .filter((id) => draft.labels.some((row) => row.id === id)),
    draft.labels.map(({ id }) => id),
  );
  const [conflict] = rebased.conflicts.slice(1);
  assert.ok(isOpen(rebased.draft, conflict));
  assert.ok(!isOpen(withTheirs(rebased.draft, conflict), conflict));
});

test("sizes are understood as users write them", () => {
  for (const [text, expected] of [
    ["50 GiB", "53687091200"],
    ["50GB", "53687091200"],
    ["1.5 TiB", "1649267441664"],
    ["1,5t", "1649267441664"],
    ["4 mib", "4194304"],
    ["10 737 418 240", "10737418240"],
    ["10,737,418,240", "10737418240"],
    ["10_737_418_240", "10737418240"],
    ["10\u00a0737\u00a0418\u00a0240", "10737418240"],
    [" 10737418240 ", "10737418240"],
    // Not understood: they stay what they are, for the package to judge.
    ["", ""],
    ["10,737.418 240", "10,737.418 240"],
    ["10,73", "10,73"],
    ["0.3 KiB", "0.3 KiB"],
    ["-5 GiB", "-5 GiB"],
    ["1e9", "1e9"],
    ["five", "five"],
  ]) {
    assert.equal(bytesOf(text), expected, text);
  }
});

test("labels are read from pairs and from JSON", () => {
  for (const [text, expected] of [
    [
      "a=1,b=2",
      [
        ["a", "1"],
        ["b", "2"],
      ],
    ],
    [
      " a = 1 ,\n b=x=y\n",
      [
        ["a", "1"],
        ["b", "x=y"],
      ],
    ],
    [
      '{"a":"1","b":2,"c":null}',
      [
        ["a", "1"],
        ["b", "2"],
        ["c", "null"],
      ],
    ],
    ["plain", null],
    ["a,b", null],
    ["{broken=", null],
  ]) {
    assert.deepEqual(labelsInText(text), expected, text);
  }
});

test("what one would not see is marked", () => {
  const marked = (text) =>
    visibleParts(text)
      .map((part) => (part.isMark ? `[${part.text}]` : part.text))
      .join("");
  assert.equal(marked("plain text"), "plain text");
  assert.equal(marked("  a b "), "[··]a b[·]");
  assert.equal(marked(" "), "[·]");
  assert.equal(marked("a\u202eb"), "a[U+202E]b");
  assert.equal(marked("a\u00a0\u200bb\u0007"), "a[U+00A0][U+200B]b[U+0007]");
  assert.equal(marked("👩‍💻 🐧"), "👩‍💻 🐧");
  assert.equal(visibleJson({ a: "x\u202e\u009by" }), '{\n  "a": "x\\u202e\\u009by"\n}');
  assert.deepEqual(JSON.parse(visibleJson({ a: "\u2066\u{e0001}" })), { a: "\u2066\u{e0001}" });
});

test("index.html and its Russian texts have the same keys", async () => {
  const html = await readFile(new URL("../../www/index.html", import.meta.url), "utf8");
  const keys = [...html.matchAll(/data-t(?:-label|-placeholder)?="(\w+)"/g)].map(([, key]) => key);
  assert.deepEqual([...new Set(keys)].sort(), Object.keys(statics).sort());
});
