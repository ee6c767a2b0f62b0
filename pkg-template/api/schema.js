// The judgements as Standard Schemas, which form libraries and API frameworks take from any validation library.
import { FIELDS, VERSIONS } from "../contract/data.js";
import { editsJsonSchema, updateJsonSchema } from "./json-schema.js";
import { readOptions } from "../input/options.js";
import { typeOf } from "../shared/type-name.js";
import { reportOnEdits, reportOnUpdate } from "./validate.js";

export function imageUpdateSchema(options) {
  return standardSchema(reportOnUpdate, updateJsonSchema, options);
}

export function imageEditsSchema(options) {
  return standardSchema(reportOnEdits, editsJsonSchema, options);
}

export function jsonSchema(schema) {
  const converter = schema?.["~standard"]?.jsonSchema;
  if (typeof converter?.input !== "function") {
    throw new TypeError(
      `schema must be what imageUpdateSchema or imageEditsSchema returns, not ${typeOf(schema)}`,
    );
  }
  return converter.input({ target: "draft-2020-12" });
}

function standardSchema(reportOn, toJsonSchema, options) {
  // Read once: a member of `current` that is of a wrong kind shows now, and not at the user's first key stroke.
  const read = readOptions(options);

  const validate = (value, settings) => {
    refuseAsYup(settings);
    const { valid, violations } = reportOn(value, read);
    // Neither result has the other's member: a failure with a `value`, even undefined, counts as a success in some libraries.
    return valid ? { value } : { issues: violations.map(toIssue) };
  };
  // What comes out is what went in.
  const convert = (target) => toJsonSchema(VERSIONS[read.contract], target);
  return {
    "~standard": {
      version: 1,
      vendor: "yc-image-update",
      validate,
      jsonSchema: { input: convert, output: convert },
    },
  };
}

/**
 * Symptom: a form of vee-validate 4 that is given the schema itself submits everything. Reason: it takes `~standard` for a field, and that field's rule for
 * a yup schema because of the `validate`, which then has to throw. So it throws; tests/forms/typed-schema.js is what such a form needs.
 */
function refuseAsYup(settings) {
  if (settings?.abortEarly === undefined) return;
  throw new TypeError(
    'this is a Standard Schema, and no yup schema; vee-validate 4 takes one inside { __type: "VVTypedSchema", parse }',
  );
}

const SEPARATORS = /[.[\]'"]/;
const NEVER_SET = ["__proto__", "constructor", "prototype"];

/**
 * A violation with a path that form libraries keep.
 *
 * Symptom: react-hook-form submits edits that have an unknown field `constructor`, and null with @hookform/resolvers 5. Reason: the resolver joins the path
 * with dots, and `set` splits it again and drops the error where nothing is left to set, or a segment could reach a prototype; resolvers 5 drop an empty
 * path, and react-hook-form 7.54 whatever stands at `root`. Without an error left, the values count as valid. So such an issue moves up: to the
 * labels, or else to the first field, where the user sees the sentence. Its `field` stays.
 */
function toIssue(violation) {
  const { path } = violation;
  const segments = path.join(".").split(SEPARATORS).filter(Boolean);
  const dropped =
    segments.length === 0 ||
    segments[0] === "root" ||
    segments.some((segment) => NEVER_SET.includes(segment));
  return dropped
    ? { ...violation, path: [path.length > 1 ? path[0] : FIELDS[0]], movedFrom: path }
    : violation;
}
