// Fast path: accepts valid input without calling the engine.
//
// It answers "valid" (true) or "unknown" (false), never "invalid", and depends on nothing but its
// arguments and the data that the build makes from the contract. Without it every result is the
// same: the tests run a package in which it always answers "unknown".
import { ACCEPTED, CHARACTER_CLASSES, FIELDS } from "../contract/data.js";
import { ABSENT, Input, Labels, NO_KEYS } from "../input/values.js";
import { charactersUpTo, isWellFormed } from "../shared/characters.js";
import { safeDecimal } from "../shared/int64.js";
import { everyMask } from "../shared/masks.js";

/** @import { Image, Scalar } from "../input/values.js" */
/** @typedef {Scalar | Labels} Value */
/** @typedef {Record<"min" | "max" | "first" | "inner" | "last", number>} TextLimits */

/** The classes of each ASCII character, by their bits. */
const CLASSES = /* @__PURE__ */ Uint8Array.from(CHARACTER_CLASSES);
/** For each contract, what matches descriptions of more UTF-16 units than allowed characters. */
const LONG_TEXTS = /* @__PURE__ */ ACCEPTED.map((it) => charactersUpTo(it.description.max));
/** For each mask that names its fields once, the bits of these fields. */
const MASKS = /* @__PURE__ */ everyMask(FIELDS);
const NAME = 1 << FIELDS.indexOf("name");
const DESCRIPTION = 1 << FIELDS.indexOf("description");
const MIN_DISK_SIZE = 1 << FIELDS.indexOf("minDiskSize");
const LABELS = 1 << FIELDS.indexOf("labels");
const UNKNOWN = -1;

/**
 * Whether an update is valid and deserves no warning: its mask names the fields that have a value.
 *
 * @type {(input: Input | Scalar, contract: number, current: Image | undefined) => boolean}
 */
export function acceptsUpdate(input, contract, current) {
  if (!(input instanceof Input) || input.imageId !== ABSENT) return false;
  return MASKS.get(input.updateMask) === acceptedFields(input, contract, current);
}

/**
 * Whether edits are valid and deserve no warning.
 *
 * @type {(edits: Input | Scalar, contract: number, current: Image | undefined) => boolean}
 */
export function acceptsEdits(edits, contract, current) {
  if (!(edits instanceof Input) || edits.imageId !== ABSENT) return false;
  return edits.updateMask === ABSENT && acceptedFields(edits, contract, current) !== UNKNOWN;
}

/**
 * The fields that have a value, by their bits, if all of them are valid and nothing else is there.
 *
 * @type {(input: Input, contract: number, current: Image | undefined) => number}
 */
function acceptedFields({ name, description, minDiskSize, labels, unknown }, contract, current) {
  const limits = ACCEPTED[contract];
  if (limits === undefined || unknown !== NO_KEYS) return UNKNOWN;
  // The engine compares the size with that of the source data.
  const source = current?.storageSize ?? current?.size;
  if (
    (isPresent(minDiskSize) && source !== undefined) ||
    (isPresent(name) && !acceptsPattern(name, limits.name)) ||
    (isPresent(description) && !acceptsLength(description, contract, limits.description.max)) ||
    (isPresent(minDiskSize) && !acceptsSize(minDiskSize, limits.minDiskSize)) ||
    (isPresent(labels) && !acceptsLabels(labels, limits.labels))
  ) {
    return UNKNOWN;
  }
  return (
    (isPresent(name) ? NAME : 0) |
    (isPresent(description) ? DESCRIPTION : 0) |
    (isPresent(minDiskSize) ? MIN_DISK_SIZE : 0) |
    (isPresent(labels) ? LABELS : 0)
  );
}

/** @type {(value: Value) => boolean} */
const isPresent = (value) => value !== ABSENT && value !== undefined;

/**
 * Whether a text has the right length and only characters that its pattern allows where they are.
 * The build proves that the pattern asks for nothing else.
 *
 * @type {(text: Value | undefined, limits: TextLimits) => boolean}
 */
function acceptsPattern(text, { min, max, first, inner, last }) {
  if (typeof text !== "string" || text.length < min || text.length > max) return false;
  // A pattern allows inside what it allows last, so the last character is checked as both.
  let wanted = first;
  let classes = last;
  for (let index = 0; index < text.length; index++) {
    const unit = text.charCodeAt(index);
    classes = unit < 128 ? (CLASSES[unit] ?? 0) : 0;
    if ((classes & wanted) === 0) return false;
    wanted = inner;
  }
  return (classes & last) !== 0;
}

/** @type {(text: Value, contract: number, max: number) => boolean} */
function acceptsLength(text, contract, max) {
  if (typeof text !== "string") return false;
  // A character has one or two UTF-16 units.
  return text.length <= max ? isWellFormed(text) : LONG_TEXTS[contract]?.test(text) === true;
}

/** @type {(value: Value, limits: { min: number, max: number }) => boolean} */
function acceptsSize(value, { min, max }) {
  const size = typeof value === "string" ? safeDecimal(value) : value;
  return typeof size === "number" && Number.isSafeInteger(size) && size >= min && size <= max;
}

/** @type {(labels: Value, limits: typeof ACCEPTED[number]["labels"]) => boolean} */
function acceptsLabels(labels, limits) {
  if (!(labels instanceof Labels) || labels.total > limits.maxPairs) return false;
  const { isRows, keys, values, total } = labels;
  for (let index = 0; index < total; index++) {
    if (!acceptsPattern(keys[index], limits.key)) return false;
    if (!acceptsPattern(values[index], limits.value)) return false;
  }
  return !isRows || new Set(keys).size === total;
}
