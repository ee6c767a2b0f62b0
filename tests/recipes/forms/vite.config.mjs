// The pages of all recipes that need no server and no build of their own. `npx vite` shows them.
import { existsSync, readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";

import vue from "@vitejs/plugin-vue";
import { defineConfig } from "vite";

const root = fileURLToPath(new URL(".", import.meta.url));
const pages = [".", ...readdirSync(root)]
  .map((folder) => `${root}${folder}/index.html`)
  .filter((page) => existsSync(page));

// The server of the pages forwards their requests to the Compute API.
const api = process.env.COMPUTE_API ?? "http://127.0.0.1:8080";
const proxy = { "/compute": api, "/operations": api };

export default defineConfig({
  appType: "mpa",
  plugins: [vue()],
  build: {
    outDir: "dist/pages",
    emptyOutDir: false,
    target: "esnext",
    rolldownOptions: { input: pages },
  },
  server: { proxy },
  preview: { proxy },
  logLevel: "error",
});
