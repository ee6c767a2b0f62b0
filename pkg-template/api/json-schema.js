// A contract as JSON Schema, as far as JSON Schema can express it. Its lengths too count code
// points, and its patterns are those of the contract: anchored, and valid under the flag `u`. There
// is no `default`, because ajv's `useDefaults` would add fields to a body, which resets them.
/** @import { Constraints, Contract, TextConstraints } from "../types/index.js" */
/** @import { JSONSchemaOptions } from "../types/index.js" */
import { FIELDS, constraints } from "../contract/data.js";
import { requireObject } from "../input/options.js";

/** @typedef {Record<string, unknown>} Schema */

/**
 * The URLs of the dialects, between which nothing in these schemas differs.
 *
 * @type {ReadonlyMap<unknown, string>}
 */
const DIALECTS = new Map([
  ["draft-2020-12", "https://json-schema.org/draft/2020-12/schema"],
  ["draft-07", "http://json-schema.org/draft-07/schema#"],
]);

/**
 * The schema of an update.
 *
 * @param {Contract} contract
 * @param {JSONSchemaOptions} options
 */
export function updateJsonSchema(contract, options) {
  const limits = constraints[contract];
  return inputSchema(options, {
    imageId: { ...text(limits.imageId), minLength: 1, not: { enum: [".", ".."] } },
    updateMask: { type: ["string", "null"], pattern: maskPattern() },
    ...scalarFields(limits),
    labels: { ...labelRecord(limits.labels), type: ["object", "null"] },
  });
}

/**
 * The schema of edits.
 *
 * @param {Contract} contract
 * @param {JSONSchemaOptions} options
 */
export function editsJsonSchema(contract, options) {
  const limits = constraints[contract];
  const { labels } = limits;
  return inputSchema(options, {
    ...scalarFields(limits),
    labels: { anyOf: [labelRecord(labels), labelRows(labels), { type: "null" }] },
  });
}

/**
 * @param {JSONSchemaOptions} options
 * @param {Schema} properties
 * @returns {Schema}
 */
function inputSchema(options, properties) {
  const { target } = requireObject(options, "options");
  const dialect = DIALECTS.get(target);
  if (dialect === undefined) {
    throw new TypeError(
      `options.target must be one of ${[...DIALECTS.keys()].join(", ")}, not ${String(target)}`,
    );
  }
  return { $schema: dialect, type: "object", properties, additionalProperties: false };
}

/**
 * The schemas of all fields but the labels, which updates and edits have alike.
 *
 * @param {Constraints} limits
 * @returns {Schema}
 */
function scalarFields({ name, description, minDiskSize }) {
  return {
    name: { ...text(name), type: ["string", "null"] },
    description: { ...text(description), type: ["string", "null"] },
    minDiskSize: int64(minDiskSize),
  };
}

/**
 * @param {TextConstraints} limits
 * @returns {Schema}
 */
function text({ minLength, maxLength, pattern }) {
  return {
    type: "string",
    ...(minLength !== undefined && { minLength }),
    ...(maxLength !== undefined && { maxLength }),
    ...(pattern !== undefined && { pattern }),
  };
}

/**
 * @param {Constraints["minDiskSize"]} limits
 * @returns {Schema}
 */
function int64({ min, max, pattern }) {
  return {
    anyOf: [
      { type: "string", pattern },
      { type: "integer", minimum: min, maximum: max },
      { type: "null" },
    ],
  };
}

/**
 * Labels as an object.
 *
 * @param {Constraints["labels"]} limits
 * @returns {Schema}
 */
function labelRecord({ maxPairs, key, value }) {
  return {
    type: "object",
    maxProperties: maxPairs,
    propertyNames: text(key),
    additionalProperties: text(value),
  };
}

/**
 * Labels as the rows of a form.
 *
 * @param {Constraints["labels"]} limits
 * @returns {Schema}
 */
function labelRows({ maxPairs, key, value }) {
  const row = {
    type: "object",
    properties: { key: text(key), value: text(value) },
    required: ["key", "value"],
  };
  return { type: "array", maxItems: maxPairs, items: row };
}

/** The pattern of an update mask. */
function maskPattern() {
  const path = `(?:${FIELDS.join("|")})`;
  return `^${path}(?:,${path})*$`;
}
