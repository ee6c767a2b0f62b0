import { buildRequest, parseOperation, parseStatus } from "yc-image-update";

/** @import { Contract, Image, Operation, PatchBody, Status } from "yc-image-update" */

/**
 * An image in an answer of the API.
 * @typedef {Image & { id: string }} ComputeImage
 */

/**
 * Whose images are shown. An empty token is none.
 * @typedef {{ folderId: string, token: string }} Connection
 */

/**
 * An answer of the API, as it came. `text` is the body.
 * @typedef {{ httpStatus: number, text: string }} Answer
 */

/** @typedef {ReturnType<typeof createClient>} Client */

/** How long the page waits for an answer, in milliseconds. */
export const TIME_LIMIT = 20_000;
/** How many images the page asks for at once. */
const PAGE_SIZE = 100;

/** The server answered with an HTTP status that is not successful. */
export class ApiError extends Error {
  /**
   * @param {Answer} answer
   * @param {Status} status
   * @param {number | undefined} retryAfter After how many seconds the server wants to be asked again
   */
  constructor(answer, status, retryAfter) {
    super(status.message);
    this.answer = answer;
    this.status = status;
    this.retryAfter = retryAfter;
  }
}

/** A request without a usable answer. `reason` says why, and `message` what exactly happened. */
export class NoAnswerError extends Error {
  /**
   * @param {"network" | "time-limit" | "cancelled" | "not-compute"} reason
   * @param {Answer} [answer] The answer, if there was one
   */
  constructor(reason, answer) {
    super(reason);
    this.reason = reason;
    this.answer = answer;
  }
}

/**
 * Creates a client of the API behind the page's own server.
 * @param {Connection} connection
 */
export function createClient({ folderId, token }) {
  const endpoint = location.origin;
  /** @type {Record<string, string>} */
  const headers = token ? { authorization: `Bearer ${token}` } : {};

  /**
   * @param {Request} request
   * @param {AbortSignal} [cancel]
   * @returns {Promise<{ answer: Answer, json: unknown }>}
   */
  async function send(request, cancel) {
    const controller = new AbortController();
    const timer = setTimeout(() => controller.abort("time-limit"), TIME_LIMIT);
    const onCancel = () => controller.abort("cancelled");
    if (cancel?.aborted) onCancel();
    cancel?.addEventListener("abort", onCancel);
    try {
      const response = await fetch(request, { cache: "no-store", signal: controller.signal });
      const answer = { httpStatus: response.status, text: await response.text() };
      if (!response.ok) {
        const seconds = Number(response.headers.get("retry-after") ?? Number.NaN);
        const retryAfter = Number.isNaN(seconds) ? undefined : seconds;
        throw new ApiError(answer, parseStatus(answer.text), retryAfter);
      }
      return { answer, json: parseJson(answer) };
    } catch (error) {
      if (error instanceof ApiError || error instanceof NoAnswerError) throw error;
      const { aborted, reason } = controller.signal;
      throw new NoAnswerError(aborted ? reason : "network");
    } finally {
      clearTimeout(timer);
      cancel?.removeEventListener("abort", onCancel);
    }
  }

  /**
   * @param {string} path
   * @param {AbortSignal} [cancel]
   */
  const get = (path, cancel) => send(new Request(endpoint + path, { headers }), cancel);

  return {
    hasToken: token !== "",

    /**
     * @param {string} id
     * @param {AbortSignal} [cancel]
     */
    async getImage(id, cancel) {
      const path = `/compute/v1/images/${encodeURIComponent(id)}`;
      return requireImage((await get(path, cancel)).json);
    },

    /**
     * A page of the folder's images, and the token of the next page, or "".
     * @param {string} pageToken "" for the first page
     */
    async listImages(pageToken) {
      const query = new URLSearchParams({ folderId, pageSize: String(PAGE_SIZE) });
      if (pageToken !== "") query.set("pageToken", pageToken);
      return imagePageOf((await get(`/compute/v1/images?${query}`)).json);
    },

    /**
     * @param {string} id
     * @param {PatchBody} body
     * @param {{ contract: Contract, idempotencyKey: string, cancel: AbortSignal }} options
     * @returns {Promise<{ answer: Answer, operation: Operation }>}
     */
    async updateImage(id, body, { contract, idempotencyKey, cancel }) {
      const options = { contract, endpoint, idempotencyKey, ...(token && { token }) };
      const { answer, json } = await send(buildRequest(id, body, options), cancel);
      return { answer, operation: requireOperation(json, answer) };
    },

    /**
     * @param {string} id
     * @param {AbortSignal} cancel
     * @returns {Promise<{ answer: Answer, operation: Operation }>}
     */
    async getOperation(id, cancel) {
      const { answer, json } = await get(`/operations/${encodeURIComponent(id)}`, cancel);
      return { answer, operation: requireOperation(json, answer) };
    },
  };
}

/** @param {Answer} answer */
function parseJson(answer) {
  try {
    return JSON.parse(answer.text);
  } catch {
    throw new NoAnswerError("not-compute", answer);
  }
}

/**
 * @param {unknown} json
 * @param {Answer} answer
 */
function requireOperation(json, answer) {
  try {
    return parseOperation(json);
  } catch {
    throw new NoAnswerError("not-compute", answer);
  }
}

/** @param {unknown} answer */
function imagePageOf(answer) {
  if (!isObject(answer)) throw new NoAnswerError("not-compute");
  const { images = [], nextPageToken = "" } = answer;
  if (!Array.isArray(images) || typeof nextPageToken !== "string")
    throw new NoAnswerError("not-compute");
  return { images: images.map(requireImage), nextPageToken };
}

/**
 * @param {unknown} value
 * @returns {ComputeImage}
 */
export function requireImage(value) {
  if (!isImage(value)) throw new NoAnswerError("not-compute");
  return value;
}

/**
 * Looks at the id only: the package checks the other members that it reads.
 * @param {unknown} value
 * @returns {value is ComputeImage}
 */
function isImage(value) {
  return isObject(value) && typeof value.id === "string";
}

/**
 * @param {unknown} value
 * @returns {value is Record<string, unknown>}
 */
function isObject(value) {
  return typeof value === "object" && value !== null;
}
