import build from "@hono/vite-build/cloudflare-workers";

// `external` leaves the package to wrangler: Vite for servers bundles no wasm.
export default {
  plugins: [build({ entry: "./hono.mjs", external: ["yc-image-update"], emptyOutDir: true })],
};
