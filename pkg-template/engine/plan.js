// The plans and outcomes in an answer of the engine.
import {
  ANSWER_MASK,
  ANSWER_OUTCOMES,
  ANSWER_VALUES,
  FIELDS,
  LABELS_LENGTH,
  LABELS_LIST,
  OUTCOME_OUTCOME,
  OUTCOME_POSITION,
  OUTCOME_WORDS,
  OUTCOMES_FIELDS,
  OUTCOMES_LABELS,
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
 * What happens to each field, in document order, and to labels, by numbers of the engine.
 *
 * @typedef {{ fields: number[], labels: { outcome: number, position: number }[] }} Outcomes
 */

/**
 * @param {Uint32Array} answer
 * @returns {Outcomes}
 */
export function readOutcomes(answer) {
  const at = (/** @type {number} */ position) => answer[ANSWER_OUTCOMES + position] ?? 0;
  const fields = FIELDS.map((_, index) => at(OUTCOMES_FIELDS + index));
  const length = at(OUTCOMES_LABELS + LABELS_LENGTH);
  const labels = Array.from({ length }, (_, index) => {
    const start = OUTCOMES_LABELS + LABELS_LIST + OUTCOME_WORDS * index;
    return { outcome: at(start + OUTCOME_OUTCOME), position: at(start + OUTCOME_POSITION) };
  });
  return { fields, labels };
}
