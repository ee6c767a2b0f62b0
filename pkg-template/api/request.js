import { ENDPOINT, FIELDS, HEADERS } from "../contract/data.js";
import { makeRequest, planRequest } from "../engine/calls.js";
import { throwViolations } from "../engine/report.js";
import { bodyValue } from "../input/body.js";
import { contractPosition, requireOptions } from "../input/options.js";
import { readScalar, readUpdate } from "../input/read.js";
import { ABSENT, Input } from "../input/values.js";
import { typeOf } from "../shared/type-name.js";

/** @import { RequestInput } from "../engine/calls.js" */
/** @import { Scalar } from "../input/values.js" */

/** @type {typeof import("../types/index.js").buildRequest} */
export function buildRequest(imageId, body, options = {}) {
  const { url, headers, text, signal } = prepareRequest(imageId, body, options);
  if (typeof Request !== "function") {
    throw new Error(
      "buildRequest needs Request, which this platform does not have; renderRequest does not.",
    );
  }
  return makeRequest(url, { method: "PATCH", headers, body: text, signal: signal ?? null });
}

/**
 * The parts of a request. A bug in the calling code is a TypeError; what cannot be sent is refused,
 * with every violation at once.
 *
 * @param {unknown} imageId
 * @param {unknown} body
 * @param {unknown} options
 */
export function prepareRequest(imageId, body, options) {
  const { contract, endpoint = ENDPOINT, signal, ...values } = readRequestOptions(options);
  const base = readEndpoint(endpoint);
  const input = readUpdate(body);
  /** @type {RequestInput} */
  const request = {
    imageId: readScalar(imageId),
    body: input,
    headers: HEADERS.map(([option]) => values[option]),
    isEndpointUsable: base !== undefined,
  };
  const { report, path } = planRequest(request, contract);
  throwViolations(report);

  /** @type {[name: string, value: string][]} */
  const headers = [["Content-Type", "application/json"]];
  for (const [option, header, prefix] of HEADERS) {
    if (values[option] !== undefined) headers.push([header, prefix + values[option]]);
  }
  return { url: `${base}${path}`, headers, text: JSON.stringify(sentBody(input)), signal };
}

/**
 * A body as it is sent: the mask, then the fields in document order that have a value.
 *
 * @param {Input | Scalar} input
 */
function sentBody(input) {
  /** @type {Record<string, unknown>} */
  const body = {};
  if (!(input instanceof Input)) return body;
  body.updateMask = input.updateMask;
  for (const field of FIELDS) {
    const value = input[field];
    if (value !== ABSENT && value !== undefined && value !== null) {
      body[field] = bodyValue(field, value);
    }
  }
  return body;
}

/** The options of buildRequest and renderRequest. */
const OPTIONS = new Set([
  "contract",
  "endpoint",
  ...HEADERS.map(([option]) => option),
  "signal",
  "as",
  "showToken",
]);

/**
 * Reads each option once. The errors name no value: it may be a secret.
 *
 * @param {unknown} options
 */
function readRequestOptions(options) {
  const { contract, endpoint, token, idempotencyKey, requestId, signal } = requireOptions(
    options,
    OPTIONS,
  );
  const texts = {
    endpoint: optionalText(endpoint, "endpoint"),
    token: optionalText(token, "token"),
    idempotencyKey: optionalText(idempotencyKey, "idempotencyKey"),
    requestId: optionalText(requestId, "requestId"),
  };
  if (signal !== undefined && !isAbortSignal(signal)) {
    throw new TypeError(`options.signal must be an AbortSignal, not ${typeOf(signal)}`);
  }
  return { ...texts, contract: contractPosition(contract), signal };
}

/**
 * @param {unknown} value
 * @param {string} name
 */
function optionalText(value, name) {
  if (value === undefined || typeof value === "string") return value;
  throw new TypeError(`options.${name} must be a string, not ${typeOf(value)}`);
}

/**
 * Whether a value has an AbortSignal's members: a page may have replaced the class.
 *
 * @param {unknown} value
 * @returns {value is AbortSignal}
 */
function isAbortSignal(value) {
  return (
    typeof value === "object" &&
    value !== null &&
    "aborted" in value &&
    typeof value.aborted === "boolean" &&
    "addEventListener" in value &&
    typeof value.addEventListener === "function"
  );
}

/**
 * The URL to which the path of the method is added; undefined if it cannot be.
 *
 * @param {string} endpoint
 */
function readEndpoint(endpoint) {
  let url;
  try {
    url = new URL(endpoint);
  } catch {
    return undefined;
  }
  const { href, protocol, origin, pathname } = url;
  // Whatever else a URL can have is refused.
  if (!/^https?:$/.test(protocol) || href !== origin + pathname) return undefined;
  return href.replace(/\/$/, "");
}
