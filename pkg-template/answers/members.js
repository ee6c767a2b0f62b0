// Readers of JSON values: each returns the value, objects and arrays as copies, or throws a TypeError that names its place by `path`.
import { isDateTime } from "./date-time.js";
import { isInt64 } from "../shared/int64.js";
import { quote } from "../shared/text.js";
import { shown } from "../shared/type-name.js";

export function readText(value, path) {
  return typeof value === "string" ? value : refuse(path, "a string", value);
}

export function readFlag(value, path) {
  return typeof value === "boolean" ? value : refuse(path, "true or false", value);
}

export function readInt32(value, path) {
  return isInt32(value) ? value : refuse(path, "an int32", value);
}

export function readInt64(value, path) {
  return isInt64(value) ? value : refuse(path, "an int64, as a number or decimal text", value);
}

export function readTime(value, path) {
  return typeof value === "string" && isDateTime(value)
    ? value
    : refuse(path, 'a date and time in RFC 3339 form such as "2020-03-16T09:30:00Z"', value);
}

export function readTexts(value, path) {
  return readItems(value, path, readText);
}

export function readRecords(value, path) {
  return readItems(value, path, readRecord);
}

/** Reads an object with any members. */
function readRecord(value, path) {
  if (typeof value !== "object" || value === null || Array.isArray(value))
    refuse(path, "an object", value);
  return { ...value };
}

/** Reads an object from any keys to strings. */
export function readTextMap(value, path) {
  const map = readRecord(value, path);
  for (const [key, text] of Object.entries(map)) readText(text, `${path}[${quote(key)}]`);
  return map;
}

/**
 * Reads an object, each of its members with the reader that `readers` has for its name; the others are left as they are. Null is the same as absent,
 * as in the JSON form of protocol buffers.
 */
export function readMembers(value, path, readers) {
  const members = readRecord(value, path);
  for (const [name, read] of Object.entries(readers)) {
    if (!Object.hasOwn(members, name)) continue;
    if (members[name] === null || members[name] === undefined) delete members[name];
    else members[name] = read(members[name], `${path}.${name}`);
  }
  return members;
}

export function isInt32(value) {
  return typeof value === "number" && (value | 0) === value;
}

/** Throws what a value should have been. */
export function refuse(path, expected, value) {
  throw new TypeError(`${path} must be ${expected}, not ${shown(value)}`);
}

function readItems(value, path, read) {
  if (!Array.isArray(value)) refuse(path, "an array", value);
  return Array.from(value, (item, index) => read(item, `${path}[${index}]`));
}
