import { createComputeApi } from "./api/router.mjs";

// The method's contract as the API has it now; the page may be stricter, never laxer than its server.
const TODAY = "2025-01-27";

/** Puts the local Compute API under /compute and /operations, for the development server and for `vite preview`. */
export function computeApi(options) {
  const use = ({ middlewares }) =>
    void middlewares.use(createComputeApi({ contract: TODAY, ...options }));
  return { name: "compute-api", configureServer: use, configurePreviewServer: use };
}

export default {
  plugins: [computeApi()],
};
