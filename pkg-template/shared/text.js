// Quotes and lists, for the messages in every language.
import { replaceLoneSurrogates } from "./characters.js";

/** How many characters of a text are quoted. */
const MAX_QUOTED = 64;
const PRINTABLE_ASCII = /^[ -~]*$/;
/** Control, invisible and directional characters, except the space and the joiner of emoji. */
const INVISIBLE = /(?![ \u200d])[\p{Cc}\p{Cf}\p{Z}]/gu;

/**
 * A text as JSON writes it, cut when it is long. Characters that cannot be seen, or that would turn
 * the sentence around, are escaped.
 *
 * Every language quotes like this, and not with quotation marks of its own: a reader has to see
 * exactly which characters there are, or which to write.
 *
 * @param {unknown} value A text; anything else too, since a violation that the package did not make
 *   may lack a parameter.
 */
export function quote(value) {
  const text = String(value);
  if (needsNoEscape(text)) return `"${text}"`;
  const quoted = JSON.stringify(cut(text, MAX_QUOTED, MAX_QUOTED - 1));
  if (PRINTABLE_ASCII.test(quoted)) return quoted;
  // JSON.stringify escapes lone surrogates too, but not in Hermes.
  return replaceLoneSurrogates(quoted.replace(INVISIBLE, escapeUnits), escapeUnits);
}

/**
 * Whether a text is surely quoted as it is: a short one of printable ASCII without quotes and
 * backslashes, and of U+00C0 to U+052F. A loop takes half the time of a regular expression.
 *
 * @param {string} text
 */
function needsNoEscape(text) {
  const { length } = text;
  if (length > MAX_QUOTED) return false;
  for (let index = 0; index < length; index++) {
    const unit = text.charCodeAt(index);
    if (
      unit < 0x20 ||
      unit === 0x22 ||
      unit === 0x5c ||
      (unit > 0x7e && unit < 0xc0) ||
      unit > 0x52f
    )
      return false;
  }
  return true;
}

/**
 * A text. If it has more than `max` characters, its first `left` characters and an ellipsis.
 *
 * @param {string} text
 * @param {number} max In code points, as `left`.
 */
export function cut(text, max, left = max) {
  if (text.length <= max) return text;
  const characters = Array.from(text.slice(0, 2 * max + 1));
  return characters.length > max ? `${characters.slice(0, left).join("")}…` : text;
}

/**
 * Every UTF-16 unit of a text as an escape sequence of JSON and JavaScript.
 *
 * @param {string} text
 */
export function escapeUnits(text) {
  return text
    .split("")
    .map((unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`)
    .join("");
}

/**
 * The name of a type with its article: "null", "an array", "a URL".
 *
 * @param {string} type
 */
export function withArticle(type) {
  if (type === "null" || type === "undefined") return type;
  return `${/^[aeio]/i.test(type) ? "an" : "a"} ${type}`;
}

/**
 * Names separated by commas, with the language's word for "and" before the last.
 *
 * @param {readonly string[]} names
 * @param {string} and
 */
export function list(names, and) {
  return names.length < 2
    ? names.join()
    : `${names.slice(0, -1).join(", ")} ${and} ${names[names.length - 1]}`;
}
