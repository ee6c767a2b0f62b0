// The checks as Standard Schemas, which form libraries and server frameworks take from any
// validation library.
/** @import { BodySchemaOptions, Contract, ImageEdits, ImageSchema } from "../types/index.js" */
/** @import { ImageUpdate, JSONSchemaOptions, Report, RequestBody } from "../types/index.js" */
/** @import { SchemaOptions, Violation } from "../types/index.js" */
import { FIELDS, HEADERS, VERSIONS } from "../contract/data.js";
import { planRequest } from "../engine/calls.js";
import { contractPosition, readOptions, requireOptions } from "../input/options.js";
import { readUpdate } from "../input/read.js";
import { optional, typeOf } from "../shared/type-name.js";
import { bodyJsonSchema, editsJsonSchema, updateJsonSchema } from "./json-schema.js";
import { reportOnEdits, reportOnUpdate } from "./validate.js";

/**
 * What every schema needs of its options.
 *
 * @typedef {{
 *   contract: number,
 *   message: ((violation: Violation) => string) | undefined,
 * }} Common
 */

/**
 * @param {SchemaOptions} [options]
 * @returns {ImageSchema<ImageUpdate>}
 */
export function imageUpdateSchema(options) {
  const read = readSchemaOptions(options);
  return standardSchema((value) => reportOnUpdate(value, read).violations, updateJsonSchema, read);
}

/**
 * @template {ImageEdits} [Edits=ImageEdits]
 * @param {SchemaOptions} [options]
 * @returns {ImageSchema<Edits>}
 */
export function imageEditsSchema(options) {
  const read = readSchemaOptions(options);
  return standardSchema((value) => reportOnEdits(value, read).violations, editsJsonSchema, read);
}

/**
 * @param {BodySchemaOptions} [options]
 * @returns {ImageSchema<RequestBody>}
 */
export function requestBodySchema(options) {
  const read = readBodyOptions(options);
  return standardSchema(
    (value) => {
      const { violations, warnings } = reportOnBody(value, read.contract);
      if (!read.strict) return violations;
      // A missing mask is both, and one issue is enough.
      const rules = new Set(violations.map(({ rule }) => rule));
      return [...violations, ...warnings.filter(({ rule }) => !rules.has(rule))];
    },
    bodyJsonSchema,
    read,
  );
}

/**
 * @param {ImageSchema<ImageUpdate> | ImageSchema<ImageEdits>} schema
 * @param {JSONSchemaOptions} [options]
 * @returns {Record<string, unknown>}
 */
export function jsonSchema(schema, options = { target: "draft-2020-12" }) {
  const converter = schema?.["~standard"]?.jsonSchema;
  if (typeof converter?.input !== "function") {
    throw new TypeError(
      "schema must be what imageUpdateSchema, imageEditsSchema or requestBodySchema returns, " +
        `not ${typeOf(schema)}`,
    );
  }
  return converter.input(options);
}

const OPTIONS = new Set(["contract", "current", "message"]);

/** @param {unknown} options */
function readSchemaOptions(options = {}) {
  const { contract, current, message } = requireOptions(options, OPTIONS);
  return {
    ...readOptions({ contract, current }),
    message: optional(message, "message", "function"),
  };
}

const BODY_OPTIONS = new Set(["contract", "strict", "message"]);

/** @param {unknown} options */
function readBodyOptions(options = {}) {
  const { contract, strict, message } = requireOptions(options, BODY_OPTIONS);
  return {
    contract: contractPosition(contract),
    strict: optional(strict, "strict", "boolean"),
    message: optional(message, "message", "function"),
  };
}

/**
 * What buildRequest finds in a body. The rest of this request, an image id and no headers, is
 * valid.
 *
 * @param {unknown} body
 * @param {number} contract
 * @returns {Report}
 */
function reportOnBody(body, contract) {
  const { report } = planRequest(
    {
      imageId: "id",
      body: readUpdate(body),
      headers: HEADERS.map(() => undefined),
      isEndpointUsable: true,
    },
    contract,
  );
  return report;
}

/**
 * @template T
 * @param {(value: unknown) => readonly Violation[]} issuesOf
 * @param {(contract: Contract, options: JSONSchemaOptions) => Record<string, unknown>} toJsonSchema
 * @param {Common} options
 * @returns {ImageSchema<T>}
 */
function standardSchema(issuesOf, toJsonSchema, { contract, message }) {
  /**
   * @param {unknown} value
   * @param {unknown} [libraryOptions]
   */
  const validate = (value, libraryOptions) => {
    refuseYupCall(libraryOptions);
    const violations = issuesOf(value);
    // Neither result has the member of the other: some libraries take a failure with a `value`,
    // even an undefined one, for a success.
    if (violations.length === 0) return { value: /** @type {T} */ (value) };
    return { issues: violations.map((violation) => toIssue(violation, message)) };
  };
  const version = /** @type {Contract} */ (VERSIONS[contract]);
  /** @param {JSONSchemaOptions} options */
  const convert = (options) => toJsonSchema(version, options);
  return {
    "~standard": {
      version: 1,
      vendor: "yc-image-update",
      validate,
      // The output of the schema is its input, unchanged.
      jsonSchema: { input: convert, output: convert },
    },
  };
}

/**
 * Throws if a call is that of a yup schema, which passes `abortEarly`.
 *
 * Symptom: a form of vee-validate 4 that is given the schema itself submits everything. Reason:
 * vee-validate takes `~standard` for the name of a field, and the value of `~standard` for a yup
 * schema, because it has a `validate`; of a yup schema it expects exceptions. The recipe in
 * docs/recipes/vee-validate.md shows what vee-validate 4 needs instead.
 *
 * @param {unknown} libraryOptions
 */
function refuseYupCall(libraryOptions) {
  if (typeof libraryOptions !== "object" || libraryOptions === null) return;
  if (!("abortEarly" in libraryOptions) || libraryOptions.abortEarly === undefined) return;
  throw new TypeError(
    "this is a Standard Schema, and no yup schema; " +
      'vee-validate 4 takes one inside { __type: "VVTypedSchema", parse }',
  );
}

/** Where react-hook-form splits a path. */
const SEPARATORS = /[.[\]'"]/;
/** The names that react-hook-form never sets. */
const NEVER_SET = ["__proto__", "constructor", "prototype"];

/**
 * A violation as an issue, with a path under which form libraries keep it.
 *
 * Symptom: react-hook-form submits edits that have an unknown field `constructor`, and null with
 * `@hookform/resolvers` 5. Reason: the resolver joins the path with dots; react-hook-form splits it
 * again, and drops the error if no segment is left or if a segment could reach a prototype.
 * `@hookform/resolvers` 5 drops an empty path, and react-hook-form 7.54 drops what is at `root`.
 * With no error left, the values count as valid.
 *
 * So such an issue gets another path: that of the labels, or else that of the first field, where
 * the user sees the sentence. Its `field` stays.
 *
 * @param {Violation} violation
 * @param {((violation: Violation) => string) | undefined} message
 * @returns {Violation}
 */
function toIssue(violation, message) {
  const issue = message ? { ...violation, message: message(violation) } : violation;
  const { path } = violation;
  const segments = path.join(".").split(SEPARATORS).filter(Boolean);
  const isDropped =
    segments.length === 0 ||
    segments[0] === "root" ||
    segments.some((segment) => NEVER_SET.includes(segment));
  if (!isDropped) return issue;
  const visible = path.length > 1 ? "labels" : FIELDS[0];
  return { ...issue, path: [visible], movedFrom: path };
}
