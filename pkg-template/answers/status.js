// Reads a google.rpc.Status: why a request was refused, or an operation failed. Nothing here
// throws, whatever it is given.
/** @import { Status } from "../types/index.js" */
import { codeNamed, readCode } from "./codes.js";
import { readDetails } from "./details.js";
import { isError, textOf, textOfError } from "./errors.js";
import { attempt, isObject, own } from "./lenient.js";
import { openMessage } from "./status-message.js";

/** Where a server writes the code; the endpoints of other services of the vendor, `grpcCode`. */
const CODE_MEMBERS = ["code", "grpcCode", "grpc_code", "grpc-code"];
const STATUS_MEMBERS = [...CODE_MEMBERS, "message", "details"];

/** How many objects and texts around a status are opened. */
const MAX_LAYERS = 4;

/** A text that is neither empty nor a page; the message of an error says more than those. */
const NO_PAGE = /^\s*[^\s<]/;

/**
 * A status whose code may be missing.
 *
 * @typedef {Omit<Status, "code"> & { code: Status["code"] | undefined }} Codeless
 */

/**
 * @param {unknown} value
 * @returns {Status}
 */
export function parseStatus(value) {
  const status = attempt(() => readAnswer(value, MAX_LAYERS));
  const { code, message = textOf(value), details = [] } = status ?? {};
  return { code: code ?? openMessage(message).code ?? "UNKNOWN", message, details };
}

/**
 * The status that an answer is or holds; undefined if it is or holds none.
 *
 * @param {unknown} value
 * @param {number} layers
 * @returns {Codeless | undefined}
 */
function readAnswer(value, layers) {
  if (layers === 0) return undefined;
  const body = typeof value === "string" ? attempt(() => JSON.parse(value)) : value;
  const status = readStatus(body);
  if (status?.code !== undefined) return status;
  for (const part of partsOf(body)) {
    const found = attempt(() => readAnswer(part, layers - 1));
    if (found !== undefined) return found;
  }
  return status;
}

/**
 * The parts of an answer that may be a status: what gateways and operations have in `error`, the
 * answer in an error of axios or ofetch, and the message of a caller's error, which may be the text
 * of an answer.
 *
 * @param {unknown} body
 */
function partsOf(body) {
  if (!isError(body)) return [own(body, "error")];
  const data = own(own(body, "response"), "data") ?? own(body, "data");
  const isText = typeof data === "string" && NO_PAGE.test(data);
  return [data, isText ? { message: data } : undefined, body.message];
}

/**
 * The status that a value is; undefined if it is none.
 *
 * @param {unknown} value
 * @returns {Codeless | undefined}
 */
function readStatus(value) {
  if (!isObject(value)) return undefined;
  const isThrown = isError(value);
  const message = isThrown ? textOfError(value) : own(value, "message");
  const given = own(value, "details");
  const details = Array.isArray(given) ? given : [];
  const codes = CODE_MEMBERS.map((name) => readCode(own(value, name)));
  // A gateway that writes an HTTP code has the name of the code beside it.
  const code =
    [...codes, codeNamed(own(value, "status"))].find((code) => typeof code === "string") ??
    codes.find((code) => code !== undefined);

  // The code of an error may be anything, such as "ECONNREFUSED". The JSON form of protocol buffers
  // leaves out a message that is empty; but an object with other members may have its text in them.
  const isStatus =
    typeof message === "string"
      ? isThrown || own(value, "code") === undefined || codes[0] !== undefined
      : message === undefined &&
        Object.keys(value).every((key) => STATUS_MEMBERS.includes(key)) &&
        (code !== undefined || readDetails(details).length > 0);
  return isStatus ? { code, message: String(message ?? ""), details } : undefined;
}
