import { ApiError } from "./status.mjs";

/** @import { IncomingMessage } from "node:http" */

/** The maximum size of a request body, in bytes. 64 labels and a description need about 10 KB. */
const BODY_LIMIT = 64 * 1024;
/** How many bytes of a body that is too large are read and discarded. */
const DISCARD_LIMIT = 16 * BODY_LIMIT;

/**
 * Reads the body of a request, which must be a JSON object.
 * @param {IncomingMessage} req
 * @returns {Promise<Record<string, unknown>>}
 * @throws {ApiError} if the body is too large, or is not a JSON object in UTF-8
 */
export async function readJsonObject(req) {
  const value = parseJson(decode(await readBytes(req)));
  if (typeof value !== "object" || value === null || Array.isArray(value)) {
    throw new ApiError("INVALID_ARGUMENT", "The request body must be a JSON object");
  }
  return { ...value };
}

/** @param {IncomingMessage} req */
async function readBytes(req) {
  /** @type {Buffer[]} */
  const chunks = [];
  let size = 0;
  // A request without an encoding yields buffers, which the type of the stream does not say.
  for await (const chunk of /** @type {AsyncIterable<Buffer>} */ (req)) {
    size += chunk.length;
    // Many clients read the answer only after they have sent the whole body. Reading a little more
    // than the limit lets them receive the error instead of a closed connection.
    if (size > DISCARD_LIMIT) break;
    if (size <= BODY_LIMIT) chunks.push(chunk);
  }
  if (size > BODY_LIMIT) {
    throw new ApiError("INVALID_ARGUMENT", `The request body is larger than ${BODY_LIMIT} bytes`, {
      httpStatus: 413,
      headers: { connection: "close" },
    });
  }
  return Buffer.concat(chunks);
}

/** @param {Uint8Array} bytes */
function decode(bytes) {
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    throw new ApiError("INVALID_ARGUMENT", "The request body is not UTF-8");
  }
}

/**
 * @param {string} text
 * @returns {unknown}
 */
function parseJson(text) {
  try {
    return JSON.parse(text);
  } catch {
    throw new ApiError("INVALID_ARGUMENT", "Malformed JSON in the request body");
  }
}
