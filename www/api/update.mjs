// Image.update as its documentation has it. Written without a look at the package under demonstration,
// so that an agreement between the two means something.

const NAME = {
  "2020-03-16": pattern("|[a-z]([-a-z0-9]{0,61}[a-z0-9])?"),
  "2025-01-27": pattern("|[a-z]([-_a-z0-9]{0,61}[a-z0-9])?"),
};
const LABEL_KEY = pattern("[a-z][-_./\\@0-9a-z]*");
const LABEL_VALUE = pattern("[-_./\\@0-9a-z]*");
const INTEGER = /^-?(?:0|[1-9][0-9]*)$/;
const MIN_DISK_SIZE = [4194304n, 4398046511104n];

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

export const CONTRACTS = Object.keys(NAME);

// `parse` gives the value to store and calls `refuse` for whatever is wrong with the JSON value.
const FIELDS = {
  name: { wire: "name", initial: "", parse: parseName },
  description: { wire: "description", initial: "", parse: parseDescription },
  minDiskSize: { wire: "min_disk_size", initial: "0", parse: parseMinDiskSize },
  labels: { wire: "labels", initial: {}, parse: parseLabels },
};

/**
 * Reads a body into what it asks for: `{ mask, values }`, the mask `null` where all fields are meant.
 * The constraints belong to the message, so a value that the mask leaves out must still satisfy them.
 */
export function readUpdate(body, contract) {
  const violations = [];
  const values = new Map();
  let mask = null;

  for (const [key, json] of Object.entries(body)) {
    const refuseKey = (description) => violations.push({ field: shorten(key), description });
    if (key === "updateMask") {
      mask = parseMask(json, (description) =>
        violations.push({ field: "update_mask", description }),
      );
    } else if (Object.hasOwn(FIELDS, key)) {
      const { wire, parse } = FIELDS[key];
      if (json === null) continue;
      values.set(
        key,
        parse(json, (description) => violations.push({ field: wire, description }), contract),
      );
    } else if (READ_ONLY.has(key)) {
      refuseKey("The field is read-only");
    } else {
      refuseKey("Unknown field");
    }
  }
  return { violations, update: { mask, values } };
}

/** A new image: fields in the mask take their value or their default, the others stay. */
export function applyUpdate(image, { mask, values }) {
  const next = { ...image };
  for (const [field, { initial }] of Object.entries(FIELDS)) {
    if (mask && !mask.has(field)) continue;
    next[field] = values.has(field) ? values.get(field) : initial;
  }
  return next;
}

function parseMask(json, refuse) {
  if (json === null || json === "") return null;
  if (typeof json !== "string") {
    refuse("Expected a string of comma-separated field names");
    return null;
  }
  const paths = json.split(",");
  for (const path of new Set(paths)) {
    if (Object.hasOwn(FIELDS, path)) continue;
    if (path === "") refuse("Empty path");
    else if (READ_ONLY.has(path)) refuse(`Path "${path}" is read-only`);
    else refuse(`Unknown path "${shorten(path)}"`);
  }
  return new Set(paths);
}

function parseName(json, refuse, contract) {
  if (typeof json !== "string") refuse("Expected a string");
  else if (!NAME[contract].matches(json))
    refuse(`Field does not match the pattern /${NAME[contract].text}/`);
  return json;
}

function parseDescription(json, refuse) {
  if (typeof json !== "string") refuse("Expected a string");
  else if (!json.isWellFormed()) refuse("Field is not valid Unicode");
  else if (codePoints(json) > 256) refuse("Field is too long: at most 256 characters");
  return json;
}

function parseMinDiskSize(json, refuse) {
  const isInteger =
    typeof json === "number"
      ? Number.isInteger(json)
      : typeof json === "string" && INTEGER.test(json);
  if (!isInteger) {
    refuse("Expected a 64-bit integer");
    return "0";
  }
  const size = BigInt(json);
  if (size < MIN_DISK_SIZE[0] || size > MIN_DISK_SIZE[1]) {
    refuse(`Value must be in the range of ${MIN_DISK_SIZE[0]} to ${MIN_DISK_SIZE[1]}`);
  }
  return String(size);
}

function parseLabels(json, refuse) {
  if (typeof json !== "object" || Array.isArray(json)) {
    refuse("Expected an object");
    return {};
  }
  const pairs = Object.entries(json);
  if (pairs.length > 64) refuse("Too many labels: at most 64");
  for (const [key, value] of pairs) {
    const shown = JSON.stringify(shorten(key));
    if (key === "" || codePoints(key) > 63) refuse(`Key ${shown} must have 1 to 63 characters`);
    else if (!LABEL_KEY.matches(key))
      refuse(`Key ${shown} does not match the pattern /${LABEL_KEY.text}/`);
    if (typeof value !== "string") refuse(`Value of ${shown} must be a string`);
    else if (codePoints(value) > 63) refuse(`Value of ${shown} is too long: at most 63 characters`);
    else if (!LABEL_VALUE.matches(value))
      refuse(`Value of ${shown} does not match the pattern /${LABEL_VALUE.text}/`);
  }
  return json;
}

function pattern(text) {
  const whole = new RegExp(`^(?:${text})$`);
  return { text, matches: (value) => whole.test(value) };
}

function codePoints(text) {
  let count = 0;
  for (const _ of text) count += 1;
  return count;
}

// Answers echo what was wrong; they need not echo all of it.
function shorten(text) {
  return text.length > 80 ? `${text.slice(0, 80).toWellFormed()}…` : text.toWellFormed();
}
