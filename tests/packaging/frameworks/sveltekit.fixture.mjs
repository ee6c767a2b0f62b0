// SvelteKit: a page that Node.js renders and the browser hydrates.
import assert from "node:assert/strict";
import path from "node:path";

import { assertCopies } from "../copies.mjs";
import { expected } from "../program.mjs";
import { copyProgram, installedVersion, runTool, startServer } from "../tools.mjs";
import { newerNode, noNewerNode } from "../newer-node.mjs";
import { summaryOnPage } from "../page.mjs";

export default {
  environment: "SvelteKit, rendered on the server and hydrated",
  unavailable: noNewerNode,
  async run({ folder, openInChromium, onClose }) {
    await copyProgram(folder);
    const app = path.join(folder, "sveltekit");
    const node = newerNode(folder);
    assert.doesNotMatch(await runTool(app, ["vite", "build"], { node }), /\bwarn|\(!\)/i);
    await assertCopies(path.join(app, "build/client"), [/\.js$/]);
    await assertCopies(path.join(app, "build/server"), [/\.js$/]);

    const server = await startServer(app, () => ["node", "build"], {
      node,
      env: { HOST: "127.0.0.1" },
    });
    onClose(server.stop);
    assert.deepEqual(await summaryOnPage(server.url), expected());
    return {
      ...(await openInChromium(server.url)),
      version: await installedVersion(folder, "@sveltejs/kit"),
    };
  },
};
