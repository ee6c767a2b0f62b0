import { buildRequest, parseOperation, parseStatus } from "yc-image-update";

/** The server answered, and its answer was no. */
export class Refusal extends Error {
  constructor(httpStatus, status) {
    super(status.message);
    this.httpStatus = httpStatus;
    this.status = status;
  }
}

/** A client for one endpoint and token; whoever holds it goes on with these although the form has moved on. */
export function createClient({ endpoint, token }) {
  const base = trimmed(endpoint || location.origin);
  refuseOpenToken(base, token);

  const headers = token ? { authorization: `Bearer ${token}` } : {};

  async function send(request, options) {
    const response = await fetch(request, { ...options, cache: "no-store" });
    const text = await response.text();
    if (!response.ok) throw new Refusal(response.status, parseStatus(text));
    try {
      return JSON.parse(text);
    } catch {
      throw new Error("The answer is not JSON: is this the address of a Compute API?");
    }
  }

  const imageUrl = (id) => `${base}/compute/v1/images/${encodeURIComponent(id)}`;
  const get = (url) => send(url, { headers });

  return {
    base,
    imageUrl,
    getImage: (id) => get(imageUrl(id)),

    async listImages(folderId) {
      const { images = [] } = await get(
        `${base}/compute/v1/images?folderId=${encodeURIComponent(folderId)}&pageSize=1000`,
      );
      if (!Array.isArray(images)) throw new Error("The answer is not a list of images.");
      return images;
    },

    async updateImage(id, body, { contract, idempotencyKey }) {
      const options = { contract, endpoint: base, idempotencyKey, ...(token && { token }) };
      return parseOperation(await send(buildRequest(id, body, options)));
    },

    async getOperation(id) {
      return parseOperation(
        await get(`${operationsBase(base)}/operations/${encodeURIComponent(id)}`),
      );
    },
  };
}

// The cloud serves operations from a host of their own, beside each service's.
function operationsBase(base) {
  return base.replace(/^(https?:\/\/)compute\.(?=.*\.)/, "$1operation.");
}

function trimmed(endpoint) {
  return endpoint.trim().replace(/\/+$/, "");
}

function refuseOpenToken(base, token) {
  const { protocol, hostname } = new URL(base);
  const isLocal =
    hostname === "localhost" || hostname === "[::1]" || /^127(?:\.\d+){3}$/.test(hostname);
  if (token && protocol !== "https:" && !isLocal) {
    throw new Error(
      "A token is sent over https only: use an https:// address or leave the token out.",
    );
  }
}
