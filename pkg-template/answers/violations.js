// Finds the fields of a form that a status is about. Nothing here throws, whatever it is given.
/** @import { ImageEdits, ServerViolation, Status } from "../types/index.js" */
/** @import { Statement } from "./details.js" */
import { readDetails } from "./details.js";
import { linesOf, openMessage } from "./status-message.js";
import { placeOf, readLine, rowKeysOf } from "./form-field.js";
import { parseStatus } from "./status.js";

/** How a line that names a field begins, and no sentence: "description: …", not "Description: …". */
const LOWER_CASE = /^\(?[a-z]/;

/**
 * @param {Status} status
 * @param {{ edits?: ImageEdits | undefined }} [options]
 * @returns {ServerViolation[]}
 */
export function statusViolations(status, options) {
  const { code, message, details } = parseStatus(status);
  const rowKeys = rowKeysOf(options);
  return withoutRepetitions(
    statementsOf(message, readDetails(details)).map((statement) =>
      violationOf(statement, code, rowKeys),
    ),
  );
}

/**
 * What the details say, and what the message says beyond that.
 *
 * @param {string} message
 * @param {Statement[]} details
 */
function statementsOf(message, details) {
  const said = details.filter(({ kind }) => kind !== "ErrorInfo");
  // A localized message replaces the other, except where that names a field.
  const isLocalized = said.some(({ kind }) => kind === "LocalizedMessage");
  // A message often repeats the details.
  const known = new Set(
    said.flatMap(({ field, description, original = description }) =>
      [description, original].flatMap((text) => linesOf(`${text}\n${withField(field, text)}`)),
    ),
  );
  const more = readMessage(message).filter(
    ({ field, description }) =>
      !(isLocalized && field === "") &&
      linesOf(withField(field, description)).some((line) => !known.has(line)),
  );
  if (said.length > 0 || more.length > 0) return [...said, ...more];
  // A heading alone is more than a constant such as "IMAGE_IN_USE", and that is more than nothing.
  return message.trim() === "" ? details : [{ field: "", description: message }];
}

/**
 * @param {string} message
 * @returns {Statement[]}
 */
function readMessage(message) {
  const { lead, text, hasHeading } = openMessage(message);
  const whole = lead + (hasHeading ? "\n" : "") + text;
  const lines = linesOf(whole);
  return hasHeading || lines.every((line) => LOWER_CASE.test(line) && readLine(line) !== undefined)
    ? lines.map((line) => readLine(line) ?? { field: "", description: line })
    : [{ field: "", description: whole }];
}

/**
 * @param {Statement} statement
 * @param {Status["code"]} code
 * @param {readonly unknown[] | undefined} rowKeys
 * @returns {ServerViolation}
 */
function violationOf({ field, description, original = description }, code, rowKeys) {
  const { path, ...forKey } = placeOf(field, original, rowKeys);
  return {
    field: String(path[0] ?? ""),
    path,
    ...forKey,
    rule: "server",
    message: path.length === 0 ? withField(field, description) : description,
    params: { code, ...(field === "" ? {} : { field }), description },
  };
}

/**
 * A description, with the name of the field before it if there is one.
 *
 * @param {string} field
 * @param {string} description
 */
function withField(field, description) {
  return field === "" ? description : `${field}: ${description}`;
}

/**
 * The first of those violations that say the same of the same field.
 *
 * @param {ServerViolation[]} violations
 */
function withoutRepetitions(violations) {
  const known = new Set();
  return violations.filter(({ path, message }) => {
    const { size } = known;
    return known.add(JSON.stringify([path, message.trim()])).size > size;
  });
}
