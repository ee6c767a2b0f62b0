// Reports and violations.
import {
  ImageUpdateError,
  buildPatchBody,
  validateImageEdits,
  validateImageUpdate,
} from "yc-image-update";
import type { Field, Report, Rule, RuleParams, Violation } from "yc-image-update";
import { en } from "yc-image-update/messages/en";
import { ru } from "yc-image-update/messages/ru";
import { check, type Equal } from "./equal.js";

// A rule is a union, not any text.
check<Equal<Rule, keyof RuleParams>>();
check<Equal<string extends Rule ? true : false, false>>();
export const rules: Rule[] = [
  "required",
  "string.max_len",
  "field_mask.missing",
  "string.header_value",
  "server",
];
// @ts-expect-error no such rule
export const noRule: Rule = "string.max_length";

// Anything can be checked.
for (const value of [null, 5, "x", [], {}, Symbol(), () => 1]) {
  check<Equal<ReturnType<typeof validateImageUpdate>, Report>>();
  validateImageUpdate(value);
  validateImageEdits(value, undefined);
  validateImageEdits(value, {});
  validateImageEdits(value, { contract: undefined, current: undefined });
}

const report = validateImageUpdate(
  { updateMask: "name" },
  { contract: "2025-01-27", current: { storageSize: 5n, min_disk_size: "5" } },
);
check<Equal<typeof report.valid, boolean>>();

// A report is read only: a clean one is shared and frozen.
// @ts-expect-error
report.valid = true;
// @ts-expect-error
report.violations = [];
// @ts-expect-error
report.violations.push(...report.warnings);
// @ts-expect-error
report.warnings.length = 0;
// @ts-expect-error there may be none
report.violations[0].rule;

// The rule says what the parameters are.
export function limit(violation: Violation): number | string | undefined {
  // @ts-expect-error not every rule has this one
  violation.params.max;
  check<Equal<typeof violation.field, string>>();
  check<Equal<typeof violation.path, (string | number)[]>>();
  check<Equal<typeof violation.forKey, true | undefined>>();
  check<Equal<typeof violation.message, string>>();
  switch (violation.rule) {
    case "string.max_len":
    case "map.max_pairs":
      check<Equal<typeof violation.params.actual, number>>();
      return violation.params.max;
    case "string.header_value":
      return violation.params.max;
    case "int64.gte_lte":
      check<Equal<typeof violation.params.actual, string>>();
      return violation.params.gte + violation.params.lte;
    case "field_mask.missing":
      check<Equal<typeof violation.params.fields, Field[]>>();
      return violation.params.fields.length;
    case "unknown_field":
      return violation.params.suggestion ?? violation.params.handler;
    case "field_mask.empty":
      // @ts-expect-error this one has no limit
      return violation.params.max;
    // @ts-expect-error no such rule
    case "string.length":
      return undefined;
    default:
      return undefined;
  }
}

const [first] = report.violations;
if (first !== undefined) {
  const { rule, params } = first;
  if (rule === "string.pattern") check<Equal<typeof params.pattern, string>>();
}

// A sentence is made from a violation, wherever that came from.
export const sentences: string[] = [...report.violations, ...report.warnings].flatMap(
  (violation) => [ru(violation), en(violation)],
);
export const mapped: string[] = report.warnings.map(ru);
// @ts-expect-error
ru("string.max_len");
// @ts-expect-error
en(report);

try {
  buildPatchBody({ name: "A" });
} catch (error) {
  // @ts-expect-error not known yet
  error.violations;
  if (error instanceof ImageUpdateError) {
    check<Equal<typeof error.name, "ImageUpdateError">>();
    check<Equal<typeof error.violations, readonly Violation[]>>();
    check<Equal<typeof error.message, string>>();
  }
}

validateImageUpdate({}, { contract: "2020-03-16" });
// @ts-expect-error no such contract
validateImageUpdate({}, { contract: "2020" });
// @ts-expect-error an image or nothing
validateImageUpdate({}, { current: null });
// @ts-expect-error a name of an option
validateImageUpdate({}, { contracts: "2020-03-16" });
