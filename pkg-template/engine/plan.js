// The plans and previews in an answer of the engine.
import {
  ANSWER_MASK,
  ANSWER_PREVIEW,
  ANSWER_VALUES,
  CHANGE_CHANGE,
  CHANGE_POSITION,
  CHANGE_WORDS,
  CHANGES,
  EFFECTS,
  FIELDS,
  PREVIEW_CHANGES,
  PREVIEW_EFFECTS,
  PREVIEW_LENGTH,
} from "../contract/data.js";

/** @import { Field } from "../types/index.js" */

/**
 * Fields that the engine names by their bits, in document order.
 *
 * @param {number} bits
 * @returns {Field[]}
 */
export function fieldsOf(bits) {
  return FIELDS.filter((_, position) => (bits >> position) & 1);
}

/**
 * The fields that a mask names, and those of them that carry a value.
 *
 * @param {Uint32Array} answer
 */
export function readPlan(answer) {
  return { mask: fieldsOf(answer[ANSWER_MASK] ?? 0), values: fieldsOf(answer[ANSWER_VALUES] ?? 0) };
}

/**
 * What happens to an image. Labels are named by their positions: in the image if they are removed,
 * else in the body.
 *
 * @typedef {{
 *   effects: typeof EFFECTS[number][],
 *   changes: { change: typeof CHANGES[number], position: number }[],
 * }} Preview
 */

/**
 * @param {Uint32Array} answer
 * @returns {Preview}
 */
export function readPreview(answer) {
  const at = (/** @type {number} */ position) => answer[ANSWER_PREVIEW + position] ?? 0;
  const effects = FIELDS.map((_, index) => EFFECTS[at(PREVIEW_EFFECTS + index)] ?? "untouched");
  const changes = Array.from({ length: at(PREVIEW_LENGTH) }, (_, index) => {
    const start = PREVIEW_CHANGES + CHANGE_WORDS * index;
    return {
      change: CHANGES[at(start + CHANGE_CHANGE)] ?? "changed",
      position: at(start + CHANGE_POSITION),
    };
  });
  return { effects, changes };
}
