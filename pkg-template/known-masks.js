// The masks in which the engine found nothing wrong, by their text. There are no more such texts than orders of some of the fields.
import { FIELDS } from "./contract.js";

const masks = new Map();
let lastMask;
let lastBits;

/** The bits of a mask's fields; undefined for one that is not known. */
export function knownMask(mask) {
  if (mask !== lastMask) {
    const bits = masks.get(mask);
    if (bits === undefined) return undefined;
    lastMask = mask;
    lastBits = bits;
  }
  return lastBits;
}

/** Takes note of a mask in which nothing was wrong. */
export function addKnownMask(mask) {
  let bits = 0;
  for (const name of mask.split(",")) bits |= 1 << FIELDS.indexOf(name);
  masks.set(mask, bits);
}
