import { buildPatchBody, previewImageUpdate, validateImageEdits } from "yc-image-update";
import { editsOf } from "./draft.js";

/**
 * What the package says about a draft: its report, the body (null when nothing changes or the draft is invalid)
 * and the effects of that body.
 */
export function judge(draft, current, contract) {
  const edits = editsOf(draft);
  const options = { current, contract };
  const report = validateImageEdits(edits, options);
  const body = report.valid ? buildPatchBody(edits, options) : null;
  const effects = body && previewImageUpdate(current, body, { contract }).effects;
  return { report, body, effects };
}

/** Whether the image that came back is the one the preview promised: the same body would change nothing more. */
export function isAsPreviewed(image, body, contract) {
  return previewImageUpdate(image, body, { contract }).effects.every(
    ({ effect }) => effect === "same" || effect === "untouched",
  );
}
