// Bodies and previews against a model of the mask's semantics, on 100,000 random triples of an
// image, edits and a body.
import assert from "node:assert/strict";
import { test } from "node:test";

import { api } from "../package/api.mjs";
import { count } from "../support/counts.mjs";
import { pick, seededRandom } from "../support/random-json.mjs";
import { edit, FIELDS, isEqual, merge, stateOf, update } from "./mask-model.mjs";

const CASES = 100_000;
const DEFAULTS = stateOf({});
const ORACLE = "a model of the mask";

/** Few values, so that two drawn ones are often the same. */
const VALUES = {
  name: ["", "a", "web-1", undefined],
  description: ["", "é😀", "text", undefined],
  minDiskSize: ["4194304", 4194304, 4194304n, "5000000000", 5e9, undefined],
  // The default, which an image and edits may have, but not a body.
  labels: [undefined, {}],
};

const random = seededRandom(18);

function labels() {
  const keys = ["a", "b", "constructor", "zone"].filter(() => random() < 0.5);
  if (random() < 0.5) keys.reverse();
  return Object.fromEntries(keys.map((key) => [key, pick(random, ["", "1", "2"])]));
}

function fields(values) {
  const drawn = FIELDS.filter(() => random() < 0.7).map((field) => [
    field,
    field === "labels" && random() < 0.8 ? labels() : pick(random, values[field]),
  ]);
  return Object.fromEntries(drawn);
}

const sizesWithDefault = [...VALUES.minDiskSize, 0, "0", 0n];
const image = () => fields({ ...VALUES, minDiskSize: sizesWithDefault });

function edits() {
  const withNull = Object.entries(VALUES).map(([field, values]) => [field, [...values, null]]);
  withNull[2][1].push("", "0", 0, 0n);
  const drawn = fields(Object.fromEntries(withNull));
  if (drawn.labels && random() < 0.5) {
    const rows = Object.entries(drawn.labels).map(([key, value]) => ({ key, value }));
    if (random() < 0.2) rows.splice(1, 0, { key: "", value: "" });
    drawn.labels = rows;
  }
  return drawn;
}

function body() {
  const drawn = fields(VALUES);
  if (random() < 0.1) return drawn;
  const paths = Array.from({ length: 1 + Math.floor(random() * 5) }, () => pick(random, FIELDS));
  return { updateMask: paths.join(), ...drawn };
}

/** Asserts without writing a message for each of the many cases that are right. */
function check(isRight, describe) {
  if (!isRight) assert.fail(describe());
}

const describe = (...values) =>
  JSON.stringify(values, (_, value) => (typeof value === "bigint" ? `${value}n` : value));

test("a body does what its edits ask for, and nothing in it can be left out", () => {
  let changes = 0;
  for (let index = 0; index < CASES; index++) {
    const current = image();
    const asked = edits();
    const [before, wanted] = [stateOf(current), edit(stateOf(current), asked)];
    const built = api.buildPatchBody(asked, { current });
    const about = () => describe(current, asked, built);
    if (built === null) {
      check(isEqual(before, wanted), about);
      continue;
    }
    changes++;
    check(isEqual(update(before, built), wanted), about);
    const { updateMask, ...values } = built;
    const mask = updateMask.split(",");
    for (const field of mask) check(!isEqual(before[field], wanted[field]), about);
    const needed = mask.filter((field) => !isEqual(wanted[field], DEFAULTS[field]));
    check(isEqual(Object.keys(values), needed), about);
  }
  assert.ok(changes > CASES / 2, `${changes} bodies`);
  count("bodies: the outcome, and that they are minimal", ORACLE, CASES);
});

test("without an image, a body does what its edits ask for on every image", () => {
  for (let index = 0; index < CASES / 10; index++) {
    const asked = edits();
    const built = api.buildPatchBody(asked);
    const before = stateOf(image());
    const after = built === null ? before : update(before, built);
    check(isEqual(after, edit(before, asked)), () => describe(asked, built, before));
  }
  count("bodies without an image", ORACLE, CASES / 10);
});

