// How messages name what a caller passed.
import { quote, withArticle } from "./text.js";

/** @import { Violation } from "../types/index.js" */

/**
 * What an option of each type is.
 *
 * @typedef {{
 *   string: string,
 *   boolean: boolean,
 *   function: (violation: Violation) => string,
 * }} OptionTypes
 */

/**
 * The name of a value's type: what `typeof` says, "null", "array", or the class of an object such
 * as "Map".
 *
 * @param {unknown} value
 */
export function typeName(value) {
  if (value === null) return "null";
  if (Array.isArray(value)) return "array";
  if (typeof value !== "object") return typeof value;
  const name = className(value);
  return name === "Object" ? "object" : name;
}

/**
 * The name of an object's class. An object can choose it, so only a short word is taken.
 *
 * @param {object} object
 */
export function className(object) {
  const name = Object.prototype.toString.call(object).slice(8, -1);
  return /^\w{1,64}$/.test(name) ? name : "object of an unknown class";
}

/**
 * The type of a value, with its article: for values that may be secret.
 *
 * @param {unknown} value
 */
export function typeOf(value) {
  return withArticle(typeName(value));
}

/**
 * A string, number or boolean as a literal, and the type of any other value.
 *
 * @param {unknown} value
 */
export function shown(value) {
  if (typeof value === "string") return quote(value);
  return typeof value === "number" || typeof value === "boolean" ? String(value) : typeOf(value);
}

/**
 * An option that may be undefined. The error about another type does not name the value, which may
 * be secret.
 *
 * @template {keyof OptionTypes} T
 * @param {unknown} value
 * @param {string} name
 * @param {T} type
 */
export function optional(value, name, type) {
  if (value === undefined || typeof value === type) {
    return /** @type {OptionTypes[T] | undefined} */ (value);
  }
  throw new TypeError(`options.${name} must be ${withArticle(type)}, not ${typeOf(value)}`);
}
