import { buildRequest, parseOperation, parseStatus } from "yc-image-update";

/** @import { Contract, Image, Operation, PatchBody, Status } from "yc-image-update" */

/**
 * An image in an answer of the API.
 * @typedef {Image & { id: string }} ComputeImage
 */

/**
 * Where images come from. An empty endpoint is the local API, an empty token is none.
 * @typedef {{ endpoint: string, folderId: string, token: string }} Connection
 */

/** @typedef {ReturnType<typeof createClient>} Client */

/** The server answered with an HTTP status that is not successful. */
export class ApiError extends Error {
  /**
   * @param {number} httpStatus
   * @param {Status} status
   */
  constructor(httpStatus, status) {
    super(status.message);
    this.httpStatus = httpStatus;
    this.status = status;
  }
}

/**
 * Creates a client of the API. It keeps its endpoint and token while the form is edited further.
 * @param {Connection} connection
 * @throws if the endpoint is not a URL, or would get the token without encryption
 */
export function createClient({ endpoint, token }) {
  const base = (endpoint.trim() || location.origin).replace(/\/+$/, "");
  requireHttpsForToken(base, token);

  /** @type {Record<string, string>} */
  const headers = token ? { authorization: `Bearer ${token}` } : {};

  /**
   * @param {Request} request
   * @returns {Promise<unknown>}
   */
  async function send(request) {
    const response = await fetch(request, { cache: "no-store" });
    const text = await response.text();
    if (!response.ok) throw new ApiError(response.status, parseStatus(text));
    try {
      return JSON.parse(text);
    } catch {
      throw new Error("The answer is not JSON. Is this the address of a Compute API?");
    }
  }

  /** @param {string} id */
  const imageUrl = (id) => `${base}/compute/v1/images/${encodeURIComponent(id)}`;

  /** @param {string} url */
  const get = (url) => send(new Request(url, { headers }));

  return {
    base,
    imageUrl,

    /** @param {string} id */
    async getImage(id) {
      return requireImage(await get(imageUrl(id)));
    },

    /** @param {string} folderId */
    async listImages(folderId) {
      const query = new URLSearchParams({ folderId, pageSize: "1000" });
      return imagesOf(await get(`${base}/compute/v1/images?${query}`));
    },

    /**
     * @param {string} id
     * @param {PatchBody} body
     * @param {{ contract: Contract, idempotencyKey: string }} options
     * @returns {Promise<Operation>}
     */
    async updateImage(id, body, { contract, idempotencyKey }) {
      const options = { contract, endpoint: base, idempotencyKey, ...(token && { token }) };
      return parseOperation(await send(buildRequest(id, body, options)));
    },

    /**
     * @param {string} id
     * @returns {Promise<Operation>}
     */
    async getOperation(id) {
      const url = `${operationEndpoint(base)}/operations/${encodeURIComponent(id)}`;
      return parseOperation(await get(url));
    },
  };
}

/**
 * The cloud serves the operations of all services from one host of its own.
 * @param {string} base
 */
function operationEndpoint(base) {
  return base.replace(/^(https?:\/\/)compute\.(?=.*\.)/, "$1operation.");
}

/**
 * @param {string} base
 * @param {string} token
 */
function requireHttpsForToken(base, token) {
  const { protocol, hostname } = new URL(base);
  const isLocal =
    hostname === "localhost" || hostname === "[::1]" || /^127(?:\.\d+){3}$/.test(hostname);
  if (token && protocol !== "https:" && !isLocal) {
    throw new Error(
      "A token is sent over HTTPS only. Use an https:// address, or remove the token.",
    );
  }
}

/**
 * @param {unknown} answer
 * @returns {ComputeImage[]}
 */
function imagesOf(answer) {
  const images = isObject(answer) ? (answer.images ?? []) : undefined;
  if (!Array.isArray(images)) throw new Error("The answer is not a list of images.");
  return images.map(requireImage);
}

/**
 * @param {unknown} value
 * @returns {ComputeImage}
 */
function requireImage(value) {
  if (!isImage(value)) throw new Error("The answer is not an image.");
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