test("a preview tells what the server will do", () => {
  const seen = new Map();
  for (let index = 0; index < CASES; index++) {
    const current = image();
    const sent = body();
    const [before, after] = [stateOf(current), update(stateOf(current), sent)];
    const preview = api.previewImageUpdate(current, sent);
    const about = () => describe(current, sent, preview);
    check(isEqual(stateOf(preview.image), after), about);
    const mask = sent.updateMask?.split(",") ?? FIELDS;
    for (const [position, field] of FIELDS.entries()) {
      const effect = preview.effects[position];
      const isSame = isEqual(before[field], after[field]);
      const isDefault = isEqual(after[field], DEFAULTS[field]);
      const expected = isSame ? "same" : isDefault ? "reset" : "set";
      check(effect.field === field, about);
      check(effect.effect === (mask.includes(field) ? expected : "untouched"), about);
      check(isEqual(stateOf({ [field]: effect.before })[field], before[field]), about);
      check(isEqual(stateOf({ [field]: effect.after })[field], after[field]), about);
      seen.set(effect.effect, (seen.get(effect.effect) ?? 0) + 1);
    }
    const { added, changed, removed } = preview.effects[3];
    const [old, now] = [before.labels, after.labels];
    const has = (labels, key) => Object.hasOwn(labels, key);
    const expected = {
      added: Object.keys(now).filter((key) => !has(old, key)),
      changed: Object.keys(now).filter((key) => has(old, key) && old[key] !== now[key]),
      removed: Object.keys(old).filter((key) => !has(now, key)),
    };
    const actual = { added: added.sort(), changed: changed.sort(), removed: removed.sort() };
    check(isEqual(actual, expected), about);
  }
  for (const effect of ["untouched", "same", "reset", "set"])
    assert.ok((seen.get(effect) ?? 0) > CASES / 10, effect);
  count("previews", ORACLE, CASES);
});

/** A value of a three-way merge of labels; undefined is a label that is not there. */
function mergeLabels(base, ours, theirs) {
  const merged = {};
  const conflicts = [];
  for (const key of new Set([base, ours, theirs].flatMap(Object.keys))) {
    const { value, isConflict } = merge(base[key], ours[key], theirs[key]);
    if (value !== undefined) Object.defineProperty(merged, key, { value, enumerable: true });
    if (isConflict) conflicts.push(`labels ${key}`);
  }
  return { value: stateOf({ labels: merged }).labels, conflicts };
}

test("rebased edits keep the changes of both sides", () => {
  let conflicting = 0;
  for (let index = 0; index < CASES; index++) {
    const [base, asked, current] = [image(), edits(), image()];
    const versions = [stateOf(base), edit(stateOf(base), asked), stateOf(current)];
    const [before, wanted, now] = versions.map((state) => ({
      ...state,
      labels: Object.assign(Object.create(null), state.labels),
    }));
    const expected = {};
    const conflicts = [];
    for (const field of FIELDS.slice(0, 3)) {
      const { value, isConflict } = merge(before[field], wanted[field], now[field]);
      expected[field] = value;
      if (isConflict) conflicts.push(field);
    }
    const labels = mergeLabels(before.labels, wanted.labels, now.labels);
    expected.labels = labels.value;

    const rebased = api.rebaseImageEdits(asked, { base, current });
    const body = api.buildPatchBody(rebased.edits, { current });
    const after = body === null ? stateOf(current) : update(stateOf(current), body);
    const about = () => describe(base, asked, current, rebased, body, expected);
    check(isEqual(after, expected), about);
    const found = rebased.conflicts.map(({ field, key }) =>
      field === "labels" ? `labels ${key}` : field,
    );
    check(isEqual(found.sort(), [...conflicts, ...labels.conflicts].sort()), about);
    if (found.length > 0) conflicting++;
  }
  assert.ok(conflicting > CASES / 10, `${conflicting} with conflicts`);
  count("rebased edits", ORACLE, CASES);
});
