// What the languages share: the choice of a sentence by the rule, and of a phrase by the place.
import { quote } from "../shared/text.js";

/** The sentence for a violation, of those that a language has for the rules. They take the violation and its parameters. */
export function sentenceFor(violation, sentences) {
  const { rule, params, message, movedFrom } = violation;
  // A schema's issue may have the path of another place.
  const inPlace = movedFrom === undefined ? violation : { ...violation, path: movedFrom };
  // A rule of a newer version, on a server for instance, comes with its sentence.
  return sentences[rule]?.(inPlace, params) ?? message;
}

/**
 * The phrase for where a violation is, of those that a language has for the kinds of places. They take the name of the field, the number of the row or the
 * label's key; and, with a space before it, the value that is there, or nothing unless `withValue` says so.
 */
export function phraseFor({ field, path, rule, params, forKey }, phrases, withValue = false) {
  const { expected, actual } = params;
  if (expected === "object") return phrases.input();
  if (expected === "row") return phrases.row(Number(path[1]) + 1);
  if (path.length === 2 && forKey) return phrases.key(quote(path[1]));
  const value = withValue && typeof actual === "string" ? ` ${quote(actual)}` : "";
  if (path.length < 2)
    return phrases.member(
      rule === "unknown_field" || rule === "read_only_field" ? quote(field) : field,
      value,
    );
  if (path.length === 2) return phrases.value(quote(path[1]), value);
  return (path[2] === "key" ? phrases.rowKey : phrases.rowValue)(Number(path[1]) + 1, value);
}
