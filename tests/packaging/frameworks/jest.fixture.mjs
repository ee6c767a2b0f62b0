// Jest runs tests in realms of its own: their `Object` and `Array` differ from those of the values
// that come from Node.js or jsdom.
import { readFile } from "node:fs/promises";
import path from "node:path";

import { copyProgram, installedVersion, runTool } from "../tools.mjs";

const fixture = (environment, modules, env, lacks = []) => ({
  environment,
  lacks,
  async run({ folder, temporaryFolder }) {
    await copyProgram(folder);
    const SUMMARY_FILE = path.join(await temporaryFolder(), "summary.json");
    // Jest's documentation asks for it for ES modules.
    const NODE_OPTIONS = modules === "es-modules" ? "--experimental-vm-modules" : "";
    await runTool(folder, ["jest", "--rootDir", `jest/${modules}`, "--env", env], {
      env: { SUMMARY_FILE, NODE_OPTIONS },
    });
    return {
      version: await installedVersion(folder, "jest"),
      summary: JSON.parse(await readFile(SUMMARY_FILE, "utf8")),
    };
  },
});

export default [
  fixture("Jest, CommonJS", "common-js", "node"),
  fixture("Jest, ES modules", "es-modules", "node"),
  fixture("Jest, CommonJS, jest-environment-jsdom", "common-js", "jsdom", ["Request"]),
  fixture("Jest, ES modules, jest-environment-jsdom", "es-modules", "jsdom", ["Request"]),
];
