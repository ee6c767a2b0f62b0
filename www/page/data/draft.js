import { formValues } from "yc-image-update";
import { bytesOf } from "./size.js";

/** @import { Field, Image } from "yc-image-update" */

/**
 * A row of the form for one label. Rows have ids, because keys may repeat while the user types.
 * @typedef {{ id: string, key: string, value: string }} Row
 */

/**
 * What the form holds for an image.
 * @typedef {{ name: string, description: string, minDiskSize: string, labels: Row[] }} Draft
 */

/** @type {readonly Field[]} */
export const FIELDS = ["name", "description", "minDiskSize", "labels"];

let lastRowId = 0;

/** @returns {Row} */
export function newRow(key = "", value = "") {
  lastRowId += 1;
  return { id: `label-${lastRowId}`, key, value };
}

/** @type {WeakMap<Image, Draft>} */
const drafts = new WeakMap();

/**
 * The draft of an image without edits: the same one for the same image, so that its rows keep their
 * ids.
 * @param {Image} image
 * @returns {Draft}
 */
export function draftOf(image) {
  const known = drafts.get(image);
  if (known) return known;
  const values = formValues(image);
  const draft = { ...values, labels: values.labels.map(({ key, value }) => newRow(key, value)) };
  drafts.set(image, draft);
  return draft;
}

/**
 * Gives the rows of an image the ids that rows with the same keys have in a draft on the screen. So
 * a row keeps the focus when the image is read again.
 * @param {Image} image
 * @param {Draft} shown
 */
export function keepRowIds(image, shown) {
  const ids = new Map(shown.labels.map(({ key, id }) => [key, id]));
  const draft = draftOf(image);
  const labels = draft.labels.map((row) => ({ ...row, id: ids.get(row.key) ?? row.id }));
  drafts.set(image, { ...draft, labels });
}

/**
 * The rows that say something.
 * @param {Draft} draft
 */
export function filledRows({ labels }) {
  return labels.filter(({ key, value }) => key !== "" || value !== "");
}

/**
 * All four fields of a draft. Given the current image, the package keeps only those that differ, and
 * skips empty rows.
 * @param {Draft} draft
 */
export function editsOf(draft) {
  return { ...draft, minDiskSize: bytesOf(draft.minDiskSize) };
}

/**
 * @param {Draft} one
 * @param {Draft} other
 */
export function sameDraft(one, other) {
  return one === other || FIELDS.every((field) => sameField(field, one, other));
}

/**
 * @param {Field} field
 * @param {Draft} one
 * @param {Draft} other
 */
export function sameField(field, one, other) {
  return comparable(field, one) === comparable(field, other);
}

/**
 * A value to compare with `===`. The order of labels does not count: a server may change it.
 * @param {Field} field
 * @param {Draft} draft
 */
function comparable(field, draft) {
  if (field !== "labels") return editsOf(draft)[field];
  return JSON.stringify(
    filledRows(draft)
      .map(({ key, value }) => [key, value])
      .sort(),
  );
}

/**
 * Whether two images agree in the fields that an update can change.
 * @param {Image} one
 * @param {Image} other
 */
export function sameImage(one, other) {
  return sameDraft(draftOf(one), draftOf(other));
}
