// A contract as JSON Schema, as far as JSON Schema can express it. Its lengths too count code
// points, and its patterns are those of the contract: anchored, and valid under the flag `u`.
//
// Servers validate with settings of ajv that change what they validate, and a change could reset a
// field. So there is no `default`, which `useDefaults` would add to a body. Null is a type only beside
// that of a text: elsewhere `coerceTypes` would make null of `""`, 0 and false. And `propertyNames`
// refuses an unknown member before `removeAdditional` removes it.
/** @import { Constraints, Contract, TextConstraints } from "../types/index.js" */
/** @import { JSONSchemaOptions } from "../types/index.js" */
import { FIELDS, MEMBER_TEXTS, constraints } from "../contract/data.js";
import { requireObject } from "../input/read.js";

/** @typedef {Record<string, unknown>} Schema */

/**
 * What the targets write differently.
 *
 * @typedef {object} Dialect
 * @property {Schema} head what the schema of an object begins with
 * @property {(text: Schema) => Schema} orNull the schema of a text or null
 * @property {(text: Schema) => Schema} keys the keyword for the keys of an object
 */

/**
 * The URLs of the drafts of JSON Schema, between which nothing in these schemas differs.
 *
 * @type {ReadonlyMap<unknown, string>}
 */
const DRAFTS = new Map([
  ["draft-2020-12", "https://json-schema.org/draft/2020-12/schema"],
  ["draft-07", "http://json-schema.org/draft-07/schema#"],
]);

/** OpenAPI 3.0 has no type null, and no keyword for keys. @type {Dialect} */
const OPENAPI = {
  head: {},
  orNull: (text) => ({ ...text, nullable: true }),
  keys: () => ({}),
};

/**
 * @param {JSONSchemaOptions} options
 * @returns {Dialect}
 */
function dialectOf(options) {
  const { target } = requireObject(options, "options");
  if (target === "openapi-3.0") return OPENAPI;
  const $schema = DRAFTS.get(target);
  if (!$schema) {
    const targets = [...DRAFTS.keys(), "openapi-3.0"].join(", ");
    throw new TypeError(`options.target must be one of ${targets}, not ${String(target)}`);
  }
  return {
    head: { $schema },
    orNull: (text) => ({ ...text, type: ["string", "null"] }),
    keys: (text) => ({ propertyNames: text }),
  };
}

/**
 * The schema of an update.
 *
 * @param {Contract} contract
 * @param {JSONSchemaOptions} options
 */
export function updateJsonSchema(contract, options) {
  const { imageId, ...limits } = constraints[contract];
  const dialect = dialectOf(options);
  return object(dialect, {
    imageId: { ...text(imageId), minLength: 1, not: { enum: [".", ".."] } },
    updateMask: dialect.orNull(mask()),
    ...valuesOf(dialect, limits),
  });
}

/**
 * The schema of a body that buildRequest takes.
 *
 * @param {Contract} contract
 * @param {JSONSchemaOptions} options
 */
export function bodyJsonSchema(contract, options) {
  const dialect = dialectOf(options);
  const values = valuesOf(dialect, constraints[contract]);
  return { ...object(dialect, { updateMask: mask(), ...values }), required: ["updateMask"] };
}

/**
 * The schema of edits. They may also have the default of the size in other spellings than null, and
 * labels as rows.
 *
 * @param {Contract} contract
 * @param {JSONSchemaOptions} options
 */
export function editsJsonSchema(contract, options) {
  const limits = constraints[contract];
  const dialect = dialectOf(options);
  const { minDiskSize, labels } = limits;
  return object(dialect, {
    ...valuesOf(dialect, limits),
    minDiskSize: size(minDiskSize, [null, "", "0", 0]),
    labels: anyOf([null], labelRecord(dialect, labels), labelRows(labels)),
  });
}

/** What people read about each member. @type {Record<string, Schema>} */
const TEXTS = MEMBER_TEXTS;

/**
 * The schema of an object with these members and no others.
 *
 * @param {Dialect} dialect
 * @param {Record<string, Schema>} members
 * @returns {Schema}
 */
function object(dialect, members) {
  const properties = Object.entries(members).map(([name, schema]) => [
    name,
    { ...TEXTS[name], ...schema },
  ]);
  return {
    ...dialect.head,
    type: "object",
    properties: Object.fromEntries(properties),
    ...dialect.keys({ enum: Object.keys(members) }),
    additionalProperties: false,
  };
}

/**
 * The schemas of the fields in an update.
 *
 * @param {Dialect} dialect
 * @param {Omit<Constraints, "imageId">} limits
 */
function valuesOf(dialect, { name, description, minDiskSize, labels }) {
  return {
    name: dialect.orNull(text(name)),
    description: dialect.orNull(text(description)),
    minDiskSize: size(minDiskSize, [null]),
    labels: anyOf([null], labelRecord(dialect, labels)),
  };
}

/**
 * A size, or a value that stands for none.
 *
 * @param {Constraints["minDiskSize"]} limits
 * @param {unknown[]} none
 */
function size({ min, max, pattern }, none) {
  const text = { type: "string", pattern };
  return anyOf(none, text, { type: "integer", minimum: min, maximum: max });
}

/**
 * One of these values, or what one of the schemas describes. The values come first, because another
 * type would be made of them for the schemas.
 *
 * @param {unknown[]} values
 * @param {Schema[]} schemas
 */
function anyOf(values, ...schemas) {
  return { anyOf: [{ enum: values }, ...schemas] };
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
 * Labels as an object.
 *
 * @param {Dialect} dialect
 * @param {Constraints["labels"]} limits
 * @returns {Schema}
 */
function labelRecord(dialect, { maxPairs, key, value }) {
  return {
    type: "object",
    maxProperties: maxPairs,
    ...dialect.keys(text(key)),
    additionalProperties: text(value),
  };
}

/**
 * Labels as the rows of a form. Their number is not limited, because blank rows do not count.
 *
 * @param {Constraints["labels"]} limits
 * @returns {Schema}
 */
function labelRows({ key, value }) {
  const blank = { enum: [""] };
  return { type: "array", items: { anyOf: [row(text(key), text(value)), row(blank, blank)] } };
}

/**
 * @param {Schema} key
 * @param {Schema} value
 */
function row(key, value) {
  return { type: "object", properties: { key, value }, required: ["key", "value"] };
}

/** An update mask. */
function mask() {
  const path = `(?:${FIELDS.join("|")})`;
  return { type: "string", pattern: `^${path}(?:,${path})*$` };
}
