import { FIELDS } from "./contract.js";

/** The fields of a mask, given by its bits, in document order. */
export function maskFields(bits) {
  return FIELDS.filter((_, field) => (bits >> field) & 1);
}

/** The text form of a mask, given by its bits. */
export function maskText(bits) {
  return maskFields(bits).join();
}
