// Jest, which runs tests in realms of its own: their `Object` and `Array` are not those of what Node.js or jsdom hands in.
import path from "node:path";
import { readFile } from "node:fs/promises";

import { bringProgram, installedVersion, runTool } from "../tools.mjs";

const fixture = (environment, modules, env, lacks = []) => ({
  environment,
  lacks,
  async run({ folder, temporaryFolder }) {
    await bringProgram(folder);
    const SUMMARY_FILE = path.join(await temporaryFolder(), "summary.json");
    // As Jest's documentation says for ES modules; to CommonJS it makes no difference.
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
