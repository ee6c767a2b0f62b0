import Fastify from "fastify";
import { ImageUpdateError, buildRequest, requestBodySchema } from "yc-image-update";

/** A server that checks updates of images, and forwards them with its token. */
export function createServer({ token, send = fetch }) {
  const server = Fastify();

  // A schema of a route may be any Standard Schema. Unlike the compiler that Fastify has by default,
  // this one leaves the body as it was sent.
  server.setValidatorCompiler(({ schema }) => (value) => {
    const { issues } = schema["~standard"].validate(value);
    return issues ? { error: new ImageUpdateError(issues) } : { value };
  });

  // The check of the body throws this error, and buildRequest does for an invalid id.
  server.setErrorHandler((error, _request, reply) => {
    if (!(error instanceof ImageUpdateError)) return reply.send(error);
    return reply.code(400).send({ violations: error.violations });
  });

  // Strict: a body that resets a field is refused, since an accident looks the same.
  const body = requestBodySchema({ strict: true });
  server.patch("/images/:id", { schema: { body } }, async (request, reply) => {
    const response = await send(buildRequest(request.params.id, request.body, { token }));
    return reply.code(response.status).send(await response.json());
  });

  return server;
}
