// Masks in which nothing can be wrong: names of fields, each once, with commas between them. There are no more of them than orders of some of the fields.
import { FIELDS, LIMIT_SHORT } from "../contract/data.js";

const masks = new Map();
let lastMask;
let lastBits;

/** The bits of the fields of such a mask; undefined for any other. */
export function knownMask(mask) {
  if (mask !== lastMask) {
    if (mask.length > LIMIT_SHORT) return undefined;
    lastBits = masks.get(mask) ?? readMask(mask);
    lastMask = mask;
  }
  return lastBits;
}

function readMask(mask) {
  let bits = 0;
  for (const name of mask.split(",")) {
    const bit = 1 << FIELDS.indexOf(name);
    // That of no field is the sign.
    if (bit < 0 || (bits & bit) !== 0) return undefined;
    bits |= bit;
  }
  masks.set(mask, bits);
  return bits;
}
