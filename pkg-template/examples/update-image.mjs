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
  const {
    endpoint,
    token,
    operations = OPERATIONS,
    attempts = 4,
    pause = 500,
    patience = 300_000,
  } = options;
  let request;
  try {
    const body = buildPatchBody(edits, { current: image });
    if (body === null) return { outcome: "unchanged" };
    // One key for all attempts: the server carries out the first that reaches it, and answers the
    // others with the same operation.
    request = buildRequest(image.id, body, {
      endpoint,
      token,
      idempotencyKey: crypto.randomUUID(),
    });
  } catch (error) {
    if (error instanceof ImageUpdateError)
      return { outcome: "refused", violations: error.violations };
    throw error;
  }
  const answer = await retry(() => request.clone(), attempts, pause);
  return follow(answer, { operations, token, attempts, pause, deadline: Date.now() + patience });
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

  const { operations, token, attempts, pause, deadline } = options;
  if (Date.now() > deadline)
    return { outcome: "unknown", reason: `The operation ${operation.id} is still running.` };
  await sleep(pause);
  const headers = token === undefined ? {} : { Authorization: `Bearer ${token}` };
  const question = () =>
    new Request(`${operations}/${encodeURIComponent(operation.id)}`, { headers });
  const next = await retry(question, attempts, pause);
  return next.ok
    ? follow(next, options)
    : {
        outcome: "unknown",
        reason: next.error ?? `${next.status}: ${parseStatus(next.text).message}`,
      };
}

/**
 * Tries again while the server is busy or cannot be reached, and waits twice as long each time. A
 * `Request` can be sent only once, so each attempt makes its own.
 */
async function retry(makeRequest, attempts, pause) {
  for (let attempt = 1; ; attempt++) {
    const answer = await send(makeRequest());
    const isTemporary = answer.error !== undefined || answer.status === 429 || answer.status >= 500;
    if (!isTemporary || attempt === attempts) return answer;
    await sleep(pause * 2 ** (attempt - 1));
  }
}

async function send(request) {
  try {
    const response = await fetch(request);
    return { ok: response.ok, status: response.status, text: await response.text() };
  } catch (error) {
    return { error: error.message };
  }
}

function sleep(milliseconds) {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
