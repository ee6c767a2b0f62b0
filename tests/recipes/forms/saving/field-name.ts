/** The name of the control at a path: `labels[1].key` for `["labels", 1, "key"]`. */
export function fieldName(path: readonly (string | number)[]): string {
  const [first = "", ...rest] = path;
  const segments = rest.map((part) => (typeof part === "number" ? `[${part}]` : `.${part}`));
  return [first, ...segments].join("");
}
