import express from "express";
import { ImageUpdateError, buildRequest, requestBodySchema } from "yc-image-update";

/** Answers 400, with the violations, if the body does not match a Standard Schema. */
function checkBody(schema) {
  return (request, response, next) => {
    const { issues } = schema["~standard"].validate(request.body);
    if (issues) response.status(400).json({ violations: issues });
    else next();
  };
}

/** A server that checks updates of images, and forwards them with its token. */
export function createServer({ token, send = fetch }) {
  const server = express();
  server.use(express.json());

  // Strict: a body that resets a field is refused, since an accident looks the same.
  const schema = requestBodySchema({ strict: true });
  server.patch("/images/:id", checkBody(schema), async (request, response) => {
    const answer = await send(buildRequest(request.params.id, request.body, { token }));
    response.status(answer.status).json(await answer.json());
  });

  // buildRequest throws this error for an invalid id.
  server.use((error, _request, response, next) => {
    if (!(error instanceof ImageUpdateError)) return next(error);
    response.status(400).json({ violations: error.violations });
  });

  return server;
}
