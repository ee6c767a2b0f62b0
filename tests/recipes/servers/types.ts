// What the types of the libraries make of the schema.
import type { inferRouterInputs } from "@trpc/server";
import Fastify from "fastify";
import { Hono } from "hono";
import { loadVendor, validator } from "hono-openapi";
import { buildRequest, jsonSchema, requestBodySchema } from "yc-image-update";
import type { ImageSchema, RequestBody } from "yc-image-update";

import type { createRouter } from "./trpc.js";

type Equal<A, B> =
  (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;
declare function check<_Same extends true>(): void;

type Input = inferRouterInputs<ReturnType<typeof createRouter>>["updateImage"];
check<Equal<Input, { imageId: string; body: RequestBody }>>();

// The notes on TypeScript in the pages.
interface Update {
  Params: { id: string };
  Body: RequestBody;
}
Fastify().patch<Update>("/images/:id", async (request) => {
  buildRequest(request.params.id, request.body);
});
loadVendor("yc-image-update", {
  toJSONSchema: (schema) => jsonSchema(schema as ImageSchema<RequestBody>),
});

new Hono().patch("/images/:id", validator("json", requestBodySchema()), (context) => {
  check<Equal<ReturnType<typeof context.req.valid<"json">>["updateMask"], string>>();
  return context.text(context.req.param("id"));
});
