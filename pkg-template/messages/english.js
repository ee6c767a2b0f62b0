// One English sentence for each rule: what is wrong, where, and what to write instead. Violations
// have it as their message.
/** @import { RuleParams, Violation } from "../types/index.js" */
/** @import { Places, Sentences, ViolationOf } from "./place.js" */
import { ENDPOINT, FIELDS, PATTERNS } from "../contract/data.js";
import { list, quote, withArticle } from "../shared/text.js";
import { isRemovedLabel, patternPhrase, phraseFor, sentenceFor } from "./place.js";

/**
 * What a value must be.
 *
 * @type {Record<RuleParams["type"]["expected"], string>}
 */
const EXPECTED = {
  object: "an object with the fields to change",
  string: "a string",
  int64: 'a whole number of bytes: a decimal string such as "10737418240", a number or a bigint',
  record: "an object with label keys and string values",
  record_or_rows: "an object with label keys and string values, or an array of { key, value } rows",
  row: "an object with a key and a value",
  path: "made of the names of fields",
};

/**
 * What a text must do to match a pattern.
 *
 * @type {Record<keyof typeof PATTERNS, string>}
 */
const MUST_MATCH = {
  name:
    "be empty, or 1 to 63 lower-case letters, digits and hyphens that begin with a letter and " +
    "do not end with a hyphen",
  nameWithUnderscore:
    "be empty, or 1 to 63 lower-case letters, digits, hyphens and underscores that begin with a " +
    "letter and end with a letter or digit",
  labelKey:
    "begin with a lower-case letter, followed only by lower-case letters, digits and the " +
    "characters - _ . / @",
  labelValue: "hold only lower-case letters, digits and the characters - _ . / @",
};

/** @type {Places} */
const PLACES = {
  input: () => "The input",
  member: (name, value) => name + value,
  row: (row) => `Label row ${row}`,
  rowKey: (row, value) => `The key${value} of label row ${row}`,
  rowValue: (row, value) => `The value${value} of label row ${row}`,
  key: (key) => `Label key ${key}`,
  value: (key, value) => `The value${value} of label ${key}`,
};

