import { defineEnvVars } from "@sveltejs/kit/env";

export const variables = defineEnvVars({
  /** The origin of the Compute API. */
  COMPUTE_API: { schema: (origin) => origin ?? "https://compute.api.cloud.yandex.net" },
});
