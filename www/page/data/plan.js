import { buildPatchBody, previewImageUpdate, validateImageEdits } from "yc-image-update";
import { editsOf } from "./draft.js";

/** @import { Contract, Effects, Image, PatchBody, Report } from "yc-image-update" */
/** @import { Draft } from "./draft.js" */

/**
 * What would be sent for a draft.
 * @typedef {object} UpdatePlan
 * @property {Report} report
 * @property {{ body: PatchBody, effects: Effects } | null} change The body and its effects; null if
 *   the draft is invalid or changes nothing
 */

/**
 * Asks the package what to send for a draft.
 * @param {Draft} draft
 * @param {Image} current
 * @param {Contract} contract
 * @returns {UpdatePlan}
 * @throws {TypeError} if `current` is not an image
 */
export function planUpdate(draft, current, contract) {
  const edits = editsOf(draft);
  const options = { current, contract };
  const report = validateImageEdits(edits, options);
  const body = report.valid ? buildPatchBody(edits, options) : null;
  if (!body) return { report, change: null };
  const { effects } = previewImageUpdate(current, body, { contract });
  return { report, change: { body, effects } };
}

/**
 * Whether an update led to the image that its preview promised: then the same body would change
 * nothing in that image.
 * @param {Image} image
 * @param {PatchBody} body
 * @param {Contract} contract
 */
export function matchesPreview(image, body, contract) {
  return previewImageUpdate(image, body, { contract }).effects.every(
    ({ effect }) => effect === "same" || effect === "untouched",
  );
}
