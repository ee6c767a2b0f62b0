// One update, from the edits to the changed image, with every way it can end. The requests are sent
// with the platform's `fetch`.
import {
  ImageUpdateError,
  buildPatchBody,
  buildRequest,
  parseOperation,
  parseStatus,
  statusViolations,
} from "yc-image-update";

/** The URL of the operations in the cloud. */
const OPERATIONS = "https://operation.api.cloud.yandex.net/operations";

/**
 * How to send requests. Times are in milliseconds.
 *
 *   attempts  how often a request is sent at most
 *   pause     before the second attempt; twice as long before each further one
 *   timeout   how long an attempt may take
 *   patience  how long a server may ask to wait, and an operation may run
 *   fetch     what sends a request, for example a function that also writes a log
 */
const DEFAULTS = {
  attempts: 5,
  pause: 500,
  timeout: 60_000,
  patience: 300_000,
  fetch: (request) => fetch(request),
};

/**
 * Resolves to one of:
 *
 *   { outcome: "unchanged" }                     The edits change nothing. Nothing was sent.
 *   { outcome: "refused", violations }           The edits, the id or an option is wrong. Nothing
 *                                                was sent.
 *   { outcome: "rejected", status, violations }  The server refused: `status.code` tells why, and a
 *                                                form can show the violations.
 *   { outcome: "failed", status, violations }    The operation started, and failed.
 *   { outcome: "succeeded", image }              The image as it is now.
 *   { outcome: "unknown", reason }               The update may have happened or not: read the
 *                                                image again.
 */
export async function updateImage(image, edits, options = {}) {
  const { endpoint, token, operations = OPERATIONS, ...sending } = options;
  // One key for all attempts: the server carries out the first that reaches it, and answers the
  // others with the same operation. The API's documentation asks for a UUID.
  const idempotencyKey = crypto.randomUUID();
  let makeRequest;
  try {
    const body = buildPatchBody(edits, { current: image });
    if (body === null) return { outcome: "unchanged" };
    // A `Request` can be sent only once, so each attempt makes its own, with its own id.
    makeRequest = (signal) => {
      const requestId = crypto.randomUUID();
      return buildRequest(image.id, body, { endpoint, token, idempotencyKey, requestId, signal });
    };
    makeRequest();
  } catch (error) {
    if (error instanceof ImageUpdateError)
      return { outcome: "refused", violations: error.violations };
    throw error;
  }
  const answer = await sendWithRetries(makeRequest, sending);
  const { patience } = { ...DEFAULTS, ...sending };
  return follow(answer, { operations, token, sending, deadline: Date.now() + patience });
}

/** The outcome of an answer. Requests the operation again until it is done. */
async function follow(answer, options) {
  if (answer.error !== undefined) return { outcome: "unknown", reason: answer.error };
  if (!answer.ok) {
    const status = parseStatus(answer.text);
    // A gateway that fails does not know what happened to the request.
    if (answer.status >= 500)
      return { outcome: "unknown", reason: `${answer.status}: ${status.message}` };
    return { outcome: "rejected", status, violations: statusViolations(status) };
  }

  let operation;
  try {
    operation = parseOperation(JSON.parse(answer.text));
  } catch (error) {
    return { outcome: "unknown", reason: error.message };
  }
  if (operation.state === "succeeded") return { outcome: "succeeded", image: operation.response };
  if (operation.state === "failed") {
    return {
      outcome: "failed",
      status: operation.error,
      violations: statusViolations(operation.error),
    };
  }

  const { operations, token, sending, deadline } = options;
  if (Date.now() > deadline)
    return { outcome: "unknown", reason: `The operation ${operation.id} is still running.` };
  await sleep({ ...DEFAULTS, ...sending }.pause);
  const headers = token === undefined ? {} : { Authorization: `Bearer ${token}` };
  const url = `${operations}/${encodeURIComponent(operation.id)}`;
  const next = await sendWithRetries((signal) => new Request(url, { headers, signal }), sending);
  return next.ok
    ? follow(next, options)
    : {
        outcome: "unknown",
        reason: next.error ?? `${next.status}: ${parseStatus(next.text).message}`,
      };
}

/**
 * Sends a request, and again while the server is busy or cannot be reached: after as long as it
 * asks for, or else after a pause, of which a part is random, so that many clients do not come back
 * together. Resolves to the last answer, or to its `error`.
 */
export async function sendWithRetries(makeRequest, sending) {
  const { attempts, pause, timeout, patience, fetch: send } = { ...DEFAULTS, ...sending };
  for (let attempt = 1; ; attempt++) {
    const answer = await sendOnce(send, makeRequest(AbortSignal.timeout(timeout)));
    const isTemporary = answer.error !== undefined || answer.status === 429 || answer.status >= 500;
    const { retryAfter = pause * 2 ** (attempt - 1) * (0.5 + Math.random() / 2) } = answer;
    if (!isTemporary || attempt === attempts || retryAfter > patience) return answer;
    await sleep(retryAfter);
  }
}

async function sendOnce(send, request) {
  try {
    const response = await send(request);
    const { ok, status, headers } = response;
    const retryAfter = readRetryAfter(headers.get("Retry-After"));
    return { ok, status, retryAfter, text: await response.text() };
  } catch (error) {
    return { error: error.message };
  }
}

/** The milliseconds of a Retry-After header, which has seconds or a date; undefined without one. */
function readRetryAfter(value) {
  if (value === null) return undefined;
  const time = /^\d+$/.test(value) ? 1000 * Number(value) : Date.parse(value) - Date.now();
  return Number.isNaN(time) ? undefined : Math.max(0, time);
}

function sleep(milliseconds) {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
