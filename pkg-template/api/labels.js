import { requireObject } from "../input/read.js";
import { quote } from "../shared/text.js";
import { typeOf } from "../shared/type-name.js";

/** @type {typeof import("../types/index.js").mergeLabels} */
export function mergeLabels(labels, changes) {
  // In a Map, a key such as `__proto__` is a key like any other.
  /** @type {Map<string, string>} */
  const merged = new Map();
  for (const [key, value] of entriesOf(labels ?? {}, "labels")) {
    if (typeof value !== "string") throw wrongType("labels", "strings", key, value);
    merged.set(key, value);
  }
  for (const [key, value] of entriesOf(changes, "changes")) {
    if (typeof value === "string") merged.set(key, value);
    else if (value === null) merged.delete(key);
    else if (value !== undefined)
      throw wrongType("changes", "strings, null and undefined", key, value);
  }
  return Object.fromEntries(merged);
}

/**
 * The own members of an object.
 *
 * @param {unknown} value
 * @param {string} name
 */
function entriesOf(value, name) {
  return Object.entries(requireObject(value, name));
}

/**
 * @param {string} name
 * @param {string} types
 * @param {string} key
 * @param {unknown} value
 */
function wrongType(name, types, key, value) {
  return new TypeError(`${name} must hold ${types} only, but ${quote(key)} is ${typeOf(value)}`);
}
