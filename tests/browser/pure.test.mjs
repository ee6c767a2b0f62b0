import assert from "node:assert/strict";
import { test } from "node:test";
import { draftOf, editsOf, newRow, rebaseDraft, sameDraft } from "../../www/page/data/draft.js";
import { readableSize } from "../../www/page/data/size.js";

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

test("the edits of a draft have all four fields", () => {
  assert.deepEqual(editsOf(draftOf({})), {
    name: "",
    description: "",
    minDiskSize: null,
    labels: [],
  });
  assert.deepEqual(editsOf(draftOf({ name: "a", minDiskSize: 5e6, labels: { k: "v" } })), {
    name: "a",
    description: "",
    minDiskSize: "5000000",
    labels: [{ key: "k", value: "v" }],
  });
});

test("empty rows at the end are left out of the edits", () => {
  const rows = (...pairs) => ({
    ...draftOf({}),
    labels: pairs.map(([key, value]) => newRow(key, value)),
  });
  assert.equal(editsOf(rows(["", ""], ["", ""])).labels.length, 0);
  assert.equal(editsOf(rows(["", ""], ["a", ""], ["", ""])).labels.length, 2);
  assert.equal(editsOf(rows(["", "v"])).labels.length, 1);
});

test("drafts are the same if only the order of labels differs", () => {
  assert.ok(
    sameDraft(draftOf({ labels: { a: "1", b: "2" } }), draftOf({ labels: { b: "2", a: "1" } })),
  );
  assert.ok(!sameDraft(draftOf({ labels: { a: "1" } }), draftOf({ labels: { a: "2" } })));
});

test("a rebased draft keeps the edits and takes the other fields from the image", () => {
  const base = { name: "old", description: "old", labels: { a: "1" } };
  const draft = { ...draftOf(base), name: "edited" };
  const current = { name: "new", description: "new", minDiskSize: "4194304" };
  assert.deepEqual(editsOf(rebaseDraft(draft, base, current)), {
    name: "edited",
    description: "new",
    minDiskSize: "4194304",
    labels: [],
  });
});
