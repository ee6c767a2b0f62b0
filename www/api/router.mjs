import { readJsonObject } from "./body.mjs";
import { imageJson, seedImages } from "./images.mjs";
import { createOperations } from "./operations.mjs";
import { ApiError, validationError } from "./status.mjs";
import { applyUpdate, CONTRACTS, readUpdate } from "./update.mjs";

/** @import { IncomingMessage, ServerResponse } from "node:http" */
/** @import { Image } from "./images.mjs" */
/** @import { Result } from "./operations.mjs" */
/** @import { Status } from "./status.mjs" */
/** @import { Contract, Update } from "./update.mjs" */

/**
 * The options of `createComputeApi`. All are optional.
 * @typedef {object} ApiOptions
 * @property {number} [operationDelay] The duration of an operation in milliseconds, 600 by default
 * @property {Contract} [contract] The contract, `"2020-03-16"` by default
 * @property {string} [token] If set, each request needs `Authorization: Bearer <token>`
 * @property {() => number} [now] Returns the current time in milliseconds, `Date.now` by default
 * @property {Image[] | Map<string, Image>} [images] The images at the start, those of `seedImages` by
 *   default. A map, by id, is used and changed as it is
 * @property {number} [pageSize] The most images in a list, without a limit by default. A request may
 *   ask for less
 * @property {() => OperationPlan} [planOperation] Is called for each new operation
 */

/**
 * How an operation deviates from the usual.
 * @typedef {object} OperationPlan
 * @property {number} [delay] Its duration in milliseconds, instead of `operationDelay`
 * @property {Status} [error] Makes it fail
 */

/**
 * A middleware for a server in the style of connect.
 * @callback Middleware
 * @param {IncomingMessage} req
 * @param {ServerResponse} res
 * @param {() => void} [next] Passes on a request for another path
 * @returns {Promise<void>}
 */

/**
 * A handler of one HTTP method. `id` is the decoded last segment of a path that ends with an id.
 * @typedef {(req: IncomingMessage, id: string) => unknown} Handler
 */

const API_PATHS = /^\/(?:compute|operations)(?:\/|$)/;
const USER_ID = "ajeq5v0n2kd8tm1ruc7g";

/**
 * Creates a Compute API that holds a few images in memory, as a middleware.
 * @param {ApiOptions} [options]
 * @returns {Middleware}
 */
