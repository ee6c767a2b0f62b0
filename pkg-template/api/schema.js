// The validation as Standard Schemas, which form libraries and API frameworks take from any
// validation library.
/** @import { Contract, ImageEdits, ImageSchema, ImageUpdate } from "../types/index.js" */
/** @import { JSONSchemaOptions, Options, Report, Violation } from "../types/index.js" */
import { FIELDS, VERSIONS } from "../contract/data.js";
import { readOptions } from "../input/options.js";
import { typeOf } from "../shared/type-name.js";
import { editsJsonSchema, updateJsonSchema } from "./json-schema.js";
import { reportOnEdits, reportOnUpdate } from "./validate.js";

/**
 * @param {Options} [options]
 * @returns {ImageSchema<ImageUpdate>}
 */
export function imageUpdateSchema(options) {
  return standardSchema(reportOnUpdate, updateJsonSchema, options);
}

/**
 * @template {ImageEdits} [Edits=ImageEdits]
 * @param {Options} [options]
 * @returns {ImageSchema<Edits>}
 */
export function imageEditsSchema(options) {
  return standardSchema(reportOnEdits, editsJsonSchema, options);
}

/**
 * @param {ImageSchema<ImageUpdate> | ImageSchema<ImageEdits>} schema
 * @returns {Record<string, unknown>}
 */
export function jsonSchema(schema) {
  const converter = schema?.["~standard"]?.jsonSchema;
  if (typeof converter?.input !== "function") {
    throw new TypeError(
      `schema must be what imageUpdateSchema or imageEditsSchema returns, not ${typeOf(schema)}`,
    );
  }
  return converter.input({ target: "draft-2020-12" });
}

/**
 * @template T
 * @param {(value: unknown, options: ReturnType<typeof readOptions>) => Report} reportOn
 * @param {(contract: Contract, options: JSONSchemaOptions) => Record<string, unknown>} toJsonSchema
 * @param {Options | undefined} options
 * @returns {ImageSchema<T>}
 */
function standardSchema(reportOn, toJsonSchema, options) {
  // Read now, and not at the user's first key stroke, so that a wrong option shows at once.
  const settings = readOptions(options);

  /**
   * @param {unknown} value
   * @param {unknown} [libraryOptions]
   */
  const validate = (value, libraryOptions) => {
    refuseYupCall(libraryOptions);
    const { valid, violations } = reportOn(value, settings);
    // Neither result has the member of the other: some libraries take a failure with a `value`,
    // even an undefined one, for a success.
    return valid ? { value: /** @type {T} */ (value) } : { issues: violations.map(toIssue) };
  };
  const contract = /** @type {Contract} */ (VERSIONS[settings.contract]);
  /** @param {JSONSchemaOptions} options */
  const convert = (options) => toJsonSchema(contract, options);
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
 * schema, because it has a `validate`; of a yup schema it expects exceptions. The form in
 * tests/forms/typed-schema.js shows what vee-validate 4 needs instead.
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
 * @returns {Violation}
 */
function toIssue(violation) {
  const { path } = violation;
  const segments = path.join(".").split(SEPARATORS).filter(Boolean);
  const isDropped =
    segments.length === 0 ||
    segments[0] === "root" ||
    segments.some((segment) => NEVER_SET.includes(segment));
  if (!isDropped) return violation;
  const visible = path.length > 1 ? "labels" : FIELDS[0];
  return { ...violation, path: [visible], movedFrom: path };
}
