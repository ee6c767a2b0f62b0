// The local API of the demo page: the Compute API, and a few requests that make it misbehave.
import { readJsonObject } from "./body.mjs";
import { seedImages } from "./images.mjs";
import { createComputeApi } from "./router.mjs";
import { ApiError, validationError } from "./status.mjs";

/** @import { IncomingMessage, ServerResponse } from "node:http" */
/** @import { Image } from "./images.mjs" */
/** @import { ApiOptions, Middleware, OperationPlan } from "./router.mjs" */

/**
 * What happens to the next update.
 * @typedef {(typeof BEHAVIOURS)[number]} Behaviour
 */

export const BEHAVIOURS = /** @type {const} */ ([
  "normal",
  "slow",
  "fails",
  "violations",
  "unauthenticated",
  "conflict",
  "busy",
  "unavailable",
  "dropped",
  "silent",
]);

/** The duration of a slow operation, in milliseconds. */
const SLOW = 15_000;
/** After how many seconds a busy server wants to be asked again. */
const RETRY_AFTER = 5;
const UNAVAILABLE_PAGE =
  "<!doctype html><title>503 Service Unavailable</title><h1>Service Unavailable</h1>\n";

/** @type {Partial<Record<Behaviour, OperationPlan>>} */
const OPERATION_PLANS = {
  slow: { delay: SLOW },
  fails: { error: { code: 13, message: "The disk with the image did not answer", details: [] } },
};

/**
 * Creates the API. Beside that of `createComputeApi`, it answers:
 * - `POST /demo/next` with `{ "behaviour": … }`: what happens to the next update,
 * - `POST /demo/another-writer` with `{ "imageId": … }`: somebody else changes the image, at once,
 * - `POST /demo/reset`: the images are again as they were at the start.
 * @param {ApiOptions & { images?: Image[] }} [options]
 * @returns {Middleware}
 */
export function createDemoApi({ images: initialImages = seedImages(), ...options } = {}) {
  /** @type {Map<string, Image>} */
  let images;
  /** @type {Middleware} */
  let api;
  /** @type {Behaviour} */
  let next = "normal";
  /** @type {OperationPlan} */
  let operationPlan = {};
  reset();

  return async function demoApi(req, res, pass) {
    const [path = ""] = (req.url ?? "").split("?");
    if (path.startsWith("/demo/")) return answer(res, () => control(req, path));
    if (req.method !== "PATCH" || next === "normal") return api(req, res, pass);
    const behaviour = next;
    next = "normal";
    operationPlan = OPERATION_PLANS[behaviour] ?? {};
    return misbehave(behaviour, req, res);
  };

  function reset() {
    images = new Map(initialImages.map((image) => [image.id, image]));
    next = "normal";
    api = createComputeApi({
      ...options,
      images,
      planOperation() {
        const plan = operationPlan;
        operationPlan = {};
        return plan;
      },
    });
  }

  /**
   * @param {IncomingMessage} req
   * @param {string} path
   */
  async function control(req, path) {
    // A page of another site can send a POST request too, but not with this type.
    if (req.method !== "POST" || req.headers["content-type"] !== "application/json")
      throw new ApiError("UNIMPLEMENTED", "This path allows only POST with a JSON body");
    const body = await readJsonObject(req);
    if (path === "/demo/reset") reset();
    else if (path === "/demo/next") next = requireBehaviour(body.behaviour);
    else if (path === "/demo/another-writer") changeImage(String(body.imageId));
    else throw new ApiError("NOT_FOUND", "There is no method with this path");
    return {};
  }

  /**
   * Changes an image as another client would: it adds the label `cost`, and changes the value of the
   * first label.
   * @param {string} id
   */
  function changeImage(id) {
    const image = images.get(id);
    if (!image) throw new ApiError("NOT_FOUND", `Image ${id.slice(0, 50)} not found`);
    const [first] = Object.keys(image.labels ?? {});
    const labels = {
      ...image.labels,
      ...(first !== undefined && { [first]: "other" }),
      cost: "42",
    };
    images.set(id, { ...image, labels });
  }

  /**
   * @param {Behaviour} behaviour
   * @param {IncomingMessage} req
   * @param {ServerResponse} res
   */
  async function misbehave(behaviour, req, res) {
    switch (behaviour) {
      case "violations":
        return answer(res, async () => {
          throw validationError(violationsOf(await readJsonObject(req)));
        });
      case "unauthenticated":
        return refuse(res, new ApiError("UNAUTHENTICATED", "The token has expired"));
      case "conflict":
        return refuse(res, new ApiError("ALREADY_EXISTS", "Another update is in progress"));
      case "busy":
        return refuse(
          res,
          new ApiError("RESOURCE_EXHAUSTED", "Too many requests", {
            headers: { "retry-after": String(RETRY_AFTER) },
          }),
        );
      case "unavailable":
        res.writeHead(503, { "content-type": "text/html", "cache-control": "no-store" });
        res.end(UNAVAILABLE_PAGE);
        return;
      case "dropped":
        // The API does its work, but only the beginning of its answer arrives. Without that
        // beginning, a browser would send the request again by itself.
        res.end = () => {
          res.write("{", () => req.socket.destroy());
          return res;
        };
        return api(req, res);
      case "silent":
        return;
      default:
        return api(req, res);
    }
  }
}

/** @param {unknown} value */
function requireBehaviour(value) {
  const behaviour = BEHAVIOURS.find((known) => known === value);
  if (behaviour === undefined) {
    throw validationError([
      { field: "behaviour", description: `Expected one of ${BEHAVIOURS.join(", ")}` },
    ]);
  }
  return behaviour;
}

/**
 * A violation for each field that an update sends, and for its first label.
 * @param {Record<string, unknown>} body
 */
function violationsOf({ updateMask, labels }) {
  return String(updateMask ?? "")
    .split(",")
    .map((field) => {
      const [key] = field === "labels" ? Object.keys(labels ?? {}) : [];
      return {
        field: key === undefined ? snakeCase(field) : `labels.${key}`,
        description: "This value is reserved",
      };
    });
}

/** @param {string} name */
function snakeCase(name) {
  return name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}

/**
 * @param {ServerResponse} res
 * @param {() => Promise<unknown>} work
 */
async function answer(res, work) {
  try {
    sendJson(res, 200, await work());
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    refuse(res, error);
  }
}

/**
 * @param {ServerResponse} res
 * @param {ApiError} error
 */
function refuse(res, { httpStatus, status, headers }) {
  sendJson(res, httpStatus, status, headers);
}

/**
 * @param {ServerResponse} res
 * @param {number} httpStatus
 * @param {unknown} value
 * @param {Record<string, string>} [headers]
 */
function sendJson(res, httpStatus, value, headers) {
  const type = { "content-type": "application/json; charset=utf-8", "cache-control": "no-store" };
  res.writeHead(httpStatus, { ...type, ...headers });
  res.end(JSON.stringify(value));
}
