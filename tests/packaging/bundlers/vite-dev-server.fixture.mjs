// Vite's dev server bundles dependencies on first import, and serves them from node_modules/.vite.
import assert from "node:assert/strict";
import path from "node:path";

import { assertCopies } from "../copies.mjs";
import { copyProgram, installedVersion, startServer } from "../tools.mjs";
import { VITES } from "./vites.mjs";

/** The summary of an app's page. */
async function summaryOf({ folder, openInChromium, onClose }, { program, app, args = [] }) {
  const server = await startServer(folder, (port) => [
    ...program,
    app,
    "--host",
    "127.0.0.1",
    "--port",
    String(port),
    "--force",
    ...args,
  ]);
  onClose(server.stop);
  const { summary } = await openInChromium(server.url);
  assert.doesNotMatch(server.printed(), /\bwarn|error/i);
  return summary;
}

const fixture = (environment, { name, program, app, args, copies }, more = async () => {}) => ({
  environment,
  async run(context) {
    const { folder } = context;
    await copyProgram(folder);
    await more(context);
    const summary = await summaryOf(context, { program, app, args });
    await assertCopies(path.join(folder, "node_modules/.vite/deps"), copies);
    return { version: await installedVersion(folder, name), summary };
  },
});

export default VITES.flatMap(({ environment, name, program, bringsFiles }) => [
  fixture(`${environment}, dev server`, { name, program, app: "everything", copies: [/\.js$/] }),
  // The dev server serves the wasm from the package.
  bringsFiles
    ? fixture(`${environment}, dev server, ./web`, { name, program, app: "web", copies: [] })
    : fixture(
        `${environment}, dev server, ./web with optimizeDeps.exclude`,
        { name, program, app: "web", args: ["--config", "vite-exclude.config.mjs"], copies: [] },
        // Without that line, the error asks for it.
        async (context) =>
          assert.match(
            await summaryOf(context, { program, app: "web-message" }),
            /set optimizeDeps: \{ exclude: \["yc-image-update\/web"\] \}/,
          ),
      ),
]);
