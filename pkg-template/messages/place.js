import { quote } from "./text.js";

/** What a violation is about: a kind, which each language has a phrase for, and the name or the number of the row that goes into the phrase. */
export function locate({ field, path, rule, forKey, params }) {
  const [, second, third] = path;
  if (params.expected === "object") return ["input"];
  // By the field, because a schema's issue may have the path of another one, where a form shows it.
  if (second === undefined) return ["member", rule === "unknown_field" || rule === "read_only_field" ? quote(field) : field];
  if (third !== undefined) return [third === "key" ? "rowKey" : "rowValue", Number(second) + 1];
  if (params.expected === "row") return ["row", Number(second) + 1];
  return [forKey ? "key" : "value", quote(second)];
}
