import { createComputeApi } from "./api/router.mjs";

/** @import { Connect, Plugin } from "vite" */
/** @import { ApiOptions } from "./api/router.mjs" */

/**
 * Serves the local Compute API under /compute and /operations, in the development server and in
 * `vite preview`. The API follows the newest contract, as the cloud does: the page may be stricter
 * than its server, but not more lenient.
 * @param {ApiOptions} [options]
 * @returns {Plugin}
 */
export function computeApi(options) {
  /** @param {{ middlewares: Connect.Server }} server */
  function addApi({ middlewares }) {
    middlewares.use(createComputeApi({ contract: "2025-01-27", ...options }));
  }
  return { name: "compute-api", configureServer: addApi, configurePreviewServer: addApi };
}

export default {
  plugins: [computeApi()],
};
