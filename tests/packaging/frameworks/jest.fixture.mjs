// Jest runs tests in realms of its own: their `Object` and `Array` differ from those of the values
// that come from Node.js or jsdom.
import { readFile } from "node:fs/promises";
import path from "node:path";

import { copyProgram, installedVersion, runTool } from "../tools.mjs";

const fixture = (environment, { name = "jest", project, args = [], lacks = [] }) => ({
  environment,
  lacks,
  async run({ folder, temporaryFolder }) {
    await copyProgram(folder);
    const SUMMARY_FILE = path.join(await temporaryFolder(), "summary.json");
    // Jest's documentation asks for it for ES modules.
    const NODE_OPTIONS = project === "es-modules" ? "--experimental-vm-modules" : "";
    await runTool(
      folder,
      ["node", `node_modules/${name}/bin/jest.js`, "--rootDir", `jest/${project}`, ...args],
      { env: { SUMMARY_FILE, NODE_OPTIONS } },
    );
    return {
      version: await installedVersion(folder, name),
      summary: JSON.parse(await readFile(SUMMARY_FILE, "utf8")),
    };
  },
});

const jsdom = { args: ["--env", "jsdom"], lacks: ["Request"] };

/** Jest knows `exports` since version 28. */
const MAPPER = { "^yc-image-update/(messages/.*|web|js)$": "yc-image-update/$1.cjs" };

export default [
  fixture("Jest, CommonJS", { project: "common-js" }),
  fixture("Jest, ES modules", { project: "es-modules" }),
  fixture("Jest, CommonJS, jest-environment-jsdom", { project: "common-js", ...jsdom }),
  fixture("Jest, ES modules, jest-environment-jsdom", { project: "es-modules", ...jsdom }),
  fixture("Jest, CommonJS, @edge-runtime/jest-environment", {
    project: "common-js",
    args: ["--env", "@edge-runtime/jest-environment"],
  }),
  fixture("Jest 27, CommonJS, with moduleNameMapper", {
    name: "jest-27",
    project: "jest-27",
    args: ["--moduleNameMapper", JSON.stringify(MAPPER)],
    // Its environment hides the one of Node.js.
    lacks: ["Request"],
  }),
];
