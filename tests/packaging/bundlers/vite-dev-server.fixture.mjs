// Vite's dev server bundles dependencies when they are first imported, and serves them from node_modules/.vite.
import assert from "node:assert/strict";
import path from "node:path";

import { assertCopies } from "../copies.mjs";
import { bringProgram, installedVersion, startServer } from "../tools.mjs";

export default {
  environment: "Vite, dev server",
  async run({ folder, openInChromium, onClose }) {
    await bringProgram(folder);
    const server = await startServer(folder, (port) => ["vite", "everything", "--host", "127.0.0.1", "--port", port, "--force"]);
    onClose(server.stop);
    const { summary } = await openInChromium(server.url);
    await assertCopies(path.join(folder, "node_modules/.vite/deps"), 1);
    assert.doesNotMatch(server.printed(), /\bwarn|error/i);
    return { version: await installedVersion(folder, "vite"), summary };
  },
};
