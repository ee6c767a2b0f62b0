// What a sentence quotes and lists, in any language.

/** What JSON writes as it is, and is not cut. */
const PLAIN = /^[ !#-[\]-~]{0,64}$/;
const ASCII = /^[ -~]*$/;

/**
 * As JSON writes it, cut when long. What would not be seen, or turn the sentence around, is escaped; the joiner of emoji is left. Every language quotes
 * like this and none by its own marks, since a reader has to see exactly which characters there are, or are to be written.
 */
export function quote(text) {
  if (PLAIN.test(text)) return `"${text}"`;
  const quoted = JSON.stringify(cut(text, 64, 63));
  return ASCII.test(quoted) ? quoted : quoted.replace(/(?![ \u200d])[\p{Cf}\p{Z}]/gu, escapeUnits);
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
  return names.length < 2 ? names.join() : `${names.slice(0, -1).join(", ")} ${and} ${names.at(-1)}`;
}
