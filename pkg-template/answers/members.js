// Readers of JSON values. Each returns the value, with objects and arrays copied, or throws a
// TypeError that names the place of the value: its `path`, such as "operation.error.code".
/** @import { Int64 } from "../types/index.js" */
import { isInt64 } from "../shared/int64.js";
import { quote } from "../shared/text.js";
import { shown } from "../shared/type-name.js";
import { isDateTime } from "./date-time.js";
import { isError } from "./errors.js";
import { isObject, own, snakeCase } from "./lenient.js";

/**
 * @template T
 * @typedef {(value: unknown, path: string) => T} Reader
 */

/** @type {Reader<string>} */
export function readText(value, path) {
  return typeof value === "string" ? value : refuse(path, "a string", value);
}

/** @type {Reader<boolean>} */
export function readFlag(value, path) {
  return typeof value === "boolean" ? value : refuse(path, "true or false", value);
}

/** @type {Reader<number>} */
export function readInt32(value, path) {
  return isInt32(value) ? value : refuse(path, "an int32", value);
}

/** @type {Reader<Int64>} */
export function readInt64(value, path) {
  return isInt64(value) ? value : refuse(path, "an int64, as a number or decimal text", value);
}

/** @type {Reader<string>} */
export function readTime(value, path) {
  return typeof value === "string" && isDateTime(value)
    ? value
    : refuse(path, 'a date and time in RFC 3339 form such as "2020-03-16T09:30:00Z"', value);
}

/** @type {Reader<string[]>} */
export function readTexts(value, path) {
  return readItems(value, path, readText);
}

/** @type {Reader<Record<string, unknown>[]>} */
export function readRecords(value, path) {
  return readItems(value, path, readRecord);
}

/**
 * Reads an object with any keys, and a string for each.
 *
 * @type {Reader<Record<string, string>>}
 */
export function readTextMap(value, path) {
  const map = readRecord(value, path);
  for (const [key, text] of Object.entries(map)) readText(text, `${path}[${quote(key)}]`);
  return /** @type {Record<string, string>} */ (map);
}

/**
 * A reader of an object that reads its members with the readers of the same names; other members
 * are kept as they are. A member in snake case, as `yc` writes it, gets the name of the reader. A
 * member that is null is left out, since null and absent mean the same in the JSON form of protocol
 * buffers.
 *
 * @template {Record<string, Reader<unknown>>} Readers
 * @param {Readers} readers
 * @returns {Reader<{ [Name in keyof Readers]?: ReturnType<Readers[Name]> } & Record<string, unknown>>}
 */
export function readerOf(readers) {
  return (value, path) => {
    const members = readRecord(value, path);
    for (const [name, read] of Object.entries(readers)) {
      const spellings = [name, snakeCase(name)];
      const spelling = spellings.find((spelling) => own(members, spelling) !== undefined);
      const member = spelling === undefined ? undefined : members[spelling];
      if (spelling !== name) for (const spelling of spellings) delete members[spelling];
      if (spelling !== undefined) members[name] = read(member, `${path}.${spelling}`);
    }
    return /** @type {any} */ (members);
  };
}

/**
 * @param {unknown} value
 * @returns {value is number}
 */
export function isInt32(value) {
  return typeof value === "number" && (value | 0) === value;
}

/**
 * Throws a TypeError that says what a value must be.
 *
 * @param {string} path
 * @param {string} expected
 * @param {unknown} value
 * @returns {never}
 */
export function refuse(path, expected, value) {
  throw new TypeError(`${path} must be ${expected}, not ${shown(value)}`);
}

/**
 * Reads an object with any members. An error is refused: its members are not those of an answer,
 * and may be secret.
 *
 * @type {Reader<Record<string, unknown>>}
 */
function readRecord(value, path) {
  if (!isObject(value) || isError(value)) return refuse(path, "an object", value);
  return { ...value };
}

/**
 * Reads an array, each item with `read`.
 *
 * @template T
 * @param {unknown} value
 * @param {string} path
 * @param {Reader<T>} read
 * @returns {T[]}
 */
function readItems(value, path, read) {
  if (!Array.isArray(value)) return refuse(path, "an array", value);
  return Array.from(value, (item, index) => read(item, `${path}[${index}]`));
}
