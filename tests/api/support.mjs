import assert from "node:assert/strict";
import { createComputeApi, listen } from "../../www/api/server.mjs";

export const UBUNTU = "fd80mrhj8fl2oe87o4e1";
export const DEBIAN = "fd8a3kqvct61n0h7u2rs";
export const FOLDER = "b1g7c4lq2ehnr0t5dmvs";

/** A fresh API on a port of its own, with a clock that moves only when told. */
export async function withApi(t, options) {
  const clock = { now: Date.parse("2025-10-01T12:00:00Z") };
  const server = await listen(createComputeApi({ now: () => clock.now, ...options }));
  t.after(() => server.close());

  async function request(method, path, { body, headers } = {}) {
    const response = await fetch(server.origin + path, {
      method,
      headers,
      body:
        body === undefined || typeof body === "string" || body instanceof Uint8Array
          ? body
          : JSON.stringify(body),
    });
    return { status: response.status, headers: response.headers, json: await response.json() };
  }
  const get = (path, options) => request("GET", path, options);
  const patch = (id, body, headers) =>
    request("PATCH", `/compute/v1/images/${id}`, { body, headers });
  const image = async (id) => (await get(`/compute/v1/images/${id}`)).json;

  return {
    origin: server.origin,
    clock,
    request,
    get,
    patch,
    image,

    /** Sends the body, lets the operation's time pass and returns the image. */
    async updated(id, body) {
      const { status, json } = await patch(id, body);
      assert.equal(status, 200, JSON.stringify(json));
      clock.now += 600;
      return image(id);
    },

    /** Asserts a 400 with exactly these `{ field: description }`, in details and message alike. */
    async refused(id, body, expected) {
      const before = await image(id);
      const { status, json } = await patch(id, body);
      assert.equal(status, 400, JSON.stringify(json));
      const [{ "@type": type, fieldViolations }, ...others] = json.details;
      assert.equal(type, "type.googleapis.com/google.rpc.BadRequest");
      assert.deepEqual(others, []);
      assert.equal(json.code, 3);
      assert.equal(
        json.message,
        [
          "Validation error:",
          ...fieldViolations.map(({ field, description }) => `${field}: ${description}`),
        ].join("\n"),
      );
      assert.deepEqual(
        fieldViolations.map(({ field, description }) => [field, description]),
        expected,
      );
      clock.now += 600;
      assert.deepEqual(await image(id), before);
    },
  };
}
