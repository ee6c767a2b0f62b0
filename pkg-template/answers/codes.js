// The codes of google.rpc.Code.
/** @import { StatusCode } from "../types/index.js" */
import { isInt32 } from "./members.js";

/**
 * The names of the codes, by their numbers.
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

/**
 * The name of a code; its number if it has no name; undefined if it is neither name nor number.
 *
 * @param {unknown} code
 */
export function readCode(code) {
  return isInt32(code) ? (CODES[code] ?? code) : codeNamed(code);
}

/**
 * The code with this name, in any spelling: `INVALID_ARGUMENT`, `InvalidArgument`, `invalid
 * argument`. Some libraries spell `CANCELED`.
 *
 * @param {unknown} name
 */
export function codeNamed(name) {
  if (typeof name !== "string") return undefined;
  const letters = lettersOf(name).replace("CANCELED", "CANCELLED");
  return CODES.find((code) => lettersOf(code) === letters);
}

/** @param {string} name */
function lettersOf(name) {
  return name.replace(/[\s_-]/g, "").toUpperCase();
}
