// Vitest in each of its environments, in the pool that runs each test file in its own realm, and in
// a browser.
import { readFile } from "node:fs/promises";
import path from "node:path";

import { copyProgram, installedVersion, runTool } from "../tools.mjs";
import { newerNode, noNewerNode } from "../newer-node.mjs";

const fixture = (environment, args) => ({
  environment,
  unavailable: noNewerNode,
  async run({ folder, temporaryFolder }) {
    await copyProgram(folder);
    const SUMMARY_FILE = path.join(await temporaryFolder(), "summary.json");
    await runTool(folder, ["vitest", "run", "--root", "vitest", ...args], {
      node: newerNode(folder),
      env: { SUMMARY_FILE },
    });
    return {
      version: await installedVersion(folder, "vitest"),
      summary: JSON.parse(await readFile(SUMMARY_FILE, "utf8")),
    };
  },
});

export default [
  fixture("Vitest, node", []),
  fixture("Vitest, jsdom", ["--environment", "jsdom"]),
  fixture("Vitest, happy-dom", ["--environment", "happy-dom"]),
  fixture("Vitest, jsdom, pool vmThreads", ["--environment", "jsdom", "--pool", "vmThreads"]),
  {
    environment: "Vitest, browser mode",
    unavailable: noNewerNode,
    async run({ folder, browsers }) {
      await copyProgram(folder);
      await runTool(folder, ["vitest", "run", "--root", "vitest-browser"], {
        node: newerNode(folder),
        env: { CHROMIUM: browsers.chromium },
      });
      const file = path.join(folder, "vitest-browser/summary.json");
      return {
        version: await installedVersion(folder, "vitest"),
        summary: JSON.parse(await readFile(file, "utf8")),
      };
    },
  },
];
