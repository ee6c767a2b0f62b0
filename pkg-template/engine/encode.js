// Writes what was gathered in the form that src/wire.rs describes: words into a view of the engine's memory, and all strings into one text.
import {
  FIELDS,
  LIMIT_KEYS,
  LIMIT_SHORT,
  LIMIT_UNITS,
  LIMIT_UNITS_IN_ALL,
  MAX_HEADER_VALUE,
  MAX_MASK,
  TAG_INTEGER,
  TAG_MASK,
  TAG_MEMBERS,
  TAG_NULL,
  TAG_NUMBER,
  TAG_OBJECT,
  TAG_OTHER,
  TAG_PAIR,
  TAG_RECORD,
  TAG_RIGHT,
  TAG_ROWS,
  TAG_TEXT,
  TAG_UNDEFINED,
  VERSIONS,
  WORD_CUT,
  WORD_ILL_FORMED,
  WORD_LENGTH_SHIFT,
  WORD_TAG_MASK,
  constraints,
} from "../contract/data.js";
import { ABSENT, Labels, UPDATE_MASK, textOf } from "../input/gather.js";
import { knownMask } from "../fast-path/known-masks.js";
import { renewViews, words } from "./memory.js";
import { changedFields, comparedWithSource } from "../fast-path/screen.js";
import { SURROGATES, isWellFormed } from "../shared/well-formed.js";

/** By contract and field, the greatest number of characters where a text has to satisfy nothing else: then only its length crosses. */
const ONLY_LENGTH = VERSIONS.map((version) =>
  FIELDS.map((field) => {
    const { maxLength, pattern } = constraints[version][field];
    return pattern === undefined ? maxLength : undefined;
  }),
);

let end = 0;
let text = "";

function begin() {
  renewViews();
  end = 0;
  text = "";
}

/** The number of words that were written. */
export function wordCount() {
  return end;
}

/** The strings that were written, one behind the other. */
export function joinedText() {
  return text;
}

/** Writes an update, and of the image beside it what matters then. */
export function writeUpdate(input, contract) {
  begin();
  if (input.current !== undefined) writeImage(input.current, ~0 << FIELDS.length);
  writeInput(input, contract, input.right & ~comparedWithSource(input));
}

/** Writes edits, and what is needed of the image beside them. */
export function writeEdits(input, contract) {
  begin();
  const { current, same, different, filled } = input;
  if (current !== undefined) writeImage(current, ~same, different);
  writeInput(input, contract, filled & changedFields(input) & ~comparedWithSource(input));
}

/** Writes an update and an image, both whole. */
export function writeChange(input) {
  begin();
  writeImage(input.current, ~0);
  writeInput(input);
}

/** Writes what a request is made of. */
export function writeRequest({ imageId, body, headers }) {
  begin();
  writeValue(imageId);
  for (const value of headers) {
    if (value === undefined) words[end++] = TAG_UNDEFINED;
    else writeText(TAG_TEXT, value, MAX_HEADER_VALUE);
  }
  writeInput(body);
}

/** Writes a mask in its text form. */
export function writeMask({ updateMask }) {
  begin();
  writeMaskValue(updateMask);
}

/** Writes the paths of a mask. */
export function writeMaskPaths({ updateMask }) {
  begin();
  for (const path of updateMask) writeValue(path);
}

/**
 * Writes an input without the fields that are the same in an image beside it. Of the fields that are given as right no more than that crosses; and under
 * a contract, of a text that has to satisfy no more than a length only its length.
 */
function writeInput(input, contract, right = 0) {
  if (!input.isObject) return writeValue(input.other);

  const { values, unknown, same } = input;
  const members = input.members & ~same;
  words[end++] = TAG_OBJECT;
  words[end++] = TAG_MEMBERS | (members << WORD_LENGTH_SHIFT);
  for (let position = 0; position < values.length; position++) {
    if (((members >> position) & 1) === 0) continue;
    const value = values[position];
    const maxLength = contract === undefined ? undefined : ONLY_LENGTH[contract][position];
    if ((right >> position) & 1) words[end++] = TAG_RIGHT;
    else if (value instanceof Labels) writeLabels(value);
    else if (maxLength !== undefined && typeof value === "string") writeLength(value, maxLength);
    else if (position === UPDATE_MASK) writeMaskValue(value);
    else writeValue(value);
  }
  for (let index = 0; index < unknown.length && index < LIMIT_KEYS; index++)
    writeText(TAG_TEXT, unknown[index]);
}

