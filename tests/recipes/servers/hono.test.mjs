import assert from "node:assert/strict";
import { test } from "node:test";

import { Validator } from "@seriousme/openapi-schema-validator";
import { jsonSchema, requestBodySchema } from "yc-image-update";

import { createServer } from "./hono.js";
import { testServer } from "./scenario.mjs";
import { TOKEN } from "./support.mjs";

testServer("Hono", (options) => ({
  async patch(path, body) {
    const response = await createServer(options).request(path, {
      method: "PATCH",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify(body),
    });
    return { status: response.status, json: await response.json() };
  },
}));

test("the OpenAPI document describes the body", async () => {
  const response = await createServer({ token: TOKEN }).request("/openapi.json");
  const document = await response.json();
  const { valid, errors } = await new Validator().validate(structuredClone(document));
  assert.ok(valid, JSON.stringify(errors));

  const { requestBody } = document.paths["/images/{id}"].patch;
  const { $schema, ...schema } = jsonSchema(requestBodySchema());
  assert.deepEqual(requestBody.content["application/json"].schema, schema);
});
