import { Hono } from "hono";
import { describeRoute, loadVendor, openAPIRouteHandler, validator } from "hono-openapi";
import { ImageUpdateError, buildRequest, jsonSchema, requestBodySchema } from "yc-image-update";

// hono-openapi asks this function for the JSON Schema of a schema of this package.
loadVendor("yc-image-update", { toJSONSchema: (schema) => jsonSchema(schema) });

/** A server that checks updates of images, and forwards them with its token. */
export function createServer({ token, send = fetch }) {
  const server = new Hono();

  server.patch(
    "/images/:id",
    describeRoute({
      summary: "Updates an image",
      responses: { 200: { description: "The operation" }, 400: { description: "Violations" } },
    }),
    validator("json", requestBodySchema(), (result, context) => {
      if (!result.success) return context.json({ violations: result.error }, 400);
    }),
    async (context) => {
      const request = buildRequest(context.req.param("id"), context.req.valid("json"), { token });
      const response = await send(request);
      return context.json(await response.json(), response.status);
    },
  );

  // buildRequest throws this error for an invalid id.
  server.onError((error, context) => {
    if (!(error instanceof ImageUpdateError)) throw error;
    return context.json({ violations: error.violations }, 400);
  });

  server.get(
    "/openapi.json",
    openAPIRouteHandler(server, { documentation: { info: { title: "Images", version: "1" } } }),
  );

  return server;
}
