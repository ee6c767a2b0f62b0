// What a violation is about: a kind of place, which each language has a phrase for, and the names that go into the phrase.
import { quote } from "./text.js";

/** The violation at the place where it is, though a schema's issue may have the path of another one. */
export function inPlace(violation) {
  return violation.movedFrom === undefined ? violation : { ...violation, path: violation.movedFrom };
}

/**
 * The phrase for where it is, of those that a language has for each kind of place. They take the name of the field, the number of the row or the label's
 * key; and, with a space before it, the value that is there, or nothing unless `withValue` says so.
 */
export function phraseOf(phrases, { field, path, rule, params, forKey }, withValue) {
  const { expected, actual } = params;
  if (expected === "object") return phrases.input();
  if (expected === "row") return phrases.row(Number(path[1]) + 1);
  if (path.length === 2 && forKey) return phrases.key(quote(path[1]));
  const value = withValue && typeof actual === "string" ? ` ${quote(actual)}` : "";
  if (path.length < 2) return phrases.member(rule === "unknown_field" || rule === "read_only_field" ? quote(field) : field, value);
  if (path.length === 2) return phrases.value(quote(path[1]), value);
  return (path[2] === "key" ? phrases.rowKey : phrases.rowValue)(Number(path[1]) + 1, value);
}