export function createComputeApi({
  operationDelay = 600,
  contract = "2020-03-16",
  token,
  now = Date.now,
  images: initialImages = seedImages(),
  pageSize: maxPageSize = Number.POSITIVE_INFINITY,
  planOperation = () => ({}),
} = {}) {
  if (!CONTRACTS.includes(contract))
    throw new TypeError(`contract must be one of ${CONTRACTS.join(", ")}`);
  const images =
    initialImages instanceof Map
      ? initialImages
      : new Map(initialImages.map((image) => [image.id, image]));
  const operations = createOperations({ now });

  /** @type {{ path: RegExp, handlers: Record<string, Handler> }[]} */
  const routes = [
    { path: /^\/compute\/v1\/images$/, handlers: { GET: listImages } },
    { path: /^\/compute\/v1\/images\/([^/]+)$/, handlers: { GET: getImage, PATCH: updateImage } },
    { path: /^\/operations\/([^/]+)$/, handlers: { GET: getOperation } },
  ];

  return async function computeApi(req, res, next) {
    const path = pathOf(req);
    if (next && !API_PATHS.test(path)) return next();
    try {
      operations.finishDue();
      send(res, 200, await handle(req, path));
    } catch (error) {
      if (error instanceof ApiError) {
        send(res, error.httpStatus, error.status, error.headers);
        return;
      }
      // The client has closed the connection, so nobody can receive an answer.
      if (req.destroyed && !req.complete) {
        res.destroy();
        return;
      }
      console.error(error);
      const { httpStatus, status } = new ApiError("INTERNAL", "Internal error");
      send(res, httpStatus, status);
    }
  };

  /**
   * @param {IncomingMessage} req
   * @param {string} path
   */
  function handle(req, path) {
    authenticate(req);
    for (const { path: pattern, handlers } of routes) {
      const match = pattern.exec(path);
      if (!match) continue;
      const id = decodeSegment(match[1] ?? "");
      for (const [method, handler] of Object.entries(handlers))
        if (req.method === method) return handler(req, id);
      const allow = Object.keys(handlers).join(", ");
      throw new ApiError("UNIMPLEMENTED", `This path allows only ${allow}`, { headers: { allow } });
    }
    throw new ApiError("NOT_FOUND", "There is no method with this path");
  }

  /** @param {IncomingMessage} req */
  function authenticate(req) {
    if (token === undefined) return;
    const sentToken = /^Bearer +(.+)$/i.exec(req.headers.authorization ?? "")?.[1];
    if (sentToken === token) return;
    throw new ApiError(
      "UNAUTHENTICATED",
      sentToken ? "The token is invalid" : "The request is not authenticated",
      { headers: { "www-authenticate": "Bearer" } },
    );
  }

  /** @param {IncomingMessage} req */
  function listImages(req) {
    const query = queryOf(req);
    const folderId = query.get("folderId");
    if (!folderId)
      throw validationError([{ field: "folder_id", description: "Field is required" }]);
    const pageToken = query.get("pageToken") ?? "";
    const start = pageToken === "" ? 0 : Number(pageToken);
    if (!Number.isInteger(start) || start < 0)
      throw validationError([{ field: "page_token", description: "The page token is invalid" }]);
    const size = pageSizeOf(query.get("pageSize"));
    const found = [...images.values()].filter((image) => image.folderId === folderId);
    const page = found.slice(start, start + size).map(imageJson);
    return {
      ...(page.length > 0 && { images: page }),
      ...(start + size < found.length && { nextPageToken: String(start + size) }),
    };
  }

  /**
   * How many images a list has at most: as many as the request asks for, but no more than this API
   * allows.
   * @param {string | null} text
   */
  function pageSizeOf(text) {
    const size = Number(text ?? 0);
    if (!Number.isInteger(size) || size < 0 || size > 1000) {
      throw validationError([
        { field: "page_size", description: "Value must be in the range of 0 to 1000" },
      ]);
    }
    return Math.min(size || maxPageSize, maxPageSize);
  }

  /**
   * @param {IncomingMessage} _req
   * @param {string} id
   */
  function getImage(_req, id) {
    return imageJson(findImage(id));
  }

  /**
   * @param {IncomingMessage} req
   * @param {string} id
   */
  async function updateImage(req, id) {
    const body = await readJsonObject(req);
    const idempotencyKey = headerOf(req, "idempotency-key");
    const earlier =
      idempotencyKey === undefined ? undefined : operations.getByIdempotencyKey(idempotencyKey);
    if (earlier) return earlier;

    const { violations, update } = readUpdate(body, contract);
    if ([...id].length > 50)
      violations.unshift({
        field: "image_id",
        description: "Field is too long: at most 50 characters",
      });
    if (violations.length > 0) throw validationError(violations);
    const conflict = nameConflict(applyUpdate(findImage(id), update));
    if (conflict) throw conflict;

    const { delay = operationDelay, error } = planOperation();
    return operations.start({
      delay,
      description: "Update image",
      createdBy: USER_ID,
      metadata: {
        "@type": "type.googleapis.com/yandex.cloud.compute.v1.UpdateImageMetadata",
        imageId: id,
      },
      idempotencyKey,
      finish: () => (error ? { error } : finishUpdate(id, update)),
    });
  }

  /**
   * Updates the image as it is at the end of the operation, so that two overlapping updates of
   * different fields both take effect.
   * @param {string} id
   * @param {Update} update
   * @returns {Result}
   */
  function finishUpdate(id, update) {
    const updated = applyUpdate(findImage(id), update);
    const conflict = nameConflict(updated);
    if (conflict) return { error: conflict.status };
    images.set(id, updated);
    return {
      response: {
        "@type": "type.googleapis.com/yandex.cloud.compute.v1.Image",
        ...imageJson(updated),
      },
    };
  }

  /**
   * The error if another image of the folder has the name, otherwise undefined.
   * @param {Image} image
   */
  function nameConflict({ id, folderId, name }) {
    if (!name) return undefined;
    for (const other of images.values()) {
      if (other.id !== id && other.folderId === folderId && other.name === name) {
        return new ApiError("ALREADY_EXISTS", `Image with name ${name} already exists`);
      }
    }
    return undefined;
  }

  /** @param {string} id */
  function findImage(id) {
    const image = images.get(id);
    if (!image) throw new ApiError("NOT_FOUND", `Image ${id.slice(0, 50)} not found`);
    return image;
  }

  /**
   * @param {IncomingMessage} _req
   * @param {string} id
   */
  function getOperation(_req, id) {
    const operation = operations.get(id);
    if (!operation) throw new ApiError("NOT_FOUND", `Operation ${id.slice(0, 50)} not found`);
    return operation;
  }
}

/** @param {IncomingMessage} req */
function pathOf({ url = "" }) {
  return url.replace(/[?#].*/s, "");
}

/** @param {IncomingMessage} req */
function queryOf({ url = "" }) {
  return new URLSearchParams(url.split("?")[1]);
}

/**
 * The value of a request header. The values of a repeated header are joined.
 * @param {IncomingMessage} req
 * @param {string} name
 */
function headerOf(req, name) {
  const value = req.headers[name];
  return Array.isArray(value) ? value.join(", ") : value;
}

/** @param {string} segment */
function decodeSegment(segment) {
  try {
    return decodeURIComponent(segment);
  } catch {
    throw new ApiError("INVALID_ARGUMENT", "Malformed percent-encoding in the path");
  }
}

/**
 * @param {ServerResponse} res
 * @param {number} httpStatus
 * @param {unknown} value
 * @param {Record<string, string>} [headers]
 */
function send(res, httpStatus, value, headers) {
  const body = Buffer.from(JSON.stringify(value));
  res.writeHead(httpStatus, {
    "content-type": "application/json; charset=utf-8",
    "content-length": body.length,
    "cache-control": "no-store",
    ...headers,
  });
  res.end(body);
}
