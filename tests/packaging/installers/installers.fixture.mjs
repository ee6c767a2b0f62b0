// Installers other than npm, each with a project of its own. Yarn leaves packages in archives and
// makes Node.js find them there; pnpm links them into node_modules.
import assert from "node:assert/strict";
import { cp, writeFile } from "node:fs/promises";
import path from "node:path";

import { expected } from "../program.mjs";

const INSTALLERS = [
  {
    environment: "pnpm, node_modules of links",
    program: "node_modules/pnpm/bin/pnpm.mjs",
    settings: {},
    add: ({ tarball }) => ["add", tarball],
    node: ["exec", "node"],
  },
  {
    environment: "Yarn, Plug'n'Play",
    program: "node_modules/@yarnpkg/cli-dist/bin/yarn.js",
    settings: {
      ".yarnrc.yml": "enableGlobalCache: false\nenableTelemetry: false\n",
      "yarn.lock": "",
    },
    add: ({ tarball }) => ["add", `yc-image-update@file:${tarball}`],
    node: ["node"],
  },
];

const WAYS = {
  import: "import.mjs",
  require: "require.cjs",
  "./web with the bytes": "web-bytes.mjs",
};

export default INSTALLERS.map(({ environment, program, settings, add, node }) => ({
  environment: `${environment}: ${Object.keys(WAYS).join(", ")}`,
  async run(context) {
    const project = await context.temporaryFolder();
    await cp(path.join(context.folder, "project"), project, { recursive: true });
    await cp(path.join(context.folder, "../program.mjs"), path.join(project, "program.mjs"));
    const files = { "package.json": '{ "private": true, "type": "module" }\n', ...settings };
    for (const [name, text] of Object.entries(files))
      await writeFile(path.join(project, name), text);

    const execute = (...args) =>
      context.execute(process.execPath, [path.join(context.folder, program), ...args], {
        cwd: project,
        env: { ...process.env, CI: "", HOME: project, XDG_CACHE_HOME: project },
      });
    const version = await execute("--version");
    await execute(...add(context));
    const summaries = [];
    for (const [way, file] of Object.entries(WAYS)) {
      const summary = JSON.parse((await execute(...node, file)).trim().split("\n").at(-1));
      assert.deepEqual(summary, expected(), way);
      summaries.push(summary);
    }
    return { version: version.trim(), summary: summaries[0] };
  },
}));
