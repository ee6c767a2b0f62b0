import { rebaseImageEdits } from "./rebase-stub.js";
import { draftOf, editsOf, filledRows, newRow } from "./draft.js";

/** @import { Field, Image } from "yc-image-update" */
/** @import { Draft, Row } from "./draft.js" */

/**
 * A place that the user and somebody else have changed differently: a field, or one label. The
 * values are undefined for a label that is not there.
 * @typedef {object} Conflict
 * @property {Field} field
 * @property {string} [key] The key of the label
 * @property {string | undefined} base What the user started from
 * @property {string | undefined} ours What the user wrote
 * @property {string | undefined} theirs What the image has now
 */

/**
 * A draft that was made on one version of an image, carried over to the newest version.
 * @param {Draft} draft
 * @param {Image} base
 * @param {Image} current
 * @returns {{ draft: Draft, conflicts: Conflict[] }}
 */
export function rebaseDraft(draft, base, current) {
  const rebased = rebaseImageEdits(editsOf(draft), { base, current });
  const { name, description, minDiskSize, labels } = rebased.edits;
  const now = draftOf(current);
  return {
    draft: {
      name: name === undefined ? now.name : draft.name,
      description: description === undefined ? now.description : draft.description,
      minDiskSize: minDiskSize === undefined ? now.minDiskSize : draft.minDiskSize,
      labels: [
        ...(Array.isArray(labels) ? rowsOf(labels, draft.labels) : now.labels),
        // The user has just added them.
        ...draft.labels.slice(filledRows(draft).length),
      ],
    },
    conflicts: rebased.conflicts.map(conflictOf),
  };
}

/**
 * Rows with the ids that they have in the form, so that a row keeps the focus.
 * @param {readonly { key: string, value: string }[]} labels
 * @param {Row[]} rows
 */
function rowsOf(labels, rows) {
  const unused = new Map(rows.map((row) => [row.key, row]));
  return labels.map(({ key, value }) => {
    const row = unused.get(key);
    unused.delete(key);
    return row ? { ...row, value } : newRow(key, value);
  });
}

/**
 * @param {{ field: Field, path: readonly (string | number)[], base: unknown, ours: unknown, theirs: unknown }} conflict
 * @returns {Conflict}
 */
function conflictOf({ field, path, base, ours, theirs }) {
  const values = { field, base: textOf(base), ours: textOf(ours), theirs: textOf(theirs) };
  const [, key] = path;
  return key === undefined ? values : { ...values, key: String(key) };
}

/** @param {unknown} value */
function textOf(value) {
  return value === undefined || value === null ? undefined : String(value);
}

/** @param {Conflict} conflict */
export function placeOfConflict({ field, key }) {
  return JSON.stringify([field, key]);
}

/**
 * The draft in which somebody else's value stands at the place of a conflict.
 * @param {Draft} draft
 * @param {Conflict} conflict
 * @returns {Draft}
 */
export function withTheirs(draft, { field, key, theirs }) {
  if (field !== "labels") return { ...draft, [field]: theirs ?? "" };
  const labels = draft.labels.filter((row) => row.key !== key);
  if (theirs === undefined) return { ...draft, labels };
  const index = draft.labels.findIndex((row) => row.key === key);
  const row = draft.labels[index];
  const restored = row ? { ...row, value: theirs } : newRow(key, theirs);
  return { ...draft, labels: labels.toSpliced(row ? index : labels.length, 0, restored) };
}

/**
 * Whether a draft still differs from the image at the place of a conflict.
 * @param {Draft} draft
 * @param {Conflict} conflict
 */
export function isOpen(draft, { field, key, theirs }) {
  if (field !== "labels") return editsOf(draft)[field] !== (theirs ?? "");
  return draft.labels.find((row) => row.key === key)?.value !== theirs;
}
