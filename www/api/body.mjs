import { ApiError } from "./status.mjs";

// Sixty-four labels and a description come to about 10 KB.
export const BODY_LIMIT = 64 * 1024;
const DISCARDED_AT_MOST = 16 * BODY_LIMIT;

/** Reads a JSON object, or throws what the client is to be told. */
export async function readJsonObject(req) {
  const text = decode(await readBytes(req));
  let value;
  try {
    value = JSON.parse(text);
  } catch {
    throw new ApiError("INVALID_ARGUMENT", "Malformed JSON in the request body");
  }
  if (typeof value !== "object" || value === null || Array.isArray(value)) {
    throw new ApiError("INVALID_ARGUMENT", "The request body must be a JSON object");
  }
  return value;
}

async function readBytes(req) {
  const chunks = [];
  let size = 0;
  for await (const chunk of req) {
    size += chunk.length;
    // Many clients do not look at an answer before they have sent everything, so a little too much is still read.
    if (size > DISCARDED_AT_MOST) break;
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

function decode(bytes) {
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    throw new ApiError("INVALID_ARGUMENT", "The request body is not UTF-8");
  }
}
