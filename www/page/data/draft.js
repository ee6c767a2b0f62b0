/** @import { Field, Image, ImageEdits } from "yc-image-update" */

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

/**
 * The draft of an image without edits.
 * @param {Image} image
 * @returns {Draft}
 */
export function draftOf(image) {
  const size = String(image.minDiskSize ?? "0");
  return {
    name: image.name ?? "",
    description: image.description ?? "",
    minDiskSize: size === "0" ? "" : size,
    labels: Object.entries(image.labels ?? {}).map(([key, value]) => newRow(key, value)),
  };
}

/**
 * The rows up to the last one that is not empty. Empty rows before it are kept, so that a row has
 * the same index here and in the form.
 * @param {Draft} draft
 */
export function filledRows({ labels }) {
  return labels.slice(0, labels.findLastIndex(({ key, value }) => key !== "" || value !== "") + 1);
}

/**
 * All four fields of a draft. Given the current image, the package keeps only those that differ.
 * @param {Draft} draft
 * @returns {Required<ImageEdits>}
 */
export function editsOf(draft) {
  return {
    name: draft.name,
    description: draft.description,
    minDiskSize: draft.minDiskSize.trim() || null,
    labels: filledRows(draft).map(({ key, value }) => ({ key, value })),
  };
}

/**
 * @param {Draft} one
 * @param {Draft} other
 */
export function sameDraft(one, other) {
  return FIELDS.every((field) => sameField(field, one, other));
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
 * Carries a draft that was made on `base` over to `current`, the image as it is now. Fields that
 * were not edited follow the image, so that sending the draft does not undo what others changed.
 * @param {Draft} draft
 * @param {Image} base
 * @param {Image} current
 * @returns {Draft}
 */
export function rebaseDraft(draft, base, current) {
  const before = draftOf(base);
  const now = draftOf(current);
  /** @param {Field} field */
  const source = (field) => {
    const isOutdated = sameField(field, draft, before) && !sameField(field, draft, now);
    return isOutdated ? now : draft;
  };
  return {
    name: source("name").name,
    description: source("description").description,
    minDiskSize: source("minDiskSize").minDiskSize,
    labels: source("labels").labels,
  };
}
