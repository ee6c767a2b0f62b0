import { ORPCError, os } from "@orpc/server";
import { ImageUpdateError, buildRequest, requestBodySchema } from "yc-image-update";

const body = requestBodySchema()["~standard"];

/** The schema of the input: `body` is a body, and buildRequest checks `imageId`. */
const inputSchema = {
  "~standard": {
    version: 1,
    vendor: "images",
    validate(input) {
      const { issues } = body.validate(input?.body);
      return issues ? { issues } : { value: input };
    },
  },
};

/** A router that checks updates of images, and forwards them with its token. */
export function createRouter({ token, send = fetch }) {
  return {
    updateImage: os.input(inputSchema).handler(async ({ input: { imageId, body } }) => {
      let request;
      try {
        request = buildRequest(imageId, body, { token });
      } catch (error) {
        if (!(error instanceof ImageUpdateError)) throw error;
        throw new ORPCError("BAD_REQUEST", { data: { issues: error.violations } });
      }
      const response = await send(request);
      return response.json();
    }),
  };
}
