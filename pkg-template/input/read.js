// The first of two phases: reads what the caller passed, each property once, into plain data of
// this call. Reading may run the caller's own code (getters, Proxies), which may call this package
// again. So nothing here touches the engine's memory, or anything else that another call could see.
import { LIMIT_KEYS, MEMBERS } from "../contract/data.js";
import { className, typeName, typeOf } from "../shared/type-name.js";
import { ABSENT, Foreign, Input, Labels, NO_KEYS } from "./values.js";

/** @import { Scalar, UnknownKey } from "./values.js" */

const objectPrototype = Object.prototype;
const isOwn = Object.prototype.hasOwnProperty;
const getPrototypeOf = Object.getPrototypeOf;
const keysOf = Object.keys;
const valuesOf = Object.values;

/**
 * Reads an update. It is sent as JSON, so only its own members count.
 *
 * @param {unknown} value
 * @returns {Input | Scalar} an `Input`; a `Scalar` if the value is no object
 */
export function readUpdate(value) {
  return isRecord(value) ? readMembers(value, readUpdateLabels) : readScalar(value);
}

/**
 * Reads edits. Their members may be inherited from a class, and labels may be rows.
 *
 * @param {unknown} value
 * @returns {Input | Scalar} an `Input`; a `Scalar` if the value is no object
 */
export function readEdits(value) {
  if (!isRecord(value)) return readScalar(value);
  const edits = isPlain(value) ? value : withInherited(value, MEMBERS);
  return readMembers(edits, readEditsLabels);
}

/**
 * @param {Record<string, unknown>} object
 * @param {(value: unknown) => Scalar | Labels} readLabels
 */
function readMembers(object, readLabels) {
  const input = new Input();
  /** @type {UnknownKey[] | undefined} */
  let unknown;
  for (const key in object) {
    if (!isOwn.call(object, key)) continue;
    const value = object[key];
    switch (key) {
      case "name":
        input.name = readScalar(value);
        break;
      case "description":
        input.description = readScalar(value);
        break;
      case "minDiskSize":
        input.minDiskSize = readScalar(value);
        break;
      case "labels":
        input.labels = readLabels(value);
        break;
      case "imageId":
        input.imageId = readScalar(value);
        break;
      case "updateMask":
        input.updateMask = readScalar(value);
        break;
      default:
        if (value !== undefined) {
          unknown ??= [];
          unknown.push({ key, isObject: isRecord(value) });
        }
    }
  }
  input.unknown = unknown ?? NO_KEYS;
  return input;
}

/** @param {unknown} value */
function readUpdateLabels(value) {
  return isRecord(value) ? readRecord(value) : readScalar(value);
}

/** @param {unknown} value */
function readEditsLabels(value) {
  return Array.isArray(value) ? readRows(value) : readUpdateLabels(value);
}

/**
 * Reads an object whose members may be labels.
 *
 * @param {Record<string, unknown>} record
 */
export function readRecord(record) {
  const keys = keysOf(record);
  const values = /** @type {Scalar[]} */ (readValues(record, keys));
  for (let index = 0; index < values.length; index++) {
    if (typeof values[index] !== "string") values[index] = readScalar(values[index]);
  }
  return new Labels(false, keys, values, keys.length);
}

/**
 * The values of the first keys of an object.
 *
 * @param {Record<string, unknown>} record
 * @param {string[]} keys
 */
function readValues(record, keys) {
  if (keys.length <= LIMIT_KEYS) {
    // For many keys this takes a tenth of the time that reading one by one takes.
    const values = valuesOf(record);
    // If a getter removed a key meanwhile, the values are read once more, each by its key.
    if (values.length === keys.length) return values;
  }
  return keys.slice(0, LIMIT_KEYS).map((key) => record[key]);
}

/** @param {readonly unknown[]} rows */
function readRows(rows) {
  const { length } = rows;
  // A Proxy may return anything as its length.
  if (length >>> 0 !== length) return new Foreign("array");
  /** @type {Scalar[]} */
  const keys = [];
  /** @type {Scalar[]} */
  const values = [];
  for (let index = 0; index < length && index < LIMIT_KEYS; index++) {
    const row = rows[index];
    if (isRecord(row)) {
      const { key, value } = row;
      keys.push(readScalar(key));
      values.push(readScalar(value));
    } else {
      keys.push(ABSENT);
      values.push(readScalar(row));
    }
  }
  return new Labels(true, keys, values, length);
}

/**
 * Reads the different values of an iterable.
 *
 * @param {Iterable<unknown>} values
 */
export function readDistinct(values) {
  const seen = new Set();
  const distinct = [];
  for (const value of values) {
    if (seen.has(value)) continue;
    // Only four values are valid, so with so many the call is refused anyway.
    if (seen.add(value).size > LIMIT_KEYS) break;
    distinct.push(readScalar(value));
  }
  return distinct;
}

/**
 * Reads a value that holds no others.
 *
 * @param {unknown} value
 * @returns {Scalar}
 */
export function readScalar(value) {
  switch (typeof value) {
    case "string":
    case "undefined":
    case "number":
    case "bigint":
      return value;
    default:
      return value === null ? null : new Foreign(typeName(value));
  }
}

/**
 * Whether a value is an object that is read as a record: no array, Map, Date or Promise.
 *
 * @param {unknown} value
 * @returns {value is Record<string, unknown>}
 */
export function isRecord(value) {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return false;
  return isPlain(value) || className(value) === "Object";
}

/**
 * A value that has to be an object. Anything else is a bug in the calling code.
 *
 * @param {unknown} value
 * @param {string} name what an error calls the value
 */
export function requireObject(value, name) {
  if (!isRecord(value)) throw new TypeError(`${name} must be an object, not ${typeOf(value)}`);
  return value;
}

/**
 * Whether an object has its own members only, as JSON would write it.
 *
 * @param {object} object
 */
function isPlain(object) {
  const prototype = getPrototypeOf(object);
  return prototype === objectPrototype || prototype === null;
}

/**
 * A copy with these members as its own, also those that its class has, for example as accessors.
 *
 * @param {Record<string, unknown>} object
 * @param {readonly string[]} names
 */
export function withInherited(object, names) {
  const copy = { ...object };
  for (const name of names) {
    if (!isOwn.call(copy, name) && name in object) copy[name] = object[name];
  }
  return copy;
}
