import { createComputeApi } from "./api/router.mjs";

/**
 * Serves the local Compute API under /compute and /operations, in the development server and in
 * `vite preview`. The API follows the newest contract, as the cloud does: the page may be stricter
 * than its server, but not more lenient.
 * @param {import("./api/router.mjs").ApiOptions} [options]
 * @returns {import("vite").Plugin}
 */
export function computeApi(options) {
  /** @param {{ middlewares: import("vite").Connect.Server }} server */
  function addApi({ middlewares }) {
    middlewares.use(createComputeApi({ contract: "2025-01-27", ...options }));
  }
  return { name: "compute-api", configureServer: addApi, configurePreviewServer: addApi };
}

export default {
  plugins: [computeApi()],
};
