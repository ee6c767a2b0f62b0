// Vite's dev server bundles dependencies on first import, and serves them from node_modules/.vite.
import assert from "node:assert/strict";
import path from "node:path";

import { assertCopies } from "../copies.mjs";
import { copyProgram, installedVersion, startServer } from "../tools.mjs";

const fixture = (environment, app, copies) => ({
  environment,
  async run({ folder, openInChromium, onClose }) {
    await copyProgram(folder);
    const server = await startServer(folder, (port) => [
      "vite",
      app,
      "--host",
      "127.0.0.1",
      "--port",
      String(port),
      "--force",
    ]);
    onClose(server.stop);
    const { summary } = await openInChromium(server.url);
    await assertCopies(path.join(folder, "node_modules/.vite/deps"), copies);
    assert.doesNotMatch(server.printed(), /\bwarn|error/i);
    return { version: await installedVersion(folder, "vite"), summary };
  },
});

export default [
  fixture("Vite, dev server", "everything", [/\.js$/]),
  // The dev server serves the wasm from the package.
  fixture("Vite, dev server, ./web", "web", []),
];
