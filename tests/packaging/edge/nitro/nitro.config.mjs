export default { preset: "cloudflare_module", compatibilityDate: "2025-01-01" };
