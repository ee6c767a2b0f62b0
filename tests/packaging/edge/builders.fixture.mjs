// Tools that build Workers. Of those that bundle no wasm, some leave the package to wrangler, which
// does, and one gets the engine without WebAssembly.
import { assertCopies } from "../copies.mjs";
import { installedVersion, runTool } from "../tools.mjs";
import { answerOf, bundle, node, noWorkers } from "./workerd.mjs";

const vite = (name, app, config) => [
  "node",
  `node_modules/${name}/bin/vite.js`,
  "build",
  app,
  "--config",
  config,
];

const BUILDERS = [
  {
    environment: "Cloudflare's plugin for Vite, build",
    name: "@cloudflare/vite-plugin",
    command: vite("vite", "cloudflare", "cloudflare/vite.config.mjs"),
    worker: ["--config", "cloudflare/dist/worker/wrangler.json"],
  },
  ...["8", "7"].map((version) => ({
    environment: `Vite ${version} for Workers, ssr.external`,
    name: version === "8" ? "vite" : "vite-7",
    command: vite(version === "8" ? "vite" : "vite-7", "vite", "vite/ssr.config.mjs"),
    worker: ["vite/dist/worker.js"],
  })),
  {
    environment: "@hono/vite-build for Workers, external",
    name: "@hono/vite-build",
    command: vite("vite", "vite", "vite/hono.config.mjs"),
    worker: ["vite/dist/index.js"],
  },
  {
    // Its conditions lead to `yc-image-update/js`.
    environment: "Nitro, cloudflare_module",
    copies: [],
    name: "nitropack",
    command: ["node", "node_modules/nitropack/dist/cli/index.mjs", "build", "--dir", "nitro"],
    worker: ["nitro/.output/server/index.mjs"],
  },
];

export default BUILDERS.map(({ environment, name, command, worker, copies = [/\.wasm$/] }) => ({
  environment,
  unavailable: noWorkers,
  async run(context) {
    await runTool(context.folder, command, { node });
    const folder = await bundle(context, worker);
    await assertCopies(folder, copies);
    const { answer } = await answerOf(context, folder);
    return {
      version: await installedVersion(context.folder, name),
      summary: JSON.parse(answer),
    };
  },
}));
