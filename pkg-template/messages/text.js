// What a sentence quotes and lists, in any language.

/** What JSON writes as it is, and is not cut. */
const PLAIN = /^[ !#-[\]-~]{0,64}$/;

/**
 * As JSON writes it, cut when long. What would not be seen, or turn the sentence around, is escaped; the joiner of emoji is left. Every language quotes
 * like this and none by its own marks, since a reader has to see exactly which characters there are, or are to be written.
 */
export function quote(text) {
  if (PLAIN.test(text)) return `"${text}"`;
  const characters = Array.from(text.slice(0, 130));
  const short = characters.length > 64 ? `${characters.slice(0, 63).join("")}…` : text;
  return JSON.stringify(short).replace(/(?![ \u200d])[\p{Cf}\p{Z}]/gu, escapeUnits);
}

function escapeUnits(text) {
  const escape = (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`;
  return text.split("").map(escape).join("");
}

/** The names with commas, and the language's word for "and" before the last. */
export function list(names, and) {
  return names.length < 2 ? names.join() : `${names.slice(0, -1).join(", ")} ${and} ${names.at(-1)}`;
}
