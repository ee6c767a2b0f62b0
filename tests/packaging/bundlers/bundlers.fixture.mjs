// Production builds with each bundler's defaults. The package must work in the browser, be in the output once, be left out as far as it is not used,
// and give the bundler nothing to warn of.
import assert from "node:assert/strict";
import { cp, rm } from "node:fs/promises";
import path from "node:path";

import { assertCopies } from "../copies.mjs";
import { bringProgram, installedVersion, runTool } from "../tools.mjs";

// Rollup writes "(!)". What else is said about a file of the package is no praise either.
const WARNING = /\bwarn|\(!\)|node_modules.yc-image-update/i;

/** What to run in the group's folder, for an app in it and a folder for the output: from its index.html a page, or else from its main.js another main.js. */
const bundlers = [
  {
    environment: "Vite, build",
    name: "vite",
    makesPage: true,
    build: (app, output) => ["vite", "build", app, "--outDir", output, "--emptyOutDir"],
  },
  {
    environment: "webpack",
    name: "webpack",
    build: (app, output) => ["node", "webpack/build.mjs", `./${app}/main.js`, output],
  },
  {
    environment: "Rspack",
    name: "@rspack/core",
    build: (app, output) => ["node", "rspack/build.mjs", `./${app}/main.js`, output],
  },
  {
    environment: "Rollup with @rollup/plugin-node-resolve",
    name: "rollup",
    build: (app, output) => ["rollup", `${app}/main.js`, "--plugin", "node-resolve", "--dir", output],
  },
  {
    environment: "esbuild",
    name: "esbuild",
    build: (app, output) => ["esbuild", `${app}/main.js`, "--bundle", `--outdir=${output}`],
  },
  {
    environment: "Parcel",
    name: "parcel",
    makesPage: true,
    // Its cache would not notice a package that was installed anew.
    build: (app, output) => ["parcel", "build", `${app}/index.html`, "--dist-dir", output, "--no-cache"],
  },
];

export default bundlers.map((bundler) => ({
  environment: bundler.environment,
  async run(context) {
    const { folder, serve, openInChromium } = context;
    await bringProgram(folder);
    const status = await build(bundler, "status", context);
    await assertCopies(status, 0);
    const { summary } = await openInChromium(await serve(status));
    assert.deepEqual(summary, { code: "NOT_FOUND", message: "Image not found", details: [] });

    const everything = await build(bundler, "everything", context);
    await assertCopies(everything, 1);
    return { ...(await openInChromium(await serve(everything))), version: await installedVersion(folder, bundler.name) };
  },
}));

/** Builds one of the apps, and returns the folder of its page. */
async function build({ name, makesPage, build }, app, { folder }) {
  const output = path.join(folder, "output", name, app);
  await rm(output, { recursive: true, force: true });
  assert.doesNotMatch(await runTool(folder, build(app, output)), WARNING);
  if (!makesPage) await cp(path.join(folder, app, "index.html"), path.join(output, "index.html"));
  return output;
}
