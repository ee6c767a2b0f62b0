import { buildPatchBody, previewImageUpdate, validateImageEdits } from "yc-image-update";
import { draftOf, editsOf, FIELDS, sameField } from "./draft.js";

/** @import { Contract, Effect, Effects, Field, Image, PatchBody, Report } from "yc-image-update" */
/** @import { Draft } from "./draft.js" */

/** @typedef {Extract<Effect, { field: "labels" }>} LabelsEffect */

/**
 * A request, what it does, and the image after it.
 * @typedef {{ body: PatchBody, effects: Effects, image: Image }} Change
 */

/**
 * What would be sent for a draft.
 * @typedef {object} Plan
 * @property {Report} report
 * @property {Change | null} change Null if the draft is invalid or changes nothing
 * @property {Effect[]} emptied What the same edit without a mask would empty in addition
 */

/**
 * Asks the package what to send for a draft.
 * @param {Draft} draft
 * @param {Image} current
 * @param {Contract} contract
 * @returns {Plan}
 * @throws {TypeError} if `current` is not an image
 */
export function planUpdate(draft, current, contract) {
  const edits = editsOf(draft);
  const options = { current, contract };
  const report = validateImageEdits(edits, options);
  const body = report.valid ? buildPatchBody(edits, options) : null;
  const change = body && { body, ...previewImageUpdate(current, body, { contract }) };
  return { report, change, emptied: emptiedWithoutMask(draft, current, body, contract) };
}

/**
 * The fields that the user leaves alone, and that a request without a mask would reset.
 * @param {Draft} draft
 * @param {Image} current
 * @param {PatchBody | null} body
 * @param {Contract} contract
 */
function emptiedWithoutMask(draft, current, body, contract) {
  const { updateMask: _, ...values } = body ?? { updateMask: "" };
  const { effects } = previewImageUpdate(current, values, { contract });
  const unedited = new Set(FIELDS.filter((field) => sameField(field, draft, draftOf(current))));
  return effects.filter(({ field, effect }) => effect === "reset" && unedited.has(field));
}

/**
 * How many labels are sent again only because labels are replaced as a whole.
 * @param {LabelsEffect} effect
 */
export function keptLabels({ after, added, changed }) {
  const sent = new Set([...added, ...changed]);
  return Object.keys(after).filter((key) => !sent.has(key));
}

/**
 * What a line about effects counts.
 * @param {Effects} effects
 */
export function countEffects(effects) {
  const count = (/** @type {Effect["effect"]} */ wanted) =>
    effects.filter(({ effect }) => effect === wanted).length;
  const [, , , labels] = effects;
  return {
    set: count("set"),
    reset: count("reset"),
    sentAgain: labels.effect === "set" ? keptLabels(labels).length : 0,
  };
}

/**
 * The effects by which the image loses something.
 * @param {Effects} effects
 */
export function lossesOf(effects) {
  return effects.filter(
    (effect) =>
      effect.effect === "reset" ||
      (effect.field === "labels" && effect.effect === "set" && effect.removed.length > 0),
  );
}

/**
 * The fields that a plan changes, by what happens to them.
 * @param {Effects} effects
 * @returns {Record<"set" | "reset", Field[]>}
 */
export function changedFields(effects) {
  const fields = (/** @type {Effect["effect"]} */ wanted) =>
    effects.filter(({ effect }) => effect === wanted).map(({ field }) => field);
  return { set: fields("set"), reset: fields("reset") };
}
