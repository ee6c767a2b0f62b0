import assert from "node:assert/strict";
import { test } from "node:test";
import { carryOver, draftOf, editsOf, newRow, sameDraft } from "../../www/page/draft.js";
import { readableSize } from "../../www/page/size.js";

test("sizes are read in the largest fitting unit", () => {
  for (const [bytes, reading] of [
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
    [undefined, ""],
  ]) {
    assert.equal(readableSize(bytes), reading, bytes);
  }
});

test("a draft gives all four fields as edits", () => {
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

test("blank rows count only where something follows", () => {
  const rows = (...pairs) => ({
    ...draftOf({}),
    labels: pairs.map(([key, value]) => newRow(key, value)),
  });
  assert.equal(editsOf(rows(["", ""], ["", ""])).labels.length, 0);
  assert.equal(editsOf(rows(["", ""], ["a", ""], ["", ""])).labels.length, 2);
  assert.equal(editsOf(rows(["", "v"])).labels.length, 1);
});

test("drafts that differ in the order of labels are the same", () => {
  assert.ok(
    sameDraft(draftOf({ labels: { a: "1", b: "2" } }), draftOf({ labels: { b: "2", a: "1" } })),
  );
  assert.ok(!sameDraft(draftOf({ labels: { a: "1" } }), draftOf({ labels: { a: "2" } })));
});

test("a draft carried over keeps what was edited and follows the rest", () => {
  const known = { name: "old", description: "old", labels: { a: "1" } };
  const draft = { ...draftOf(known), name: "edited" };
  const image = { name: "new", description: "new", minDiskSize: "4194304" };
  assert.deepEqual(editsOf(carryOver(draft, known, image)), {
    name: "edited",
    description: "new",
    minDiskSize: "4194304",
    labels: [],
  });
});
