// Storybook: a story, built and shown by itself.
import path from "node:path";

import { assertCopies } from "../copies.mjs";
import { newerNode, noNewerNode } from "../newer-node.mjs";
import { copyProgram, installedVersion, runTool } from "../tools.mjs";

export default {
  environment: "Storybook, @storybook/html-vite",
  unavailable: noNewerNode,
  async run({ folder, openInChromium, serve }) {
    await copyProgram(folder);
    const app = path.join(folder, "storybook");
    await runTool(app, ["storybook", "build", "--quiet", "--output-dir", "dist"], {
      node: newerNode(folder),
      env: { STORYBOOK_DISABLE_TELEMETRY: "1" },
    });
    const output = path.join(app, "dist");
    await assertCopies(output, [/\.js$/]);
    const page = new URL("iframe.html?id=program--summary", await serve(output));
    return {
      ...(await openInChromium(page.href)),
      version: await installedVersion(folder, "storybook"),
    };
  },
};
