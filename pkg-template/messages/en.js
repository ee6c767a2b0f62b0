// One sentence for each rule: what is wrong, where, and what to write instead.
import { ENDPOINT, FIELDS, PATTERNS } from "../contract/data.js";
import { phraseFor, sentenceFor } from "./place.js";
import { list, quote, withArticle } from "../shared/text.js";

const EXPECTED = {
  object: "an object with the fields to change",
  string: "a string",
  int64: 'a whole number of bytes: a decimal string such as "10737418240", a number or a bigint',
  record: "an object with label keys and string values",
  record_or_rows: "an object with label keys and string values, or an array of { key, value } rows",
  row: "an object with a key and a value",
  path: "made of the names of fields",
};

// In the order of the contract's patterns.
const MUST = [
  " must be empty, or 1 to 63 lower-case letters, digits and hyphens that begin with a letter and do not end with a hyphen.",
  " must be empty, or 1 to 63 lower-case letters, digits, hyphens and underscores that begin with a letter and end with a letter or digit.",
  " must begin with a lower-case letter, followed only by lower-case letters, digits and the characters - _ . / @.",
  " must hold only lower-case letters, digits and the characters - _ . / @.",
];

// The place, with the value behind what it is the value of.
const PLACES = {
  input: () => "The input",
  member: (name, value) => name + value,
  row: (row) => `Label row ${row}`,
  rowKey: (row, value) => `The key${value} of label row ${row}`,
  rowValue: (row, value) => `The value${value} of label row ${row}`,
  key: (key) => `Label key ${key}`,
  value: (key, value) => `The value${value} of label ${key}`,
};

