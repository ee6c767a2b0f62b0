// What a violation is about: a kind of place, which each language has a phrase for, and the name that goes into the phrase.
import { quote } from "./text.js";

/** The violation at the place where it is, though a schema's issue may have the path of another one. */
export function inPlace(violation) {
  return violation.movedFrom === undefined ? violation : { ...violation, path: violation.movedFrom };
}

/** The kind: "input", "member", "row", "rowKey", "rowValue", "key" or "value". */
export function kindOf({ path, forKey, params }) {
  if (params.expected === "object") return "input";
  if (path.length < 2) return "member";
  if (path.length > 2) return path[2] === "key" ? "rowKey" : "rowValue";
  if (params.expected === "row") return "row";
  return forKey ? "key" : "value";
}

/** The name of the field, the number of the row, or the label's key. */
export function nameOf(violation, kind) {
  const { path, rule, field } = violation;
  switch (kind) {
    case "input":
      return "";
    case "member":
      return rule === "unknown_field" || rule === "read_only_field" ? quote(field) : field;
    case "key":
    case "value":
      return quote(path[1]);
    default:
      return String(Number(path[1]) + 1);
  }
}
