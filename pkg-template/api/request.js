import { ENDPOINT, FIELDS, HEADERS } from "../contract/data.js";
import { makeRequest, planRequest } from "../engine/calls.js";
import { throwViolations } from "../engine/report.js";
import { bodyValue } from "../input/body.js";
import { contractPosition, requireOptions } from "../input/options.js";
import { readScalar, readUpdate } from "../input/read.js";
import { ABSENT, Input } from "../input/values.js";
import { escapeUnsafe } from "../shared/escape.js";
import { optional, typeOf } from "../shared/type-name.js";

/** @import { RequestInput } from "../engine/calls.js" */
/** @import { Scalar } from "../input/values.js" */
/** @import { RequestParts } from "../types/index.js" */

const TEXT_OPTIONS = ["endpoint", ...HEADERS.map(([option]) => option)];
/** The options of requestParts. */
const OF_PARTS = new Set(["contract", ...TEXT_OPTIONS]);
/** The options of buildRequest. */
const OF_REQUEST = new Set([...OF_PARTS, "signal"]);
/** The options of renderRequest. */
export const OF_TEXT = new Set([...OF_REQUEST, "as", "showToken"]);

/** @type {typeof import("../types/index.js").requestParts} */
export function requestParts(imageId, body, options = {}) {
  return prepareRequest(imageId, body, requireOptions(options, OF_PARTS)).parts;
}

/** @type {typeof import("../types/index.js").buildRequest} */
export function buildRequest(imageId, body, options = {}) {
  const { parts, signal } = prepareRequest(imageId, body, requireOptions(options, OF_REQUEST));
  if (typeof Request !== "function") {
    throw new Error(
      "buildRequest needs Request, which this platform does not have; requestParts does not.",
    );
  }
  return makeRequest(parts.url, { ...parts, signal: signal ?? null });
}

/**
 * The parts of a request, and its signal. A bug in the calling code is a TypeError; what cannot be
 * sent is refused, with every violation at once.
 *
 * @param {unknown} imageId
 * @param {unknown} body
 * @param {Record<string, unknown>} options known ones only
 */
export function prepareRequest(imageId, body, options) {
  const { texts, contract, signal } = readRequestOptions(options);
  const base = readEndpoint(texts.endpoint ?? ENDPOINT);
  const input = readUpdate(body);
  /** @type {RequestInput} */
  const request = {
    imageId: readScalar(imageId),
    body: input,
    headers: HEADERS.map(([option]) => texts[option]),
    isEndpointUsable: base !== undefined,
  };
  const { report, path } = planRequest(request, contract);
  throwViolations(report);

  /** @type {Record<string, string>} */
  const headers = { "Content-Type": "application/json" };
  for (const [option, header, prefix] of HEADERS) {
    if (texts[option] !== undefined) headers[header] = prefix + texts[option];
  }
  /** @type {RequestParts} */
  const parts = {
    url: `${base}${path}${segment(String(imageId))}`,
    method: "PATCH",
    headers,
    body: sentBody(input),
  };
  return { parts, signal };
}

/**
 * A text as one segment of a path: every character that is not unreserved in a URL is encoded.
 *
 * @param {string} text without lone surrogates
 */
function segment(text) {
  // encodeURIComponent leaves the marks of RFC 2396, which are reserved since RFC 3986.
  return encodeURIComponent(text).replace(
    /[!'()*]/g,
    (mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

/**
 * A body as it is sent: the mask, then the fields in document order that have a value. It is also
 * read and pasted as text, so no character in it can hide or act on a terminal.
 *
 * @param {Input | Scalar} input
 */
function sentBody(input) {
  // Without a prototype, so that a polluted one can neither add nor hide a member.
  /** @type {Record<string, unknown>} */
  const body = Object.create(null);
  if (input instanceof Input) {
    body.updateMask = input.updateMask;
    for (const field of FIELDS) {
      const value = input[field];
      if (value !== ABSENT && value !== undefined && value !== null) {
        body[field] = bodyValue(field, value);
      }
    }
  }
  return escapeUnsafe(JSON.stringify(body));
}

/**
 * Reads each option once. The errors name no value: it may be a secret.
 *
 * @param {Record<string, unknown>} options
 */
function readRequestOptions(options) {
  const { contract } = options;
  const texts = Object.fromEntries(
    TEXT_OPTIONS.map((name) => [name, optional(options[name], name, "string")]),
  );
  const { signal } = options;
  if (signal !== undefined && !isAbortSignal(signal)) {
    throw new TypeError(`options.signal must be an AbortSignal, not ${typeOf(signal)}`);
  }
  return { texts, contract: contractPosition(contract), signal };
}

/**
 * Whether a value has an AbortSignal's members: a page may have replaced the class.
 *
 * @param {unknown} value
 * @returns {value is AbortSignal}
 */
function isAbortSignal(value) {
  const signal = /** @type {AbortSignal | null} */ (value);
  return typeof signal?.aborted === "boolean" && typeof signal.addEventListener === "function";
}

/**
 * The URL to which the path of the method is added; undefined if it cannot be.
 *
 * @param {string} endpoint
 */
function readEndpoint(endpoint) {
  // Hermes has no URL, and that of React Native lacks members.
  if (endpoint === ENDPOINT) return endpoint;
  if (typeof URL !== "function")
    throw new Error("options.endpoint needs URL, which this platform does not have.");
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
