import { FIELDS } from "../contract/data.js";

/** The bits of all fields. */
export const EVERY_FIELD = (1 << FIELDS.length) - 1;

/** The text form of each mask, by its bits, once it was wanted. */
const texts = [];

/** The fields of a mask, given by its bits, in document order. */
export function maskFields(bits) {
  return FIELDS.filter((_, field) => (bits >> field) & 1);
}

/** The text form of a mask, given by its bits. */
export function maskText(bits) {
  return (texts[bits & EVERY_FIELD] ??= maskFields(bits).join());
}
