// Fast path: accepts valid input without calling the engine.
//
// It answers "valid" (true) or "unknown" (false), never "invalid", and depends on nothing but its
// arguments and the data that the build makes from the contract. Without it every result is the
// same: the tests run a package in which it always answers "unknown".
import { ACCEPTED, CHARACTER_CLASSES, FIELDS } from "../contract/data.js";
import { ABSENT, Input, Labels, NO_KEYS } from "../input/values.js";
import { countCharacters, isWellFormed } from "../shared/characters.js";

/** @import { Image, Scalar } from "../input/values.js" */
/** @typedef {{ min: number, max: number, first: number, inner: number, last: number }} TextLimits */

const ZERO = "0".charCodeAt(0);

const NAME = 1 << FIELDS.indexOf("name");
const DESCRIPTION = 1 << FIELDS.indexOf("description");
const MIN_DISK_SIZE = 1 << FIELDS.indexOf("minDiskSize");
const LABELS = 1 << FIELDS.indexOf("labels");

/** The classes of each ASCII character, by their bits. */
const CLASSES = Uint8Array.from(CHARACTER_CLASSES);

/**
 * Whether an update is valid, and nothing about it deserves a warning.
 *
 * @param {Input | Scalar} input
 * @param {number} contract
 * @param {Image | undefined} current
 */
export function acceptsUpdate(input, contract, current) {
  if (!(input instanceof Input) || input.imageId !== ABSENT) return false;
  // The mask has to name exactly the fields that have a value.
  const fields = typeof input.updateMask === "string" ? fieldsOf(input.updateMask) : 0;
  return fields !== 0 && fields === acceptedFields(input, contract, current);
}

/**
 * Whether edits are valid, and nothing about them deserves a warning.
 *
 * @param {Input | Scalar} edits
 * @param {number} contract
 * @param {Image | undefined} current
 */
export function acceptsEdits(edits, contract, current) {
  if (!(edits instanceof Input) || edits.imageId !== ABSENT) return false;
  return edits.updateMask === ABSENT && acceptedFields(edits, contract, current) !== UNKNOWN;
}

const UNKNOWN = -1;

/**
 * The fields that have a value, by their bits, if all of them are valid and there is nothing else.
 *
 * @param {Input} input
 * @param {number} contract
 * @param {Image | undefined} current
 */
function acceptedFields({ name, description, minDiskSize, labels, unknown }, contract, current) {
  const limits = ACCEPTED[contract];
  if (limits === undefined || unknown !== NO_KEYS) return UNKNOWN;
  let fields = 0;
  if (isPresent(name)) {
    if (!acceptsPattern(name, limits.name)) return UNKNOWN;
    fields |= NAME;
  }
  if (isPresent(description)) {
    if (!acceptsLength(description, limits.description)) return UNKNOWN;
    fields |= DESCRIPTION;
  }
  if (isPresent(minDiskSize)) {
    // The engine compares the size with that of the source data.
    if (current?.storageSize !== undefined) return UNKNOWN;
    if (!acceptsSize(minDiskSize, limits.minDiskSize)) return UNKNOWN;
    fields |= MIN_DISK_SIZE;
  }
  if (isPresent(labels)) {
    if (!acceptsLabels(labels, limits.labels)) return UNKNOWN;
    fields |= LABELS;
  }
  return fields;
}

/** @param {Scalar | Labels} value */
function isPresent(value) {
  return value !== ABSENT && value !== undefined;
}

/**
 * Whether a text has the right length and only characters that its pattern allows where they are.
 * The build proves that the pattern asks for nothing else.
 *
 * @param {Scalar | Labels} text
 * @param {TextLimits} limits
 */
function acceptsPattern(text, { min, max, first, inner, last }) {
  if (typeof text !== "string" || text.length < min || text.length > max) return false;
  const end = text.length - 1;
  if (end < 0) return true;
  let classes = inner;
  for (let index = 1; index < end; index++) classes &= classesAt(text, index);
  const endsRight = end === 0 || (classesAt(text, end) & last) !== 0;
  return (classesAt(text, 0) & first) !== 0 && classes !== 0 && endsRight;
}

/**
 * @param {string} text
 * @param {number} index
 */
function classesAt(text, index) {
  return CLASSES[text.charCodeAt(index)] ?? 0;
}

/**
 * @param {Scalar | Labels} text
 * @param {{ max: number }} limits
 */
function acceptsLength(text, { max }) {
  if (typeof text !== "string" || !isWellFormed(text)) return false;
  // A character has one or two UTF-16 units.
  return text.length <= max || (text.length <= 2 * max && countCharacters(text) <= max);
}

/**
 * @param {Scalar | Labels} value
 * @param {{ min: number, max: number }} limits
 */
function acceptsSize(value, { min, max }) {
  const size = typeof value === "string" ? decimal(value) : value;
  return typeof size === "number" && Number.isSafeInteger(size) && size >= min && size <= max;
}

/**
 * The integer that a text of digits stands for; NaN for any other text, a leading zero, and more
 * digits than a safe integer may have.
 *
 * @param {string} text
 */
function decimal(text) {
  if (text.length > 15 || text.charCodeAt(0) === ZERO) return NaN;
  let integer = 0;
  for (let index = 0; index < text.length; index++) {
    const digit = text.charCodeAt(index) - ZERO;
    integer = digit >= 0 && digit <= 9 ? 10 * integer + digit : NaN;
  }
  return integer;
}

/**
 * @param {Scalar | Labels} labels
 * @param {{ maxPairs: number, key: TextLimits, value: TextLimits }} limits
 */
function acceptsLabels(labels, { maxPairs, key, value }) {
  if (!(labels instanceof Labels) || labels.total > maxPairs) return false;
  const { isRows, keys, values, total } = labels;
  for (let index = 0; index < total; index++) {
    if (!acceptsPattern(keys[index], key) || !acceptsPattern(values[index], value)) return false;
  }
  return !isRows || new Set(keys).size === total;
}

/** Every mask that names each of its fields once, and the bits of these fields. */
const MASKS = new Map();

/**
 * The fields that such a mask names, by their bits; 0 for any other mask.
 *
 * @param {string} mask
 * @returns {number}
 */
function fieldsOf(mask) {
  if (MASKS.size === 0) addMasks("", 0);
  return MASKS.get(mask) ?? 0;
}

/**
 * @param {string} beginning
 * @param {number} fields
 */
function addMasks(beginning, fields) {
  FIELDS.forEach((field, position) => {
    if ((fields >> position) & 1) return;
    const mask = beginning + field;
    MASKS.set(mask, fields | (1 << position));
    addMasks(`${mask},`, fields | (1 << position));
  });
}
