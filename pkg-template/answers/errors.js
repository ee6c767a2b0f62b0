// Errors of JavaScript, such as `fetch` and the libraries around it throw. They are never written
// as JSON: that of an axios error holds the headers of the request, with the token.
import { className } from "../shared/type-name.js";
import { attempt, isObject } from "./lenient.js";

const CLASSES = ["Error", "DOMException"];
/** How many errors are read of one that holds others: a getter may invent causes without end. */
const MAX_ERRORS = 64;

/**
 * @param {unknown} value
 * @returns {value is Error}
 */
export function isError(value) {
  if (value instanceof Error) return true;
  // An error of another realm, such as an iframe. A plain object can name any class as its own.
  return (
    isObject(value) &&
    Object.getPrototypeOf(value) !== Object.prototype &&
    CLASSES.includes(className(value))
  );
}

/**
 * The message of an error, and on further lines those of its cause and of the errors that an
 * AggregateError holds, unless a line before has the text; its name if there is no message.
 *
 * @param {Error} error
 */
export function textOfError(error) {
  /** @type {string[]} */
  const texts = [];
  // The loop also visits what it adds, and each error once, so it ends at a cycle.
  const found = new Set(/** @type {unknown[]} */ ([error]));
  for (const each of found) {
    const message = typeof each === "string" ? each : memberOf(each, "message");
    if (typeof message === "string" && !texts.some((text) => text.includes(message)))
      texts.push(message);
    for (const inner of [memberOf(each, "cause"), memberOf(each, "errors")].flat())
      if (found.size < MAX_ERRORS) found.add(inner);
  }
  return texts.filter(Boolean).join("\n") || String(memberOf(error, "name") ?? "");
}

/**
 * A member of an error, own or inherited; undefined if the value is no error.
 *
 * @param {unknown} value
 * @param {string} name
 */
function memberOf(value, name) {
  return attempt(() => (isError(value) ? /** @type {any} */ (value)[name] : undefined));
}

/**
 * A text as it is, an error's message, and any other value as JSON, in which errors are their
 * messages; "" if it has no JSON.
 *
 * @param {unknown} value
 */
export function textOf(value) {
  if (typeof value === "string") return value;
  return (
    attempt(() => (isError(value) ? textOfError(value) : JSON.stringify(value, withoutErrors))) ??
    ""
  );
}

/**
 * For `JSON.stringify`, which passes what `toJSON` made of an error.
 *
 * @this {Record<string, unknown>}
 * @param {string} key
 * @param {unknown} value
 */
function withoutErrors(key, value) {
  const original = this[key];
  return isError(original) ? textOfError(original) : value;
}
