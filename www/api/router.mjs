import { readJsonObject } from "./body.mjs";
import { imageJson, seedImages } from "./images.mjs";
import { createOperations } from "./operations.mjs";
import { ApiError, validationError } from "./status.mjs";
import { applyUpdate, CONTRACTS, readUpdate } from "./update.mjs";

const OURS = /^\/(?:compute|operations)(?:\/|$)/;
const ANY_SUBJECT = "ajeq5v0n2kd8tm1ruc7g";

/**
 * A Compute API with a few images in memory, as a connect-style middleware: `(req, res, next)`.
 * With `token`, every request needs `Authorization: Bearer <token>`.
 */
export function createComputeApi({
  operationDelay = 600,
  contract = "2020-03-16",
  token,
  now = Date.now,
  images: given = seedImages(),
} = {}) {
  if (!CONTRACTS.includes(contract))
    throw new TypeError(`contract must be one of ${CONTRACTS.join(", ")}`);
  const images = new Map(given.map((image) => [image.id, image]));
  const operations = createOperations({ delay: operationDelay, now });

  return async function computeApi(req, res, next) {
    const path = req.url.split(/[?#]/, 1)[0];
    if (!OURS.test(path) && next) return next();
    try {
      operations.settle();
      send(res, 200, await answer(req, path));
    } catch (error) {
      if (error instanceof ApiError)
        return send(res, error.httpStatus, error.status, error.headers);
      // The client has gone, so there is nobody to tell.
      if (req.destroyed && !req.complete) return res.destroy();
      console.error(error);
      send(res, 500, { code: 13, message: "Internal error", details: [] });
    }
  };

  async function answer(req, path) {
    authenticate(req);
    const [service, ...rest] = path.slice(1).split("/").map(decodeSegment);
    if (service === "operations" && rest.length === 1) {
      return only(req, { GET: () => getOperation(rest[0]) });
    }
    if (service === "compute" && rest[0] === "v1" && rest[1] === "images") {
      if (rest.length === 2) return only(req, { GET: () => listImages(req) });
      if (rest.length === 3 && rest[2] !== "") {
        return only(req, {
          GET: () => imageJson(findImage(rest[2])),
          PATCH: () => updateImage(req, rest[2]),
        });
      }
    }
    throw new ApiError("NOT_FOUND", "There is no such method");
  }

  function authenticate(req) {
    if (token === undefined) return;
    const [, given] = /^Bearer +(.+)$/i.exec(req.headers.authorization ?? "") ?? [];
    if (given === token) return;
    throw new ApiError(
      "UNAUTHENTICATED",
      given ? "The token is invalid" : "The request is not authenticated",
      {
        headers: { "www-authenticate": "Bearer" },
      },
    );
  }

  function listImages(req) {
    const folderId = new URLSearchParams(req.url.split("?")[1] ?? "").get("folderId");
    if (!folderId)
      throw validationError([{ field: "folder_id", description: "Field is required" }]);
    const found = [...images.values()]
      .filter((image) => image.folderId === folderId)
      .map(imageJson);
    return found.length > 0 ? { images: found } : {};
  }

  async function updateImage(req, id) {
    const idempotencyKey = req.headers["idempotency-key"];
    const body = await readJsonObject(req);
    if (idempotencyKey !== undefined) {
      const earlier = operations.withKey(idempotencyKey);
      if (earlier) return earlier;
    }
    const { violations, update } = readUpdate(body, contract);
    if ([...id].length > 50)
      violations.unshift({
        field: "image_id",
        description: "Field is too long: at most 50 characters",
      });
    if (violations.length > 0) throw validationError(violations);
    refuseTakenName(applyUpdate(findImage(id), update));

    return operations.start({
      description: "Update image",
      createdBy: ANY_SUBJECT,
      metadata: {
        "@type": "type.googleapis.com/yandex.cloud.compute.v1.UpdateImageMetadata",
        imageId: id,
      },
      idempotencyKey,
      finish: () => finishUpdate(id, update),
    });
  }

  // The update meets the image as it is by then, so that two overlapping updates of different fields both last.
  function finishUpdate(id, update) {
    const updated = applyUpdate(findImage(id), update);
    try {
      refuseTakenName(updated);
    } catch (error) {
      return { error: error.status };
    }
    images.set(id, updated);
    return {
      response: {
        "@type": "type.googleapis.com/yandex.cloud.compute.v1.Image",
        ...imageJson(updated),
      },
    };
  }

  function refuseTakenName({ id, folderId, name }) {
    if (!name) return;
    for (const other of images.values()) {
      if (other.id !== id && other.folderId === folderId && other.name === name) {
        throw new ApiError("ALREADY_EXISTS", `Image with name ${name} already exists`);
      }
    }
  }

  function findImage(id) {
    const image = images.get(id);
    if (!image) throw new ApiError("NOT_FOUND", `Image ${id.slice(0, 50)} not found`);
    return image;
  }

  function getOperation(id) {
    const operation = operations.get(id);
    if (!operation) throw new ApiError("NOT_FOUND", `Operation ${id.slice(0, 50)} not found`);
    return operation;
  }
}

function only(req, methods) {
  if (Object.hasOwn(methods, req.method)) return methods[req.method]();
  const allow = Object.keys(methods).join(", ");
  throw new ApiError("UNIMPLEMENTED", `Only ${allow} here`, { headers: { allow } });
}

function decodeSegment(segment) {
  try {
    return decodeURIComponent(segment);
  } catch {
    throw new ApiError("INVALID_ARGUMENT", "Malformed percent-encoding in the path");
  }
}

function send(res, httpStatus, value, headers = {}) {
  const body = Buffer.from(JSON.stringify(value));
  res.writeHead(httpStatus, {
    "content-type": "application/json; charset=utf-8",
    "content-length": body.length,
    "cache-control": "no-store",
    ...headers,
  });
  res.end(body);
}