/** Writes some members of an image; in the place of those that are known to be different, something that nothing is the same as. */
function writeImage(image, wanted, different = 0) {
  const { values } = image;
  const members = image.members & wanted;
  words[end++] = TAG_MEMBERS | (members << WORD_LENGTH_SHIFT);
  for (let position = 0; position < values.length; position++) {
    if (((members >> position) & 1) === 0) continue;
    const value = values[position];
    if ((different >> position) & 1) words[end++] = TAG_OTHER;
    else if (value instanceof Labels) writeLabels(value);
    else writeText(TAG_TEXT, value);
  }
}

/** Writes a mask, by its bits if nothing can be wrong in it. */
function writeMaskValue(mask) {
  if (typeof mask !== "string") return writeValue(mask);
  const bits = knownMask(mask);
  if (bits !== undefined) words[end++] = TAG_MASK | (bits << WORD_LENGTH_SHIFT);
  else writeText(TAG_TEXT, mask, MAX_MASK);
}

function writeLabels(labels) {
  const { isRows, keys, values, total, judged } = labels;
  words[end++] = (isRows ? TAG_ROWS : TAG_RECORD) | (judged << WORD_LENGTH_SHIFT);
  words[end++] = total;
  const start = end;
  const textStart = text.length;
  end += 2;
  for (let index = 0; index < judged; index++) {
    const key = keys[index];
    if (isRows && key !== ABSENT) words[end++] = TAG_PAIR;
    if (key !== ABSENT) writeValue(key);
    writeValue(values[index]);
  }
  words[start] = end - start - 2;
  words[start + 1] = text.length - textStart;
}

/** Writes a value that holds no others. */
function writeValue(value) {
  switch (typeof value) {
    case "string":
      return writeText(TAG_TEXT, value);
    case "number":
      return writeText(TAG_NUMBER, String(value));
    case "bigint":
      return writeText(TAG_INTEGER, textOf(value));
    case "undefined":
      words[end++] = TAG_UNDEFINED;
      return;
    default:
      words[end++] = value === null ? TAG_NULL : TAG_OTHER;
  }
}

/** Writes a text, which is cut if it is longer than the limit. */
function writeText(
  tag,
  value,
  limit = text.length > LIMIT_UNITS_IN_ALL ? LIMIT_SHORT : LIMIT_UNITS,
) {
  if (value.length > limit) {
    const sent = beginning(value);
    writeCut(tag, value, sent.length);
    text += sent;
  } else {
    words[end++] = tag | (value.length << WORD_LENGTH_SHIFT);
    text += value;
  }
}

/** Writes a text of which nothing but its length matters. Only what may be too long has to be counted. */
function writeLength(value, maxLength) {
  if (value === "") words[end++] = TAG_TEXT;
  else writeCut(TAG_TEXT, value, 0, maxLength);
}

/**
 * Writes how much is sent of a text, and the number of its characters. Where it has at most `uncounted` units they are not counted: it is then that of the
 * units.
 */
function writeCut(tag, value, sent, uncounted = 0) {
  const isWhole = isWellFormed(value);
  words[end++] = tag | WORD_CUT | (isWhole ? 0 : WORD_ILL_FORMED) | (sent << WORD_LENGTH_SHIFT);
  words[end++] = value.length <= uncounted ? value.length : countCharacters(value, isWhole);
}

/**
 * Marks the texts that are ill-formed, and returns all texts with U+FFFD in the place of each lone surrogate. Each text is judged by itself: two halves of a
 * pair that meet would pass for well-formed.
 */
export function mended() {
  let mended = "";
  let next = 0;
  for (let position = 0; position < end; position++) {
    const word = words[position];
    const tag = word & WORD_TAG_MASK;
    if (tag === TAG_RECORD || tag === TAG_ROWS) {
      position += 3;
    } else if (tag === TAG_TEXT || tag === TAG_NUMBER || tag === TAG_INTEGER) {
      const one = text.slice(next, (next += word >>> WORD_LENGTH_SHIFT));
      if (isWellFormed(one)) {
        mended += one;
      } else {
        words[position] |= WORD_ILL_FORMED;
        mended += one.replace(SURROGATES, "\ufffd");
      }
      if (word & WORD_CUT) position++;
    }
  }
  return mended;
}

/** The first characters, none of them halved. */
function beginning(text) {
  const last = text.charCodeAt(LIMIT_SHORT - 1);
  return text.slice(0, last >= 0xd800 && last < 0xdc00 ? LIMIT_SHORT + 1 : LIMIT_SHORT);
}

/** The number of code points; a lone surrogate, if the text is not well-formed, is one. */
function countCharacters(text, isWhole) {
  let count = 0;
  if (isWhole) {
    for (let index = 0; index < text.length; index++, count++) {
      // The second surrogate of a pair need not be looked at.
      if ((text.charCodeAt(index) & 0xfc00) === 0xd800) index++;
    }
  } else {
    for (const _ of text) count++;
  }
  return count;
}
