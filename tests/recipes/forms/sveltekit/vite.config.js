import { sveltekit } from "@sveltejs/kit/vite";
import { defineConfig } from "vite";

const api = process.env.COMPUTE_API ?? "";

export default defineConfig({
  plugins: [
    sveltekit({
      compilerOptions: { experimental: { async: true } },
      experimental: { remoteFunctions: true },
    }),
  ],
  // The form of superforms runs in the browser alone, so this server forwards its requests.
  preview: { proxy: { "/compute": api, "/operations": api } },
});
