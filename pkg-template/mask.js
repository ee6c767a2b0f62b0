import { FIELDS } from "./contract.js";
import { run } from "./engine.js";
import { mask_text } from "./glue.js";

const texts = [];

/** The text form of a mask, given by its bits. */
export function maskText(bits) {
  return (texts[bits] ??= run(() => mask_text(bits)));
}

/** The fields of a mask, given by its bits, in document order. */
export function maskFields(bits) {
  return FIELDS.filter((_, position) => (bits >> position) & 1);
}
