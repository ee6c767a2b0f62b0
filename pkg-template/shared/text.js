// What a sentence quotes and lists, in any language.

const MOST = 64;
const ASCII = /^[ -~]*$/;

/**
 * As JSON writes it, cut when long. What would not be seen, or turn the sentence around, is escaped; the joiner of emoji is left. Every language quotes
 * like this and none by its own marks, since a reader has to see exactly which characters there are, or are to be written.
 */
export function quote(value) {
  // A violation from elsewhere may lack what its rule has.
  const text = String(value);
  if (isPlain(text)) return `"${text}"`;
  const quoted = JSON.stringify(cut(text, MOST, MOST - 1));
  return ASCII.test(quoted) ? quoted : quoted.replace(/(?![ \u200d])[\p{Cf}\p{Z}]/gu, escapeUnits);
}

/**
 * Whether a text is known to be quoted as it is: a short one of printable ASCII without quotes and backslashes, and of U+00C0 to U+052F, where nothing is
 * escaped. A walk takes half the time of an expression.
 */
function isPlain(text) {
  const { length } = text;
  if (length > MOST) return false;
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

/** A text of more than so many characters as so many of them and an ellipsis. */
export function cut(text, most, left = most) {
  if (text.length <= most) return text;
  const characters = Array.from(text.slice(0, 2 * most + 1));
  return characters.length > most ? `${characters.slice(0, left).join("")}…` : text;
}

function escapeUnits(text) {
  const escape = (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`;
  return text.split("").map(escape).join("");
}

/** The name of a type as a sentence has it: null, an array, a URL. */
export function withArticle(type) {
  if (type === "null" || type === "undefined") return type;
  return `${/^[aeio]/i.test(type) ? "an" : "a"} ${type}`;
}

/** The names with commas, and the language's word for "and" before the last. */
export function list(names, and) {
  return names.length < 2
    ? names.join()
    : `${names.slice(0, -1).join(", ")} ${and} ${names.at(-1)}`;
}
