// The contract as JSON Schema, as far as that can say it. Its lengths count code points too, and its patterns are those of the table: anchored, and valid
// under the flag `u`. No `default` stands in it: ajv's `useDefaults` would fill a body up with fields to reset.
import { FIELDS, constraints } from "../contract/data.js";
import { requireObject } from "../input/options.js";

// Nothing below differs between these two.
const DIALECTS = new Map([
  ["draft-2020-12", "https://json-schema.org/draft/2020-12/schema"],
  ["draft-07", "http://json-schema.org/draft-07/schema#"],
]);

/** The schema of an update under a contract. */
export function updateJsonSchema(version, options) {
  const { imageId } = constraints[version];
  return message(version, options, {
    imageId: { ...text(imageId), minLength: 1, not: { enum: [".", ".."] } },
    updateMask: { type: ["string", "null"], pattern: maskPattern() },
    ...fields(version, false),
  });
}

/** The schema of edits under a contract. */
export function editsJsonSchema(version, options) {
  return message(version, options, fields(version, true));
}

function message(version, options, properties) {
  const { target } = requireObject(options, "options");
  const dialect = DIALECTS.get(target);
  if (dialect === undefined) {
    throw new TypeError(
      `options.target must be one of ${[...DIALECTS.keys()].join(", ")}, not ${String(target)}`,
    );
  }
  return { $schema: dialect, type: "object", properties, additionalProperties: false };
}

/** The schemas of the fields; `rows` says whether labels may be an array. */
function fields(version, rows) {
  return Object.fromEntries(
    FIELDS.map((field) => [field, fieldSchema(constraints[version][field], rows)]),
  );
}

function fieldSchema(limits, rows) {
  if ("maxPairs" in limits) return labels(limits, rows);
  if ("min" in limits) return int64(limits);
  return { ...text(limits), type: ["string", "null"] };
}

function text({ minLength, maxLength, pattern }) {
  return {
    type: "string",
    ...(minLength !== undefined && { minLength }),
    ...(maxLength !== undefined && { maxLength }),
    ...(pattern !== undefined && { pattern }),
  };
}

function int64({ min, max, pattern }) {
  return {
    anyOf: [
      { type: "string", pattern },
      { type: "integer", minimum: min, maximum: max },
      { type: "null" },
    ],
  };
}

function labels({ maxPairs, key, value }, rows) {
  const record = {
    maxProperties: maxPairs,
    propertyNames: text(key),
    additionalProperties: text(value),
  };
  if (!rows) return { type: ["object", "null"], ...record };
  const row = {
    type: "object",
    properties: { key: text(key), value: text(value) },
    required: ["key", "value"],
  };
  return {
    anyOf: [
      { type: "object", ...record },
      { type: "array", maxItems: maxPairs, items: row },
      { type: "null" },
    ],
  };
}

function maskPattern() {
  const path = `(?:${FIELDS.join("|")})`;
  return `^${path}(?:,${path})*$`;
}
