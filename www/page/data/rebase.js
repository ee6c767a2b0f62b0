import { rebaseImageEdits } from "yc-image-update";
import { draftOf, editsOf, newRow } from "./draft.js";
import { bytesOf } from "./size.js";

/** @import { Conflict, Image } from "yc-image-update" */
/** @import { Draft, Row } from "./draft.js" */

/**
 * A draft that was made on one version of an image, carried over to the newest version.
 * @param {Draft} draft
 * @param {Image} base
 * @param {Image} current
 * @returns {{ draft: Draft, conflicts: Conflict[] }}
 */
export function rebaseDraft(draft, base, current) {
  const { edits, conflicts } = rebaseImageEdits(editsOf(draft), { base, current });
  const { name, description, minDiskSize, labels } = edits;
  const now = draftOf(current);
  return {
    draft: {
      name: name ?? now.name,
      description: description ?? now.description,
      // As the user wrote it, perhaps with a unit.
      minDiskSize: minDiskSize === undefined ? now.minDiskSize : draft.minDiskSize,
      labels: labels?.map(withId) ?? [...now.labels, ...emptyRowsAtEnd(draft)],
    },
    conflicts,
  };
}

/**
 * The package keeps the ids of rows, but it adds rows without.
 * @param {Omit<Row, "id"> & { id?: string }} row
 * @returns {Row}
 */
function withId({ id, key, value }) {
  return id === undefined ? newRow(key, value) : { id, key, value };
}

/**
 * The rows that the user has just added.
 * @param {Draft} draft
 */
function emptyRowsAtEnd({ labels }) {
  return labels.slice(labels.findLastIndex(({ key, value }) => key !== "" || value !== "") + 1);
}

/** @param {Conflict} conflict */
export function placeOfConflict(conflict) {
  return JSON.stringify([conflict.field, keyOf(conflict)]);
}

/**
 * The key of the label that a conflict is about.
 * @param {Conflict} conflict
 */
export function keyOf(conflict) {
  return conflict.field === "labels" ? conflict.key : undefined;
}

/**
 * The draft in which somebody else's value stands at the place of a conflict.
 * @param {Draft} draft
 * @param {Conflict} conflict
 * @returns {Draft}
 */
export function withTheirs(draft, conflict) {
  const { field, theirs } = conflict;
  if (field === "minDiskSize") return { ...draft, minDiskSize: theirs === "0" ? "" : theirs };
  if (field !== "labels") return { ...draft, [field]: theirs };
  const index = draft.labels.findIndex(({ key }) => key === conflict.key);
  const labels = draft.labels.filter(({ key }) => key !== conflict.key);
  if (theirs === undefined) return { ...draft, labels };
  const row = draft.labels[index];
  const restored = row ? { ...row, value: theirs } : newRow(conflict.key, theirs);
  return { ...draft, labels: labels.toSpliced(row ? index : labels.length, 0, restored) };
}

/**
 * Whether a draft still differs from the image at the place of a conflict.
 * @param {Draft} draft
 * @param {Conflict} conflict
 */
export function isOpen(draft, conflict) {
  const { field, theirs } = conflict;
  if (field === "minDiskSize") return (bytesOf(draft.minDiskSize) || "0") !== theirs;
  if (field !== "labels") return draft[field] !== theirs;
  return draft.labels.find(({ key }) => key === conflict.key)?.value !== theirs;
}
