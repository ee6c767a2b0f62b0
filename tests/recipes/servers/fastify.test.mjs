import assert from "node:assert/strict";
import { describe, test } from "node:test";

import Fastify from "fastify";
import { imageEditsSchema, jsonSchema, requestBodySchema } from "yc-image-update";

import { createServer } from "./fastify.js";
import { testServer } from "./scenario.mjs";
import { BODY, REFUSED, TOKEN } from "./support.mjs";

testServer(
  "Fastify",
  (options) => ({
    async patch(url, payload) {
      const response = await createServer(options).inject({ method: "PATCH", url, payload });
      return { status: response.statusCode, json: response.json() };
    },
  }),
  { isStrict: true },
);

test("an error that is not about the body stays what Fastify makes of it", async () => {
  const send = async () => {
    throw Object.assign(new Error("connect ECONNREFUSED"), { statusCode: 502 });
  };
  const server = createServer({ token: TOKEN, send });
  const response = await server.inject({ method: "PATCH", url: "/images/fd8", payload: BODY });
  assert.equal(response.statusCode, 502);
});

describe("a JSON Schema in Fastify as it is by default", () => {
  for (const target of ["draft-07", "openapi-3.0"]) {
    const server = Fastify();
    const body = jsonSchema(requestBodySchema(), { target });
    server.patch("/", { schema: { body } }, async (request) => request.body);
    /** What the handler gets; undefined if the server refuses the body. */
    const seen = async (payload) => {
      const response = await server.inject({ method: "PATCH", url: "/", payload });
      assert.ok([200, 400].includes(response.statusCode));
      return response.statusCode === 200 ? response.json() : undefined;
    };

    test(`${target}: leaves what is valid as it is`, async () => {
      for (const valid of [
        BODY,
        { updateMask: "name,minDiskSize,labels", name: null, minDiskSize: null, labels: null },
      ]) {
        assert.deepEqual(await seen(valid), valid);
      }
    });
    test(`${target}: makes text of a number, as the page says`, async () => {
      const body = { updateMask: "description", description: 5 };
      assert.deepEqual(await seen(body), { ...body, description: "5" });
    });
    for (const [fault, [refused]] of Object.entries(REFUSED)) {
      if (target === "openapi-3.0" && ("min_disk_size" in refused || "imageId" in refused)) {
        test(`${target}: loses ${fault}, as the page says`, async () => {
          const { min_disk_size, imageId, ...known } = refused;
          assert.deepEqual(await seen(refused), known);
        });
      } else {
        test(`${target}: refuses ${fault}`, async () => {
          assert.equal(await seen(refused), undefined);
        });
      }
    }
  }

  test("edits: what would reset without null is refused", async () => {
    const server = Fastify();
    const body = jsonSchema(imageEditsSchema(), { target: "draft-07" });
    server.patch("/", { schema: { body } }, async (request) => request.body);
    for (const payload of [{ labels: "" }, { labels: 0 }, { minDiskSize: false }]) {
      const response = await server.inject({ method: "PATCH", url: "/", payload });
      assert.equal(response.statusCode, 400, JSON.stringify(payload));
    }
  });
});
