// Without `wasm` Nitro takes the wasm for JavaScript.
export default {
  preset: "cloudflare_module",
  compatibilityDate: "2025-01-01",
  experimental: { wasm: true },
};
