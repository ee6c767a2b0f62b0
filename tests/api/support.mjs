import assert from "node:assert/strict";
import { createComputeApi, listen } from "../../www/api/server.mjs";

/** @import { TestContext } from "node:test" */
/** @import { ApiOptions } from "../../www/api/router.mjs" */

export const UBUNTU = "fd80mrhj8fl2oe87o4e1";
export const DEBIAN = "fd8a3kqvct61n0h7u2rs";
export const FOLDER = "b1g7c4lq2ehnr0t5dmvs";

/**
 * The body of a request: text and bytes are sent as they are, other values as JSON.
 * @typedef {string | Uint8Array<ArrayBuffer> | Record<string, unknown>} Body
 */

/**
 * Starts an API on a port of its own for one test. Its clock stands still: tests move `clock.now`.
 * @param {TestContext} t
 * @param {ApiOptions} [options]
 */
export async function withApi(t, options) {
  const clock = { now: Date.parse("2025-10-01T12:00:00Z") };
  const server = await listen(createComputeApi({ now: () => clock.now, ...options }));
  t.after(() => server.close());

  /**
   * @param {string} method
   * @param {string} path
   * @param {{ body?: Body, headers?: Record<string, string> | undefined }} [options]
   */
  async function request(method, path, { body, headers = {} } = {}) {
    const isRaw = body === undefined || typeof body === "string" || body instanceof Uint8Array;
    const response = await fetch(server.origin + path, {
      method,
      headers,
      body: isRaw ? (body ?? null) : JSON.stringify(body),
    });
    /** @type {unknown} */
    const json = await response.json();
    return { status: response.status, headers: response.headers, json };
  }

  /**
   * @param {string} path
   * @param {{ headers?: Record<string, string> | undefined }} [options]
   */
  const get = (path, options) => request("GET", path, options);

  /**
   * @param {string} id
   * @param {Body} body
   * @param {Record<string, string>} [headers]
   */
  const patch = (id, body, headers) =>
    request("PATCH", `/compute/v1/images/${id}`, { body, headers });

  /** @param {string} id */
  const image = async (id) => (await get(`/compute/v1/images/${id}`)).json;

  return {
    origin: server.origin,
    clock,
    request,
    get,
    patch,
    image,

    /**
     * Sends an update, lets its operation finish and returns the image.
     * @param {string} id
     * @param {Body} body
     */
    async update(id, body) {
      const { status, json } = await patch(id, body);
      assert.equal(status, 200, JSON.stringify(json));
      clock.now += 600;
      return image(id);
    },

    /**
     * Asserts that an update is answered with status 400 and exactly these violations, both in the
     * details and in the message, and that the image does not change.
     * @param {string} id
     * @param {Body} body
     * @param {[field: string, description: string][]} expected
     */
    async assertRefused(id, body, expected) {
      const before = await image(id);
      const { status, json } = await patch(id, body);
      assert.equal(status, 400, JSON.stringify(json));
      assert.deepEqual(json, {
        code: 3,
        message: [
          "Validation error:",
          ...expected.map(([field, description]) => `${field}: ${description}`),
        ].join("\n"),
        details: [
          {
            "@type": "type.googleapis.com/google.rpc.BadRequest",
            fieldViolations: expected.map(([field, description]) => ({ field, description })),
          },
        ],
      });
      clock.now += 600;
      assert.deepEqual(await image(id), before);
    },
  };
}
