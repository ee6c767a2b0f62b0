// The Compute API of the recipes, with images for all tests.
import { Readable } from "node:stream";

import { createComputeApi, listen } from "../../../www/api/server.mjs";
import { validationError } from "../../../www/api/status.mjs";

/**
 * @import { IncomingMessage, ServerResponse } from "node:http"
 *
 * @typedef {ReturnType<typeof newImage>} Image
 *
 * @typedef {{ id: string, body: any }} Patch what a page sent
 */

/** How many images there are. Each test has one of its own. */
const IMAGES = 500;

/** The value of the label "owner" that this server refuses, although the package accepts it. */
export const REFUSED_OWNER = "nobody";
/** The value of the label "owner" for which this server drops the connection. */
export const DROPPED_OWNER = "somebody";
export const REFUSAL = "There is no such owner";

/** The name of another image in the folder. */
export const TAKEN_NAME = "debian-11";

/** @param {number} number */
function newImage(number) {
  return {
    id: `fd8recipe${String(number).padStart(11, "0")}`,
    // Names are unique in a folder, so each image has a folder of its own, with one other image.
    folderId: `b1grecipe${String(number).padStart(11, "0")}`,
    createdAt: "2026-01-15T10:00:00Z",
    name: "debian-12",
    description: "Built every night",
    labels: { env: "prod", "app.kubernetes.io/name": "web" },
    storageSize: "1073741824",
    minDiskSize: "10737418240",
    status: "READY",
    os: { type: "LINUX" },
  };
}

export async function startServer() {
  const images = Array.from({ length: IMAGES }, (_, number) => newImage(number));
  const others = images.map((image, number) => ({
    ...image,
    id: newImage(IMAGES + number).id,
    name: TAKEN_NAME,
  }));
  const api = createComputeApi({ images: [...images, ...others], operationDelay: 0 });
  /** @type {Patch[]} */
  const patches = [];

  /**
   * @param {IncomingMessage} request
   * @param {ServerResponse} response
   */
  async function handle(request, response) {
    if (request.method !== "PATCH") return api(request, response);
    const bytes = Buffer.concat(await request.toArray());
    const body = JSON.parse(bytes.toString());
    patches.push({ id: String(request.url?.split("/").at(-1)), body });
    if (body.labels?.owner === REFUSED_OWNER) {
      const { httpStatus, status } = validationError([
        { field: "labels.owner", description: REFUSAL },
      ]);
      response.writeHead(httpStatus, { "content-type": "application/json" });
      response.end(JSON.stringify(status));
      return;
    }
    if (body.labels?.owner === DROPPED_OWNER) {
      response.destroy();
      return;
    }
    const { method, url, headers } = request;
    const replayed = Object.assign(Readable.from([bytes]), { method, url, headers });
    return api(/** @type {IncomingMessage} */ (/** @type {unknown} */ (replayed)), response);
  }

  const { origin, close } = await listen(handle);
  return {
    origin,
    /** An image that no other test has. */
    takeImage() {
      const image = images.shift();
      if (image === undefined) throw new Error("there are no more images");
      return image;
    },
    /**
     * The bodies that were sent for an image.
     *
     * @param {Image} image
     */
    bodiesFor: ({ id }) => patches.filter((patch) => patch.id === id).map(({ body }) => body),
    /**
     * The image as the server has it.
     *
     * @param {Image} image
     */
    async read({ id }) {
      return (await fetch(`${origin}/compute/v1/images/${id}`)).json();
    },
    /**
     * Changes the image as another writer, before this function returns.
     *
     * @param {Image} image
     * @param {Record<string, unknown>} body
     */
    async change({ id }, body) {
      const url = `${origin}/compute/v1/images/${id}`;
      const response = await fetch(url, { method: "PATCH", body: JSON.stringify(body) });
      if (!response.ok) throw new Error(await response.text());
      patches.pop();
      // The operation is done at the next request.
      await (await fetch(url)).text();
    },
    close,
  };
}