const SENTENCES = {
  required: (violation) => `${placeOf(violation)} is required: pass the id of the image.`,
  type: (violation, params) =>
    `${placeOf(violation)} must be ${EXPECTED[params.expected]}, not ${withArticle(params.actual)}${typeAdvice(violation.path, params)}.`,
  unknown_field: (violation, params) => {
    if (params.handler === "buildRequest")
      return "imageId belongs in the URL, not here: pass it to buildRequest as the first argument.";
    if (params.handler === "buildPatchBody")
      return "updateMask is not an edit: buildPatchBody writes it from what changes.";
    return params.suggestion === undefined
      ? `${placeOf(violation)} is not a field of the method; leave it out.`
      : `${placeOf(violation)} is not a field of the method; write ${params.suggestion}.`;
  },
  read_only_field: (violation) =>
    `${placeOf(violation)} cannot be changed by an update; leave it out.`,
  "string.max_len": (violation, params) =>
    `${placeOf(violation)} is ${params.actual} characters long; use at most ${params.max}.`,
  "string.min_len": (violation, params) =>
    `${placeOf(violation)} is empty; write at least ${characters(params.min)}, or remove the ${violation.path.length === 3 ? "row" : "label"}.`,
  "string.pattern": (violation, params) =>
    placeAndValueOf(violation) +
    (MUST[Object.values(PATTERNS).indexOf(params.pattern)] ??
      ` must match the regular expression ${params.pattern}.`),
  "string.well_formed": (violation) =>
    `${placeOf(violation)} holds half of a character (a lone surrogate), which cannot be sent; remove it.`,
  "string.dot_segment": (violation) =>
    `${placeAndValueOf(violation)} would be read as a step up the URL's path; pass the id of the image.`,
  "int64.format": (violation, params) =>
    `${placeAndValueOf(violation)} must be a whole number of bytes in decimal digits alone, without a leading zero; ` +
    `write ${params.gte} to ${params.lte}, or null to reset it.`,
  "int64.unsafe": (violation, params) =>
    `${placeOf(violation)} ${params.actual} is not a safe integer, so it may not be the number that was written; write ${params.gte} to ${params.lte}.`,
  "int64.gte_lte": (violation, params) =>
    `${placeOf(violation)} ${params.actual} is outside ${params.gte} to ${params.lte} bytes; choose a size in that range, or null to reset it.`,
  "map.max_pairs": (violation, params) =>
    `${placeOf(violation)} has ${params.actual} pairs; use at most ${params.max}.`,
  "map.duplicate_key": (violation, params) =>
    `${placeOf(violation)} repeats ${quote(params.key)} of row ${params.first + 1}; a key can be used once, so change or remove one of them.`,
  "field_mask.empty": () =>
    'updateMask is empty, which counts as none and would reset every field; name the fields to change, such as "name,labels".',
  "field_mask.syntax": (violation, params) => {
    const { path, suggestion } = params;
    if (path.trim() === "")
      return "updateMask has an empty path; separate the names by single commas, without white space.";
    return suggestion === undefined
      ? `updateMask has white space in ${quote(path)}; separate the names by single commas, without white space.`
      : `updateMask has white space in ${quote(path)}; write ${quote(suggestion)}.`;
  },
  "field_mask.unknown_path": (violation, params) => {
    const { path, suggestion } = params;
    if (path === "*") return `updateMask takes no wildcard; name the fields: ${quote(suggestion)}.`;
    if (path.includes(",")) return `updateMask names ${quote(path)}; name each field by itself.`;
    if (suggestion === undefined) {
      return `updateMask names ${quote(path)}, which is not a field of the method; those are ${list(FIELDS, "and")}, separated by commas.`;
    }
    return path.startsWith(`${suggestion}.`)
      ? `updateMask names ${quote(path)}, but a field can only be updated as a whole; write ${quote(suggestion)}.`
      : `updateMask names ${quote(path)}, which is not a field of the method; write ${quote(suggestion)}.`;
  },
  "field_mask.read_only_path": (violation, params) =>
    `updateMask names ${quote(params.path)}, which no update can change; take it out.`,
  "field_mask.missing": (violation, params) =>
    params.fields.length === 0
      ? "There is no updateMask, so the server would replace every field; name the fields to change."
      : `There is no updateMask, so the server would replace every field and reset ${list(params.fields, "and")}; name the fields to change.`,
  "field_mask.duplicate_path": (violation, params) =>
    `updateMask names ${quote(params.path)} more than once; once is enough.`,
  "field_mask.reset": (violation) =>
    `${placeOf(violation)} is in updateMask without a value, so it will be reset to its default; to keep it, take it out of updateMask.`,
  "field_mask.ignored": (violation) =>
    `${placeOf(violation)} has a value but is not in updateMask, so the server will ignore it; add it to updateMask or leave the value out.`,
  "min_disk_size.below_source": (violation, params) =>
    `${placeOf(violation)} ${params.actual} is not above the volume of the source data; choose more than ${params.source} bytes.`,
  "string.header_value": (violation, params) =>
    `${placeOf(violation)} must be 1 to ${params.max} visible ASCII characters, without white space or line breaks` +
    (violation.field === "token"
      ? "; pass the token alone, without the word Bearer."
      : "; a UUID will do."),
  "string.endpoint": () =>
    `endpoint must be an http or https URL, such as ${quote(ENDPOINT)}, which may end in a path; ` +
    "leave out user name, password, query and fragment.",
  // What the server said, in its own language.
  server: ({ message }) => message,
};

/** The English sentence for a violation or warning. */
export function en(violation) {
  return sentenceFor(violation, SENTENCES);
}

const placeOf = (violation) => phraseFor(violation, PLACES);
const placeAndValueOf = (violation) => phraseFor(violation, PLACES, true);

function typeAdvice(path, { expected, actual }) {
  if (expected === "record" && actual === "array")
    return '; write { "env": "prod" }: only edits may have rows';
  if (path[0] === "updateMask" && expected === "string")
    return '; write the names of the fields in one text, such as "name,labels"';
  const isLabel = path[0] === "labels" && path.length > 1 && expected === "string";
  return isLabel && (actual === "null" || (actual === "undefined" && path.length === 2))
    ? "; to remove a label, leave it out of the set"
    : "";
}

function characters(count) {
  return count === 1 ? "1 character" : `${count} characters`;
}
