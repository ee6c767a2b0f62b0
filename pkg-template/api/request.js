// Requests. Everything the caller passed is read first, then judged; only then is anything made.
import { ENDPOINT, FIELDS, HEADERS } from "../contract/data.js";
import { writeRequest } from "../engine/encode.js";
import { planRequest, run } from "../engine/engine.js";
import { bodyValue, gatherInput, gatherValue } from "../input/gather.js";
import { make_request } from "../engine/glue.js";
import { contractPosition, requireOptions } from "../input/options.js";
import { refuse } from "../engine/report.js";
import { typeOf } from "../shared/type-name.js";

export function buildRequest(imageId, body, options = {}) {
  const { base, path, headers, text, signal } = prepareRequest(imageId, body, options);
  if (typeof Request !== "function")
    throw new Error(
      "buildRequest needs Request, which this platform does not have; renderRequest does not.",
    );
  return run(() => make_request(base + path, { method: "PATCH", headers, body: text, signal }));
}

/** The parts of a request. A caller's bug is a TypeError; what cannot be sent is refused, all of it at once. */
export function prepareRequest(imageId, body, options) {
  const { contract, endpoint = ENDPOINT, signal, ...values } = readRequestOptions(options);
  const base = readEndpoint(endpoint);
  const input = {
    imageId: gatherValue(imageId),
    body: gatherInput(body, false),
    isEndpointRefused: base === null,
    headers: HEADERS.map(([option]) => values[option]),
  };
  const path = planRequest(writeRequest, input, contract);
  if (typeof path !== "string") refuse(path, input.body, contract, input.imageId);

  const headers = [["Content-Type", "application/json"]];
  for (const [option, header, scheme] of HEADERS) {
    if (values[option] !== undefined) headers.push([header, scheme + values[option]]);
  }
  return { base, path, headers, text: JSON.stringify(sentBody(input.body)), signal };
}

/** A body as it is sent: the mask, then the fields in document order. What says nothing is left out. */
function sentBody({ updateMask, values }) {
  const body = { updateMask };
  for (let field = 0; field < FIELDS.length; field++) {
    const value = values[field];
    if (value !== undefined && value !== null) body[FIELDS[field]] = bodyValue(value, field);
  }
  return body;
}

/** The options, and those that renderRequest has beside them. */
const OPTIONS = new Set([
  "contract",
  "endpoint",
  ...HEADERS.map(([option]) => option),
  "signal",
  "as",
  "showToken",
]);

/** Each option, read once. The sentences name no value: it may be a secret. */
function readRequestOptions(options) {
  const { contract, endpoint, token, idempotencyKey, requestId, signal } = requireOptions(
    options,
    OPTIONS,
  );
  const texts = { endpoint, token, idempotencyKey, requestId };
  for (const [name, value] of Object.entries(texts)) {
    if (value !== undefined && typeof value !== "string") {
      throw new TypeError(`options.${name} must be a string, not ${typeOf(value)}`);
    }
  }
  if (signal !== undefined && !isAbortSignal(signal)) {
    throw new TypeError(`options.signal must be an AbortSignal, not ${typeOf(signal)}`);
  }
  return { ...texts, contract: contractPosition(contract), signal };
}

/** By what it can do, since a page may have replaced the class. */
function isAbortSignal(value) {
  return (
    typeof value === "object" &&
    value !== null &&
    typeof value.aborted === "boolean" &&
    typeof value.addEventListener === "function"
  );
}

/** What the path of the method is added to; null where nothing can be. */
function readEndpoint(endpoint) {
  let url;
  try {
    url = new URL(endpoint);
  } catch {
    return null;
  }
  const { href, protocol, origin, pathname } = url;
  // All that a URL can have beside these two is refused.
  if (!/^https?:$/.test(protocol) || href !== origin + pathname) return null;
  return href.replace(/\/$/, "");
}
