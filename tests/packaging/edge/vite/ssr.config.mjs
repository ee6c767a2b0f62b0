// `external` leaves the package to wrangler: Vite for servers bundles no wasm.
export default {
  ssr: { target: "webworker", noExternal: true, external: ["yc-image-update"] },
  build: { ssr: "worker.mjs", emptyOutDir: true },
};
