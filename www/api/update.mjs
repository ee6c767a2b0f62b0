// The rules of Image.update, as its documentation has them. They are written without the package,
// so that it means something when the two agree.

/** @import { Image } from "./images.mjs" */
/** @import { FieldViolation } from "./status.mjs" */
/** @typedef {"2020-03-16" | "2025-01-27"} Contract */

/**
 * The fields that an update can change.
 * @typedef {{
 *   name: string,
 *   description: string,
 *   minDiskSize: string,
 *   labels: Record<string, string>,
 * }} Fields
 */

/**
 * What an update asks for. Without a mask it replaces all fields.
 * @typedef {{ mask: Set<string> | undefined, values: Partial<Fields> }} Update
 */

/**
 * Takes the description of what is wrong with a value.
 * @typedef {(description: string) => void} Report
 */

const NAME = {
  "2020-03-16": pattern("|[a-z]([-a-z0-9]{0,61}[a-z0-9])?"),
  "2025-01-27": pattern("|[a-z]([-_a-z0-9]{0,61}[a-z0-9])?"),
};
const LABEL_KEY = pattern("[a-z][-_./\\@0-9a-z]*");
const LABEL_VALUE = pattern("[-_./\\@0-9a-z]*");
const INTEGER = /^-?(?:0|[1-9][0-9]*)$/;
const MIN_DISK_SIZE = { min: 4194304n, max: 4398046511104n };

const READ_ONLY = new Set([
  "id",
  "folderId",
  "createdAt",
  "family",
  "size",
  "storageSize",
  "productIds",
  "status",
  "os",
  "pooled",
  "hardwareGeneration",
  "kmsKey",
]);

/** @type {Readonly<Fields>} */
const DEFAULTS = { name: "", description: "", minDiskSize: "0", labels: {} };
const FIELD_NAMES = new Set(Object.keys(DEFAULTS));

export const CONTRACTS = Object.keys(NAME);

/**
 * Reads a request body. The update is usable only if there are no violations. A value that the mask
 * leaves out must be valid too, because the constraints apply to the whole message.
 * @param {Record<string, unknown>} body
 * @param {Contract} contract
 */
export function readUpdate(body, contract) {
  /** @type {FieldViolation[]} */
  const violations = [];
  /** @type {Update} */
  const update = { mask: undefined, values: {} };

  for (const [key, json] of Object.entries(body)) {
    /** @type {(field: string) => Report} */
    const reportTo = (field) => (description) => void violations.push({ field, description });

    // In the JSON form of proto3, null is the same as no value.
    if (json === null && FIELD_NAMES.has(key)) continue;

    const { values } = update;
    if (key === "updateMask") update.mask = parseMask(json, reportTo("update_mask"));
    else if (key === "name") values.name = parseName(json, reportTo("name"), contract);
    else if (key === "description")
      values.description = parseDescription(json, reportTo("description"));
    else if (key === "minDiskSize")
      values.minDiskSize = parseMinDiskSize(json, reportTo("min_disk_size"));
    else if (key === "labels") values.labels = parseLabels(json, reportTo("labels"));
    else if (READ_ONLY.has(key)) reportTo(shorten(key))("The field is read-only");
    else reportTo(shorten(key))("Unknown field");
  }
  return { violations, update };
}

/**
 * Returns the image after the update. The fields in the mask get their value or their default; the
 * others stay as they are.
 * @param {Image} image
 * @param {Update} update
 * @returns {Image}
 */
export function applyUpdate(image, { mask, values }) {
  const replaced = Object.entries({ ...DEFAULTS, ...values }).filter(
    ([field]) => mask === undefined || mask.has(field),
  );
  return { ...image, ...Object.fromEntries(replaced) };
}

/**
 * @param {unknown} json
 * @param {Report} report
 * @returns {Set<string> | undefined}
 */
function parseMask(json, report) {
  if (json === null || json === "") return undefined;
  if (typeof json !== "string") {
    report("Expected a string of comma-separated field names");
    return undefined;
  }
  const paths = new Set(json.split(","));
  for (const path of paths) {
    if (FIELD_NAMES.has(path)) continue;
    if (path === "") report("Empty path");
    else if (READ_ONLY.has(path)) report(`Path "${path}" is read-only`);
    else report(`Unknown path "${shorten(path)}"`);
  }
  return paths;
}

/**
 * @param {unknown} json
 * @param {Report} report
 * @param {Contract} contract
 */
function parseName(json, report, contract) {
  if (typeof json !== "string") {
    report("Expected a string");
    return DEFAULTS.name;
  }
  const { text, matches } = NAME[contract];
  if (!matches(json)) report(`Field does not match the pattern /${text}/`);
  return json;
}

/**
 * @param {unknown} json
 * @param {Report} report
 */
function parseDescription(json, report) {
  if (typeof json !== "string") {
    report("Expected a string");
    return DEFAULTS.description;
  }
  if (!json.isWellFormed()) report("Field is not valid Unicode");
  else if (codePoints(json) > 256) report("Field is too long: at most 256 characters");
  return json;
}

/**
 * @param {unknown} json
 * @param {Report} report
 */
function parseMinDiskSize(json, report) {
  const size = parseInt64(json);
  if (size === undefined) {
    report("Expected a 64-bit integer");
    return DEFAULTS.minDiskSize;
  }
  const { min, max } = MIN_DISK_SIZE;
  if (size < min || size > max) report(`Value must be in the range of ${min} to ${max}`);
  return String(size);
}

/** @param {unknown} json */
function parseInt64(json) {
  if (typeof json === "number" && Number.isInteger(json)) return BigInt(json);
  if (typeof json === "string" && INTEGER.test(json)) return BigInt(json);
  return undefined;
}

/**
 * @param {unknown} json
 * @param {Report} report
 */
function parseLabels(json, report) {
  if (typeof json !== "object" || json === null || Array.isArray(json)) {
    report("Expected an object");
    return DEFAULTS.labels;
  }
  /** @type {[key: string, value: unknown][]} */
  const pairs = Object.entries(json);
  if (pairs.length > 64) report("Too many labels: at most 64");
  /** @type {[key: string, value: string][]} */
  const labels = [];
  for (const [key, value] of pairs) {
    const shown = JSON.stringify(shorten(key));
    if (key === "" || codePoints(key) > 63) report(`Key ${shown} must have 1 to 63 characters`);
    else if (!LABEL_KEY.matches(key))
      report(`Key ${shown} does not match the pattern /${LABEL_KEY.text}/`);
    if (typeof value !== "string") {
      report(`Value of ${shown} must be a string`);
      continue;
    }
    if (codePoints(value) > 63) report(`Value of ${shown} is too long: at most 63 characters`);
    else if (!LABEL_VALUE.matches(value))
      report(`Value of ${shown} does not match the pattern /${LABEL_VALUE.text}/`);
    labels.push([key, value]);
  }
  return Object.fromEntries(labels);
}

/**
 * A pattern that a whole string must match.
 * @param {string} text
 */
function pattern(text) {
  const anchored = new RegExp(`^(?:${text})$`);
  return { text, matches: (/** @type {string} */ value) => anchored.test(value) };
}

/** @param {string} text */
function codePoints(text) {
  let count = 0;
  for (const _ of text) count += 1;
  return count;
}

/**
 * Shortens what a client sent, for use in an error.
 * @param {string} text
 */
function shorten(text) {
  return text.length > 80 ? `${text.slice(0, 80).toWellFormed()}…` : text.toWellFormed();
}
