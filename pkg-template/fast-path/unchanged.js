// Fast path: drops edits that are identical to the image. A form sends all four fields, and most of
// them did not change. Whatever is less obvious is for the engine, which compares by meaning; only
// a text that is too long to be sent whole is compared nowhere else.
import { ABSENT, Input, Labels } from "../input/values.js";

/** @import { Image, Scalar } from "../input/values.js" */

/**
 * Removes the fields from edits that have the same text as the image, or the same labels in the
 * same order.
 *
 * @param {Input | Scalar} edits
 * @param {Image | undefined} current
 */
export function dropUnchanged(edits, current) {
  if (!(edits instanceof Input) || current === undefined) return;
  // An edit that is undefined is none, so it may be dropped as well.
  if (edits.name === current.name) edits.name = ABSENT;
  if (edits.description === current.description) edits.description = ABSENT;
  if (edits.minDiskSize === current.minDiskSize) edits.minDiskSize = ABSENT;
  if (areSameLabels(edits.labels, current.labels)) edits.labels = ABSENT;
}

/**
 * @param {Scalar | Labels} after
 * @param {Labels | undefined} before
 */
function areSameLabels(after, before) {
  if (!(after instanceof Labels) || before === undefined) return false;
  if (after.total !== before.total) return false;
  for (let index = 0; index < before.total; index++) {
    // The engine leaves out blank rows.
    if (after.keys[index] !== before.keys[index] || after.keys[index] === "") return false;
    if (after.values[index] !== before.values[index]) return false;
  }
  return true;
}
