import { FIELDS, MEMBERS, REBASED, REBASED_LABELS } from "../contract/data.js";
import { rebaseEdits } from "../engine/calls.js";
import { bodyValue } from "../input/body.js";
import { readImage } from "../input/image.js";
import { requireOptions } from "../input/options.js";
import { isRecord, readEdits, withInherited } from "../input/read.js";
import { Labels, NO_LABELS } from "../input/values.js";

/** @import { Outcomes } from "../engine/plan.js" */
/** @import { Image, Input } from "../input/values.js" */
/** @import { Conflict, LabelRow } from "../types/index.js" */

/** @typedef {[edits: Input, base: Image, current: Image]} Versions */

const OPTIONS = new Set(["base", "current"]);

/** @type {typeof import("../types/index.js").rebaseImageEdits} */
export function rebaseImageEdits(edits, options) {
  const { base, current } = requireOptions(options, OPTIONS);
  const before = readImage(base, "options.base");
  const now = readImage(current, "options.current");
  /** @type {Conflict[]} */
  const conflicts = [];
  if (!isRecord(edits)) return { edits, conflicts };

  const rebased = withInherited(edits, MEMBERS);
  /** @type {Versions} */
  const versions = [/** @type {Input} */ (readEdits(rebased)), before, now];
  const { fields, labels } = rebaseEdits(...versions);
  for (const [index, field] of FIELDS.entries()) {
    const outcome = REBASED[fields[index] ?? 0];
    if (outcome === "dropped") delete rebased[field];
    if (outcome === "merged") {
      rebased.labels = rebaseLabels(rebased.labels, versions, labels, conflicts);
    }
    if (outcome === "conflict" && field !== "labels") {
      const texts = versions.map((version) => String(bodyValue(field, version[field])));
      const [ours = "", base = "", theirs = ""] = texts;
      conflicts.push({ field, path: [field], base, ours, theirs });
    }
  }
  return { edits: /** @type {Partial<typeof edits>} */ (rebased), conflicts };
}

/**
 * The labels after both changes, in the form of the edited ones.
 *
 * @param {unknown} edited
 * @param {Versions} versions
 * @param {Outcomes["labels"]} outcomes
 * @param {Conflict[]} conflicts to which those of labels are added
 */
function rebaseLabels(edited, [edits, before, now], outcomes, conflicts) {
  const { keys, values } = edits.labels instanceof Labels ? edits.labels : NO_LABELS;
  const [base, theirs] = [valuesByKey(before.labels), valuesByKey(now.labels)];
  /** @type {readonly LabelRow[] | undefined} */
  const rows = Array.isArray(edited) ? edited : undefined;
  /** @type {LabelRow[]} */
  const rebased = [];

  /** @param {typeof REBASED_LABELS[number]} name */
  const positionsOf = (name) => {
    const those = outcomes.filter(({ outcome }) => REBASED_LABELS[outcome] === name);
    return new Set(those.map(({ position }) => position));
  };
  /** @type {(path: Conflict["path"], key: string, ours: string | undefined) => void} */
  const addConflict = (path, key, ours) => {
    conflicts.push({
      field: "labels",
      path,
      key,
      base: base.get(key),
      ours,
      theirs: theirs.get(key),
    });
  };

  const following = positionsOf("follows");
  const conflicting = positionsOf("conflict");
  for (let position = 0; position < keys.length; position++) {
    const [key, ours] = [String(keys[position]), String(values[position])];
    const row = rows?.[position] ?? { key, value: ours };
    const value = following.has(position) ? theirs.get(key) : ours;
    if (conflicting.has(position)) {
      addConflict(rows ? ["labels", rebased.length, "value"] : ["labels", key], key, ours);
    }
    if (value !== undefined) rebased.push(value === ours ? row : { ...row, key, value });
  }
  const theirLabels = [...theirs];
  for (const position of positionsOf("added")) {
    const [key = "", value = ""] = theirLabels[position] ?? [];
    rebased.push({ key, value });
  }
  for (const position of positionsOf("removal_conflict")) {
    const [key = ""] = theirLabels[position] ?? [];
    addConflict(["labels", key], key, undefined);
  }
  if (rows !== undefined) return rebased;
  return Object.fromEntries(rebased.map(({ key, value }) => [key, value]));
}

/** @param {Labels | undefined} labels */
function valuesByKey({ keys, values } = NO_LABELS) {
  return new Map(keys.map((key, index) => [String(key), String(values[index])]));
}
