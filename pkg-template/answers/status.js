// Reads a google.rpc.Status: why a request was refused, or an operation failed. Nothing here
// throws, whatever it is given.
/** @import { ServerViolation, Status, StatusCode } from "../types/index.js" */
import { MEMBERS } from "../contract/data.js";
import { isInt32 } from "./members.js";

/**
 * The names of the codes, by the numbers of google.rpc.Code.
 *
 * @type {readonly StatusCode[]}
 */
const CODES = [
  "OK",
  "CANCELLED",
  "UNKNOWN",
  "INVALID_ARGUMENT",
  "DEADLINE_EXCEEDED",
  "NOT_FOUND",
  "ALREADY_EXISTS",
  "PERMISSION_DENIED",
  "RESOURCE_EXHAUSTED",
  "FAILED_PRECONDITION",
  "ABORTED",
  "OUT_OF_RANGE",
  "UNIMPLEMENTED",
  "INTERNAL",
  "UNAVAILABLE",
  "DATA_LOSS",
  "UNAUTHENTICATED",
];

const STATUS_MEMBERS = ["code", "message", "details"];

/** What the API writes above a list of violations, or before a single one. */
const HEADING = /^\s*(?:request )?validation (?:error|failed)(?::|\.?\s*$)/i;
const LINE_BREAK = /\r\n|\n|\r/;
const BULLET = /^-\s+/;
/** A field's name, which may hold a label's key in brackets, and what is wrong with the field. */
const NAMED = /^(labels\[[^\]]*\]|[^\s:]+)\s*:\s*(\S.*)$/i;
const LABEL = /^labels(?:\[(.*)\]|\.(.*))$/is;

/**
 * What the server says of one field.
 *
 * @typedef {object} FieldViolation
 * @property {string} field As the server spells it; "" if it names none.
 * @property {string} description
 */

/**
 * @param {unknown} value
 * @returns {Status}
 */
export function parseStatus(value) {
  return (
    attempt(() => {
      const body = typeof value === "string" ? JSON.parse(value) : value;
      return readStatus(body) ?? readStatus(own(body, "error"));
    }) ?? { code: "UNKNOWN", message: textOf(value), details: [] }
  );
}

/**
 * @param {Status} status
 * @returns {ServerViolation[]}
 */
export function statusViolations(status) {
  const { code, message, details } = parseStatus(status);
  const violations = readDetails(details).map((violation) => fromDetails(violation, code));
  // A message often repeats the details.
  const known = new Set(
    violations.flatMap(({ params: { field = "", description } }) => [
      ...linesOf(description),
      ...linesOf(withField(field, description)),
    ]),
  );
  /** @param {string} text */
  const newLinesOf = (text) => linesOf(text).filter((line) => !known.has(line));
  const whole = serverViolation([], message, { code, description: message });

  const heading = HEADING.exec(message)?.[0];
  if (heading === undefined) {
    if (newLinesOf(message).length > 0) violations.push(whole);
  } else {
    for (const line of newLinesOf(message.slice(heading.length)))
      violations.push(fromLine(line, code));
    if (violations.length === 0) violations.push(whole);
  }
  return withoutRepetitions(violations);
}

/**
 * The status that a value is, or undefined if it is none.
 *
 * @param {unknown} value
 * @returns {Status | undefined}
 */
function readStatus(value) {
  if (!isObject(value)) return undefined;
  const [code, message, details] = STATUS_MEMBERS.map((member) => own(value, member) ?? undefined);
  if (code !== undefined && !isInt32(code) && !isCodeName(code)) return undefined;
  if (message === undefined) {
    // The JSON form of protocol buffers leaves out a default. But an object with other members may
    // have its text in one of them.
    if (code === undefined || !Object.keys(value).every((key) => STATUS_MEMBERS.includes(key)))
      return undefined;
  } else if (typeof message !== "string") return undefined;
  // A gateway that writes an HTTP code has the name of the code beside it.
  const names = [typeof code === "number" ? CODES[code] : code, own(value, "status")];
  return {
    code: names.find(isCodeName) ?? code ?? "UNKNOWN",
    message: message ?? "",
    details: Array.isArray(details) ? details : [],
  };
}

/**
 * @param {unknown} value
 * @returns {value is StatusCode}
 */
function isCodeName(value) {
  return /** @type {readonly unknown[]} */ (CODES).includes(value);
}

