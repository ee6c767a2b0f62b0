// Characters that are dangerous in a text that people read or paste.

/**
 * @param {number} first
 * @param {number} last inclusive
 */
const range = (first, last) =>
  Array.from({ length: last - first + 1 }, (_, index) => String.fromCodePoint(first + index));

/** The first 161 characters: all control characters, ASCII and the no-break space. */
export const BEGINNING = range(0, 0xa0);

/** The characters that JSON.stringify leaves as they are, although they act on a text or hide. */
export const UNSAFE = [
  ...range(0x7f, 0x9f),
  "\u00ad",
  "\u034f",
  "\u061c",
  "\u115f",
  "\u180e",
  ...range(0x200b, 0x200f),
  "\u2028",
  "\u2029",
  ...range(0x202a, 0x202e),
  ...range(0x2060, 0x206f),
  "\u3164",
  "\ufe0f",
  "\ufeff",
  ...range(0xfff9, 0xfffb),
  "\u{e0001}",
  "\u{e0041}",
  "\u{e0100}",
];
