// Characters, which are Unicode code points, in strings of UTF-16 units.

// The expressions do without the flag `u`: Babel, which React Native uses, rewrites `\p{Surrogate}`
// so that it matches the character before a low surrogate too.
const LONE_SURROGATE = /[\ud800-\udbff](?![\udc00-\udfff])|(?:[^\ud800-\udbff]|^)[\udc00-\udfff]/;
const ONE_SURROGATE = /^[\ud800-\udfff]$/;

/**
 * Whether a string has no lone surrogate. Browsers have the method since 2023; it is many times as
 * fast as the regular expression.
 *
 * @type {(text: string) => boolean}
 */
// Not `"".isWellFormed`: Metro would ask the Node.js that it runs in, and write the answer.
export const isWellFormed =
  typeof String.prototype.isWellFormed === "function"
    ? (text) => text.isWellFormed()
    : (text) => !LONE_SURROGATE.test(text);

/**
 * The string with U+FFFD, or what else is given, instead of each lone surrogate.
 *
 * @param {string} text
 * @param {(unit: string) => string} [replacement]
 */
export function replaceLoneSurrogates(text, replacement = () => "\ufffd") {
  if (isWellFormed(text)) return text;
  const characters = Array.from(text, (one) => (ONE_SURROGATE.test(one) ? replacement(one) : one));
  return characters.join("");
}

/**
 * The number of characters. A lone surrogate counts as one.
 *
 * @param {string} text
 */
export function countCharacters(text) {
  let count = 0;
  for (let index = 0; index < text.length; index++, count++) {
    if (isHighSurrogate(text, index) && isLowSurrogate(text, index + 1)) index++;
  }
  return count;
}

/**
 * @param {string} text
 * @param {number} index
 */
export function isHighSurrogate(text, index) {
  return (text.charCodeAt(index) & 0xfc00) === 0xd800;
}

/**
 * @param {string} text
 * @param {number} index
 */
function isLowSurrogate(text, index) {
  return (text.charCodeAt(index) & 0xfc00) === 0xdc00;
}

const CHARACTER = "(?:[\\ud800-\\udbff][\\udc00-\\udfff]|[^\\ud800-\\udfff])";

/**
 * A regular expression for well-formed texts of at most so many characters. Groups of eight take
 * half the time that single characters take.
 *
 * @param {number} max
 */
export function charactersUpTo(max) {
  const groups = Math.max(0, (max >> 3) - 1);
  return new RegExp(`^(?:${CHARACTER.repeat(8)}){0,${groups}}${CHARACTER}{0,${max - 8 * groups}}$`);
}
