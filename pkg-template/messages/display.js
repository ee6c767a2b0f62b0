// What people read instead of a program's names and numbers.
/** @import { Rule, Violation } from "../types/index.js" */

/** The rules whose values are sizes. @type {ReadonlySet<Rule>} */
const SIZE_RULES = new Set([
  "int64.format",
  "int64.unsafe",
  "int64.gte_lte",
  "min_disk_size.below_source",
]);

/** The parameters that are sizes in bytes. */
const SIZES = ["gte", "lte", "source", "actual"];

/**
 * A violation with the names of an application for fields, and with readable sizes; the violation
 * itself if there are no names.
 *
 * @param {Violation} violation
 * @param {Readonly<Partial<Record<string, string>>> | undefined} names
 * @param {(bytes: string) => string} readableSize
 * @returns {Violation}
 */
export function displayed(violation, names, readableSize) {
  // An index, as `violations.map(en)` passes it, is no set of names.
  if (typeof names !== "object" || names === null) return violation;
  const { field, rule } = violation;
  /** @param {string} name */
  const nameOf = (name) => (Object.hasOwn(names, name) ? names[name] : undefined) ?? name;
  /** @type {Record<string, unknown>} */
  const params = { ...violation.params };
  if (Array.isArray(params.fields)) params.fields = params.fields.map(nameOf);
  for (const name of SIZE_RULES.has(rule) ? SIZES : []) {
    if (name in params) params[name] = readableSize(String(params[name]));
  }
  return /** @type {Violation} */ ({ ...violation, field: nameOf(field), params });
}
