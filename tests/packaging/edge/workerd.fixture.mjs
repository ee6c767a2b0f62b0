// Cloudflare Workers, bundled by wrangler alone.
import assert from "node:assert/strict";
import path from "node:path";

import { build } from "esbuild";

import { assertCopies } from "../copies.mjs";
import { answerOf, bundle, noWorkers } from "./workerd.mjs";

const WAYS = { import: "worker", "./web with the compiled module": "worker-web" };

export default [
  ...Object.entries(WAYS).map(([way, name]) => ({
    environment: `workerd, ${way}`,
    unavailable: noWorkers,
    async run(context) {
      const folder = await bundle(context, [`programs/${name}.mjs`]);
      await assertCopies(folder, [/\.wasm$/]);
      const { version, answer } = await answerOf(context, folder);
      return { version, summary: JSON.parse(answer) };
    },
  })),
  {
    environment: "workerd, the error without the condition",
    unavailable: noWorkers,
    program: false,
    async run(context) {
      const folder = await context.temporaryFolder();
      await build({
        entryPoints: [path.join(context.folder, "programs/worker-refused.mjs")],
        outfile: path.join(folder, "worker.js"),
        bundle: true,
        format: "esm",
      });
      const { version, answer } = await answerOf(context, folder);
      assert.match(answer, /only compiled modules: bundle with the condition workerd/);
      return { version };
    },
  },
];
