// The schemas for OpenAPI 3.0, in a document that a validator of such documents checks.
import assert from "node:assert/strict";
import { test } from "node:test";

import { Validator } from "@seriousme/openapi-schema-validator";
import {
  imageEditsSchema,
  imageUpdateSchema,
  jsonSchema,
  requestBodySchema,
} from "yc-image-update";

/** A document of OpenAPI 3.0 that has a schema. */
const documentWith = (schema) => ({
  openapi: "3.0.3",
  info: { title: "Images", version: "1" },
  paths: {
    "/": {
      patch: {
        requestBody: { content: { "application/json": { schema } } },
        responses: { 200: { description: "The operation" } },
      },
    },
  },
});

for (const make of [imageEditsSchema, imageUpdateSchema, requestBodySchema]) {
  test(`${make.name}: the schema is one of OpenAPI 3.0`, async () => {
    for (const contract of ["2020-03-16", "2025-01-27"]) {
      const schema = jsonSchema(make({ contract }), { target: "openapi-3.0" });
      const { valid, errors } = await new Validator().validate(documentWith(schema));
      assert.ok(valid, JSON.stringify(errors));
    }
  });
  test(`${make.name}: the schema for JSON Schema is none`, async () => {
    const schema = jsonSchema(make());
    const { valid } = await new Validator().validate(documentWith(schema));
    assert.ok(!valid);
  });
}
