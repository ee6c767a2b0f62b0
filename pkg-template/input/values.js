// Plain data of one call, read from what the caller passed. It holds strings, numbers, bigints,
// undefined, null and instances of the classes below, so using it cannot run the caller's code.

/** The value of a member that is not there; also the key of a row that is no object. */
export const ABSENT = Symbol("absent");

/** A value of a type that no member has. */
export class Foreign {
  /** @param {string} typeName */
  constructor(typeName) {
    this.typeName = typeName;
  }
}

/**
 * A value that holds no others.
 *
 * @typedef {string | number | bigint | undefined | null | typeof ABSENT | Foreign} Scalar
 */

/** Labels, as an object or as the rows of a form. */
export class Labels {
  /**
   * @param {boolean} isRows
   * @param {Scalar[]} keys every key of an object; of rows those that were read
   * @param {Scalar[]} values the values that were read; of a row that is no object, the row
   * @param {number} total the number of labels, whether they were read or not
   */
  constructor(isRows, keys, values, total) {
    this.isRows = isRows;
    this.keys = keys;
    this.values = values;
    this.total = total;
  }
}

/** No labels. */
export const NO_LABELS = /* @__PURE__ */ new Labels(false, [], [], 0);

/**
 * A key that the method does not know.
 *
 * @typedef {{ key: string, isObject: boolean }} UnknownKey
 */

/** @type {readonly UnknownKey[]} */
export const NO_KEYS = /* @__PURE__ */ Object.freeze([]);

/** An update or edits. */
export class Input {
  /** @type {Scalar | Labels} */ name = ABSENT;
  /** @type {Scalar | Labels} */ description = ABSENT;
  /** @type {Scalar | Labels} */ minDiskSize = ABSENT;
  /** @type {Scalar | Labels} */ labels = ABSENT;
  /** @type {Scalar | Labels} */ imageId = ABSENT;
  /** @type {Scalar | Labels} */ updateMask = ABSENT;
  /** @type {readonly UnknownKey[]} */ unknown = NO_KEYS;
}

/**
 * The members of an image that matter to an update.
 *
 * @typedef {{
 *   name: string | undefined,
 *   description: string | undefined,
 *   minDiskSize: string | undefined,
 *   labels: Labels | undefined,
 *   storageSize: string | undefined,
 *   size: string | undefined,
 * }} Image
 */

/**
 * The name of the type of a value that is refused for it, which `Labels` and `ABSENT` never are.
 *
 * @param {Scalar | Labels} value
 */
export function typeNameOf(value) {
  if (value === null) return "null";
  return value instanceof Foreign ? value.typeName : typeof value;
}

/**
 * The text of a value that was read: of a number its digits.
 *
 * @param {Scalar | Labels} value
 */
export function textOf(value) {
  return typeof value === "bigint" ? digitsOf(value) : String(value);
}

/**
 * The decimal digits. Those of a huge integer would take minutes, and none would make it valid.
 *
 * @param {bigint} integer
 */
function digitsOf(integer) {
  if (BigInt.asIntN(1024, integer) === integer) return String(integer);
  return integer < 0n ? "(below -2^1023)" : "(above 2^1023)";
}
