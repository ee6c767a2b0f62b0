import { TRPCError, initTRPC } from "@trpc/server";
import { ImageUpdateError, buildRequest, requestBodySchema } from "yc-image-update";

const trpc = initTRPC.create({
  // Clients find the violations in `error.data.violations`.
  errorFormatter({ shape, error: { cause } }) {
    const violations = cause instanceof ImageUpdateError ? cause.violations : undefined;
    return { ...shape, data: { ...shape.data, violations } };
  },
});

const bodySchema = requestBodySchema();

/**
 * Reads the input of the mutation. Its type, for clients too, is that of the result.
 *
 * @param {any} input
 * @returns {{ imageId: string, body: import("yc-image-update").RequestBody }}
 */
function readInput({ imageId, body }) {
  const { issues } = bodySchema["~standard"].validate(body);
  if (issues) throw new ImageUpdateError(issues);
  return { imageId, body };
}

/** A procedure in which an ImageUpdateError is the client's fault, and not the server's. */
const procedure = trpc.procedure.use(async ({ next }) => {
  const result = await next();
  if (!result.ok && result.error.cause instanceof ImageUpdateError) {
    const { cause } = result.error;
    throw new TRPCError({ code: "BAD_REQUEST", message: cause.message, cause });
  }
  return result;
});

/** A router that checks updates of images, and forwards them with its token. */
export function createRouter({ token, send = fetch }) {
  return trpc.router({
    updateImage: procedure.input(readInput).mutation(async ({ input: { imageId, body } }) => {
      const response = await send(buildRequest(imageId, body, { token }));
      return response.json();
    }),
  });
}
