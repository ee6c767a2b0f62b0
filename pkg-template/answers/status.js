// Reads a google.rpc.Status: why a request was refused, or an operation failed. Nothing here throws, whatever it is given.
import { MEMBERS } from "../contract/data.js";
import { isInt32 } from "./members.js";

// By number, as google.rpc.Code has them.
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
/** A field's name, which may hold the key of a label, and what is wrong with it. */
const NAMED = /^(labels\[[^\]]*\]|[^\s:]+)\s*:\s*(\S.*)$/i;
const LABEL = /^labels(?:\[(.*)\]|\.(.*))$/is;

export function parseStatus(value) {
  return (
    attempt(() => {
      const body = typeof value === "string" ? JSON.parse(value) : value;
      return readStatus(body) ?? readStatus(own(body, "error"));
    }) ?? { code: "UNKNOWN", message: textOf(value), details: [] }
  );
}

export function statusViolations(status) {
  const { code, message, details } = parseStatus(status);
  const violations = new Map();
  const add = (path, sentence, field, description) => {
    const params = field === "" ? { code, description } : { code, field, description };
    const key = JSON.stringify([path, sentence.trim()]);
    if (!violations.has(key))
      violations.set(key, {
        field: path[0] ?? "",
        path,
        rule: "server",
        message: sentence,
        params,
      });
  };

  const told = new Set();
  for (const { field, description } of readDetails(details)) {
    const path = pathOf(field);
    const sentence = field === "" ? description : `${field}: ${description}`;
    add(path, path.length === 0 ? sentence : description, field, description);
    for (const text of [sentence, description]) linesOf(text).forEach((line) => told.add(line));
  }

  const heading = HEADING.exec(message)?.[0];
  if (heading === undefined) {
    if (!linesOf(message).every((line) => told.has(line))) add([], message, "", message);
  } else {
    for (const line of linesOf(message.slice(heading.length))) {
      if (told.has(line)) continue;
      const [, field, description] = NAMED.exec(line) ?? [];
      const path = field === undefined ? [] : pathOf(field);
      if (path.length === 0) add(path, line, "", line);
      else add(path, description, field, description);
    }
    if (violations.size === 0) add([], message, "", message);
  }
  return [...violations.values()];
}

/** The status that an object is, or undefined. */
function readStatus(value) {
  if (!isObject(value)) return undefined;
  const [code, message, details] = STATUS_MEMBERS.map((member) => own(value, member) ?? undefined);
  if (code !== undefined && !isInt32(code) && !CODES.includes(code)) return undefined;
  if (message === undefined) {
    // Defaults are left out in the JSON form of protocol buffers, but something else may be where the words are.
    if (code === undefined || !Object.keys(value).every((key) => STATUS_MEMBERS.includes(key)))
      return undefined;
  } else if (typeof message !== "string") return undefined;
  // Gateways that write the code of HTTP have the name beside it.
  const name = [CODES[code], code, own(value, "status")].find((name) => CODES.includes(name));
  return {
    code: name ?? code ?? "UNKNOWN",
    message: message ?? "",
    details: Array.isArray(details) ? details : [],
  };
}

/** Every violation of a field in the details, with its field as the server writes it. */
function readDetails(details) {
  return (
    attempt(() => details.flatMap((detail) => attempt(() => readBadRequest(detail)) ?? [])) ?? []
  );
}

function readBadRequest(detail) {
  if (!String(own(detail, "@type")).endsWith("google.rpc.BadRequest")) return [];
  return [own(detail, "fieldViolations"), own(detail, "field_violations")]
    .filter((violations) => Array.isArray(violations))
    .flatMap((violations) =>
      violations.map((violation) => attempt(() => readFieldViolation(violation))),
    )
    .filter((violation) => violation?.description.trim());
}

function readFieldViolation(violation) {
  if (violation === null) return undefined;
  const [field, words] = [own(violation, "field"), own(violation, "description")].map((text) =>
    typeof text === "string" ? text.trim() : "",
  );
  return { field, description: words || textOf(violation) || field };
}

/** The path of the form's field that the server names, in whatever spelling; [] if the form has none. */
function pathOf(name) {
  const [, inBrackets, afterDot] = LABEL.exec(name) ?? [];
  const key = inBrackets?.replace(/^"(.*)"$/s, "$1") ?? afterDot;
  if (key !== undefined) return ["labels", key];
  const spelled = name.replaceAll("_", "").toLowerCase();
  const field = MEMBERS.find((field) => field.toLowerCase() === spelled);
  return field === undefined ? [] : [field];
}

/** The lines that say something, without bullets. */
function linesOf(text) {
  return text
    .split(LINE_BREAK)
    .map((line) => line.trim().replace(BULLET, ""))
    .filter((line) => line !== "");
}

/** A text itself, anything else as JSON; "" where there is none. */
function textOf(value) {
  return typeof value === "string" ? value : (attempt(() => JSON.stringify(value)) ?? "");
}

function own(value, name) {
  return isObject(value) && Object.hasOwn(value, name) ? value[name] : undefined;
}

function isObject(value) {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** The result, or undefined if there is an exception: of a getter, a Proxy, or a text that is no JSON. */
function attempt(code) {
  try {
    return code();
  } catch {
    return undefined;
  }
}
