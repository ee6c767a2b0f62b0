// Frameworks for whole sites, with their own builds.
import assert from "node:assert/strict";
import path from "node:path";

import { assertCopies } from "../copies.mjs";
import { newerNode, noNewerNode } from "../newer-node.mjs";
import { summaryOnPage } from "../page.mjs";
import { expected } from "../program.mjs";
import { copyProgram, installedVersion, runTool, startServer } from "../tools.mjs";

/** Runs a command in the folder of an app. */
async function build({ folder }, app, command) {
  await copyProgram(folder);
  const cwd = path.join(folder, app);
  const env = {
    ASTRO_TELEMETRY_DISABLED: "1",
    NG_CLI_ANALYTICS: "false",
    NUXT_TELEMETRY_DISABLED: "1",
  };
  const printed = await runTool(cwd, command, { node: newerNode(folder), env });
  return { cwd, printed };
}

const angular = {
  environment: "Angular, @angular/build:application",
  unavailable: noNewerNode,
  async run(context) {
    const { cwd, printed } = await build(context, "angular", ["architect", "app:build"]);
    assert.doesNotMatch(printed, /warning/i);
    const output = path.join(cwd, "dist/browser");
    await assertCopies(output, [/\.js$/]);
    const { summary } = await context.openInChromium(await context.serve(output));
    return { version: await installedVersion(context.folder, "@angular/build"), summary };
  },
};

const astro = {
  environment: "Astro, rendered during the build, with a script in the browser",
  unavailable: noNewerNode,
  async run(context) {
    const { cwd } = await build(context, "astro", ["astro", "build"]);
    const output = path.join(cwd, "dist");
    await assertCopies(output, [/\.js$/]);
    const url = await context.serve(output);
    assert.deepEqual(await summaryOnPage(url), expected());
    const { summary } = await context.openInChromium(url);
    return { version: await installedVersion(context.folder, "astro"), summary };
  },
};

const nuxt = {
  environment: "Nuxt, rendered on the server and hydrated",
  unavailable: noNewerNode,
  async run(context) {
    const { cwd } = await build(context, "nuxt", ["nuxt", "build"]);
    await assertCopies(path.join(cwd, ".output/public"), [/\.js$/]);
    const server = await startServer(cwd, () => ["node", ".output/server/index.mjs"], {
      node: newerNode(context.folder),
      env: { HOST: "127.0.0.1" },
    });
    context.onClose(server.stop);
    assert.deepEqual(await summaryOnPage(server.url), expected());
    const { summary } = await context.openInChromium(server.url);
    return { version: await installedVersion(context.folder, "nuxt"), summary };
  },
};

export default [angular, astro, nuxt];