/** @type {Sentences} */
const SENTENCES = {
  required: (violation) => `${placeOf(violation)} is required: pass the id of the image.`,
  type: (violation, { expected, actual }) =>
    `${placeOf(violation)} must be ${EXPECTED[expected]}, not ${withArticle(actual)}` +
    `${typeAdvice(violation)}.`,
  unknown_field: (violation, { suggestion, handler, nested }) => {
    if (handler === "buildRequest")
      return "imageId belongs in the URL, not here: pass it to buildRequest as the first argument.";
    if (handler === "buildPatchBody")
      return "updateMask is not an edit: buildPatchBody writes it from what changes.";
    if (suggestion === undefined && nested)
      return `${placeOf(violation)} is not a field of the method; put its fields at the top level.`;
    return suggestion === undefined
      ? `${placeOf(violation)} is not a field of the method; leave it out.`
      : `${placeOf(violation)} is not a field of the method; write ${suggestion}.`;
  },
  read_only_field: (violation) =>
    `${placeOf(violation)} cannot be changed by an update; leave it out.`,
  "string.max_len": (violation, { max, actual }) =>
    `${placeOf(violation)} is ${actual} characters long; use at most ${max}.`,
  "string.min_len": (violation, { min }) => {
    const removable = violation.path.length === 3 ? "row" : "label";
    return (
      `${placeOf(violation)} is empty; write at least ${characters(min)}, ` +
      `or remove the ${removable}.`
    );
  },
  "string.pattern": (violation, { pattern, actual }) => {
    const must = patternPhrase(pattern, MUST_MATCH) ?? `match the regular expression ${pattern}`;
    return `${placeOf(violation, actual)} must ${must}.`;
  },
  "string.well_formed": (violation) =>
    `${placeOf(violation)} holds half of a character (a lone surrogate), which cannot be sent; ` +
    "remove it.",
  "string.dot_segment": (violation, { actual }) =>
    `${placeOf(violation, actual)} would be removed from the URL's path; ` +
    "pass the id of the image.",
  "int64.format": (violation, { gte, lte, actual }) =>
    `${placeOf(violation, actual)} must be a whole number of bytes in decimal digits alone, ` +
    `without a leading zero; write ${gte} to ${inBytes(lte)}, or nothing to reset it.`,
  "int64.unsafe": (violation, { gte, lte, actual }) =>
    `${placeOf(violation)} ${actual} is not a safe integer, so JavaScript may have rounded ` +
    `it; write ${gte} to ${inBytes(lte)}.`,
  "int64.gte_lte": (violation, { gte, lte, actual }) =>
    `${placeOf(violation)} ${actual} is outside ${gte} to ${inBytes(lte)}; ` +
    "choose a size in that range, or none to reset it.",
  "map.max_pairs": (violation, { max, actual }) =>
    `${placeOf(violation)} has ${actual} pairs; use at most ${max}.`,
  "map.duplicate_key": (violation, { key, first }) =>
    `${placeOf(violation)} repeats ${quote(key)} of row ${first + 1}; ` +
    "a key can be used once, so change or remove one of them.",
  "field_mask.empty": () =>
    "updateMask is empty, which counts as none and would reset every field; " +
    'name the fields to change, such as "name,labels".',
  "field_mask.syntax": (_, { path, suggestion }) => {
    const separate = "separate the names by single commas, without white space";
    if (path.trim() === "") return `updateMask has an empty path; ${separate}.`;
    return (
      `updateMask has white space in ${quote(path)}; ` +
      `${suggestion === undefined ? separate : `write ${quote(suggestion)}`}.`
    );
  },
  "field_mask.unknown_path": (_, { path, suggestion }) => {
    if (path === "*") return `updateMask takes no wildcard; name the fields: ${quote(suggestion)}.`;
    if (path.includes(",")) return `updateMask names ${quote(path)}; name each field by itself.`;
    if (suggestion === undefined) {
      return (
        `updateMask names ${quote(path)}, which is not a field of the method; ` +
        `those are ${list(FIELDS, "and")}, separated by commas.`
      );
    }
    const reason = path.startsWith(`${suggestion}.`)
      ? "but a field can only be updated as a whole"
      : "which is not a field of the method";
    return `updateMask names ${quote(path)}, ${reason}; write ${quote(suggestion)}.`;
  },
  "field_mask.read_only_path": (_, { path }) =>
    `updateMask names ${quote(path)}, which no update can change; take it out.`,
  "field_mask.missing": (_, { fields }) => {
    const reset = fields.length === 0 ? "" : ` and reset ${list(fields, "and")}`;
    return (
      `There is no updateMask, so the server would replace every field${reset}; ` +
      "name the fields to change."
    );
  },
  "field_mask.duplicate_path": (_, { path }) =>
    `updateMask names ${quote(path)} more than once; once is enough.`,
  "field_mask.reset": (violation) =>
    `${placeOf(violation)} is in updateMask without a value, so it will be reset to its default; ` +
    "to keep it, take it out of updateMask.",
  "field_mask.ignored": (violation) =>
    `${placeOf(violation)} has a value but is not in updateMask, so the server will ignore it; ` +
    "add it to updateMask or leave the value out.",
  "min_disk_size.below_source": (violation, { source, actual }) =>
    `${placeOf(violation)} ${actual} is too small for the image; ` +
    `choose more than ${inBytes(source)}.`,
  "string.header_value": (violation, { max }) => {
    const advice =
      violation.path[0] === "token"
        ? "pass the token alone, without the word Bearer"
        : "a UUID will do";
    return (
      `${placeOf(violation)} must be 1 to ${max} visible ASCII characters, ` +
      `without white space or line breaks; ${advice}.`
    );
  },
  "string.endpoint": () =>
    `endpoint must be an http or https URL, such as ${quote(ENDPOINT)}, which may end in a path; ` +
    "leave out user name, password, query and fragment.",
  // What the server said, in the server's language.
  server: ({ message }) => message,
};

/**
 * The English sentence for a violation or warning.
 *
 * @param {Violation} violation
 */
export function english(violation) {
  return sentenceFor(violation, SENTENCES);
}

/**
 * @param {Violation} violation
 * @param {string} [value]
 */
function placeOf(violation, value) {
  return phraseFor(violation, PLACES, value);
}

/**
 * What to do about a value of the wrong type, where its expected type does not say it.
 *
 * @param {ViolationOf<"type">} violation
 */
function typeAdvice(violation) {
  const { path, params } = violation;
  if (params.expected === "record" && params.actual === "array")
    return '; write { "env": "prod" }: only edits may have an array of rows';
  if (path[0] === "updateMask" && params.expected === "string")
    return '; write the names of the fields in one text, such as "name,labels"';
  return isRemovedLabel(violation) ? "; to remove a label, leave it out of the set" : "";
}

/**
 * A size with its unit. Bytes are digits alone; a readable size has its unit already.
 *
 * @param {string | number} size
 */
function inBytes(size) {
  return Number.isNaN(Number(size)) ? String(size) : `${size} bytes`;
}

/** @param {number} count */
function characters(count) {
  return count === 1 ? "1 character" : `${count} characters`;
}