/**
 * The field violations in the details of a status.
 *
 * @param {unknown[]} details
 * @returns {FieldViolation[]}
 */
function readDetails(details) {
  return (
    attempt(() => details.flatMap((detail) => attempt(() => readBadRequest(detail)) ?? [])) ?? []
  );
}

/**
 * @param {unknown} detail
 * @returns {FieldViolation[]}
 */
function readBadRequest(detail) {
  if (!String(own(detail, "@type")).endsWith("google.rpc.BadRequest")) return [];
  return [own(detail, "fieldViolations"), own(detail, "field_violations")]
    .filter((violations) => Array.isArray(violations))
    .flatMap((violations) =>
      violations.map((violation) => attempt(() => readFieldViolation(violation))),
    )
    .filter((violation) => violation !== undefined)
    .filter(({ description }) => description.trim() !== "");
}

/**
 * @param {unknown} violation
 * @returns {FieldViolation | undefined}
 */
function readFieldViolation(violation) {
  if (violation === null) return undefined;
  const field = trimmed(own(violation, "field"));
  const description = trimmed(own(violation, "description"));
  return { field, description: description || textOf(violation) || field };
}

/**
 * @param {FieldViolation} violation
 * @param {Status["code"]} code
 */
function fromDetails({ field, description }, code) {
  const path = pathOf(field);
  return serverViolation(
    path,
    path.length === 0 ? withField(field, description) : description,
    field === "" ? { code, description } : { code, field, description },
  );
}

/**
 * The violation that a line of a message describes.
 *
 * @param {string} line
 * @param {Status["code"]} code
 */
function fromLine(line, code) {
  const [, field = "", description = ""] = NAMED.exec(line) ?? [];
  const path = pathOf(field);
  return path.length === 0
    ? serverViolation([], line, { code, description: line })
    : serverViolation(path, description, { code, field, description });
}

/**
 * @param {string[]} path
 * @param {string} message
 * @param {ServerViolation["params"]} params
 * @returns {ServerViolation}
 */
function serverViolation(path, message, params) {
  return { field: path[0] ?? "", path, rule: "server", message, params };
}

/**
 * The first of those violations that say the same of the same field.
 *
 * @param {ServerViolation[]} violations
 */
function withoutRepetitions(violations) {
  /** @type {Map<string, ServerViolation>} */
  const byContent = new Map();
  for (const violation of violations) {
    const content = JSON.stringify([violation.path, violation.message.trim()]);
    if (!byContent.has(content)) byContent.set(content, violation);
  }
  return [...byContent.values()];
}

/**
 * The path of a form's field that the server names, in any spelling; [] if the form has no such
 * field.
 *
 * @param {string} name
 */
function pathOf(name) {
  const [, inBrackets, afterDot] = LABEL.exec(name) ?? [];
  const key = inBrackets?.replace(/^"(.*)"$/s, "$1") ?? afterDot;
  if (key !== undefined) return ["labels", key];
  const spelled = name.replaceAll("_", "").toLowerCase();
  const field = MEMBERS.find((field) => field.toLowerCase() === spelled);
  return field === undefined ? [] : [field];
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
 * The lines of a text, without bullets and empty lines.
 *
 * @param {string} text
 */
function linesOf(text) {
  return text
    .split(LINE_BREAK)
    .map((line) => line.trim().replace(BULLET, ""))
    .filter((line) => line !== "");
}

/** @param {unknown} value */
function trimmed(value) {
  return typeof value === "string" ? value.trim() : "";
}

/**
 * A text as it is, and any other value as JSON; "" if it has no JSON.
 *
 * @param {unknown} value
 */
function textOf(value) {
  return typeof value === "string" ? value : (attempt(() => JSON.stringify(value)) ?? "");
}

/**
 * An object's own member, or undefined.
 *
 * @param {unknown} value
 * @param {string} name
 */
function own(value, name) {
  return isObject(value) && Object.hasOwn(value, name) ? value[name] : undefined;
}

/**
 * @param {unknown} value
 * @returns {value is Record<string, unknown>}
 */
function isObject(value) {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/**
 * The result of a function, or undefined if it throws: for getters and Proxies, and for text that
 * is not JSON.
 *
 * @template T
 * @param {() => T} code
 */
function attempt(code) {
  try {
    return code();
  } catch {
    return undefined;
  }
}
