// Production builds with each bundler's defaults. The package must work in the browser. The output
// must hold the wasm once, or not at all if it is not used. The bundler must print no warning.
import assert from "node:assert/strict";
import { cp, readFile, rm } from "node:fs/promises";
import path from "node:path";

import { assertCopies } from "../copies.mjs";
import { copyProgram, installedVersion, runTool } from "../tools.mjs";
import { VITES } from "./vites.mjs";

// Rollup and Vite mark warnings with "(!)"; Parcel begins the line with the name of its plugin.
const WARNING = /\bwarn|\(!\)|^@parcel\//im;

/**
 * `build` makes the command for an app of the group's folder and a folder for the output. It builds
 * index.html with `makesPage`, else main.js.
 *
 * By default some bundlers put what `import()` loads into a file of its own (`splits`), and some
 * find the file that `new URL(…, import.meta.url)` names (`findsAssets`), also in a package
 * (`findsAssetsOfPackages`).
 */
const bundlers = [
  ...VITES.map(({ environment, name, program }) => ({
    environment,
    name,
    splits: true,
    findsAssets: true,
    makesPage: true,
    build: (app, output) => [...program, "build", app, "--outDir", output, "--emptyOutDir"],
  })),
  {
    environment: "webpack",
    name: "webpack",
    splits: true,
    findsAssets: true,
    findsAssetsOfPackages: true,
    build: (app, output) => ["node", "webpack/build.mjs", `./${app}/main.js`, output],
  },
  {
    environment: "Rspack",
    name: "@rspack/core",
    splits: true,
    findsAssets: true,
    findsAssetsOfPackages: true,
    build: (app, output) => ["node", "rspack/build.mjs", `./${app}/main.js`, output],
  },
  {
    environment: "Rollup with @rollup/plugin-node-resolve",
    name: "rollup",
    splits: true,
    build: (app, output) => [
      "rollup",
      `${app}/main.js`,
      "--plugin",
      "node-resolve",
      "--dir",
      output,
    ],
  },
  {
    environment: "esbuild",
    name: "esbuild",
    build: (app, output) => ["esbuild", `${app}/main.js`, "--bundle", `--outdir=${output}`],
  },
  {
    environment: "Parcel",
    name: "parcel",
    splits: true,
    findsAssets: true,
    makesPage: true,
    // Its cache does not notice that the package was installed again.
    build: (app, output) => [
      "parcel",
      "build",
      `${app}/index.html`,
      "--dist-dir",
      output,
      "--no-cache",
    ],
  },
];

export default bundlers.flatMap((bundler) => [
  fixture(`${bundler.environment}, build`, bundler, tryDefault),
  ...(bundler.splits ? [fixture(`${bundler.environment}, import()`, bundler, tryLazy)] : []),
  ...(bundler.findsAssets ? [fixture(`${bundler.environment}, ./web`, bundler, tryWeb)] : []),
  ...(bundler.findsAssetsOfPackages
    ? [fixture(`${bundler.environment}, ./web with new URL() of ./wasm`, bundler, tryWebUrl)]
    : []),
]);

function fixture(environment, bundler, attempt) {
  return {
    environment,
    async run(context) {
      await copyProgram(context.folder);
      return {
        version: await installedVersion(context.folder, bundler.name),
        summary: await attempt(bundler, context),
      };
    },
  };
}

async function tryDefault(bundler, context) {
  const status = await build(bundler, "status", context);
  await assertCopies(status, []);
  assert.deepEqual(await summaryOf(status, context), {
    code: "NOT_FOUND",
    message: "Image not found",
    details: [],
  });

  const everything = await build(bundler, "everything", context);
  await assertCopies(everything, [/\.js$/]);
  return summaryOf(everything, context);
}

async function tryLazy(bundler, context) {
  const lazy = await build(bundler, "lazy", context);
  const [chunk] = await assertCopies(lazy, [/\.js$/]);
  // Parcel names the chunk in an import map, which loads nothing.
  const page = await readFile(path.join(lazy, "index.html"), "utf8");
  const loaded = Array.from(page.matchAll(/(?:src|href)=["']?([^"'\s>]+)/g), ([, url]) =>
    path.basename(url),
  );
  assert.ok(
    loaded.some((name) => name.endsWith(".js")),
    page,
  );
  assert.ok(!loaded.includes(path.basename(chunk)), page);
  return summaryOf(lazy, context);
}

function tryWeb(bundler, context) {
  return tryWasmFile(bundler, "web", context);
}

function tryWebUrl(bundler, context) {
  return tryWasmFile(bundler, "web-url", context);
}

async function tryWasmFile(bundler, app, context) {
  const web = await build(bundler, app, context);
  await assertCopies(web, [/\.wasm$/]);
  return summaryOf(web, context);
}

async function summaryOf(output, { serve, openInChromium }) {
  return (await openInChromium(await serve(output))).summary;
}

/** Builds one of the apps, and returns the folder of its page. */
async function build({ name, makesPage, build }, app, { folder }) {
  const output = path.join(folder, "output", name, app);
  await rm(output, { recursive: true, force: true });
  assert.doesNotMatch(await runTool(folder, build(app, output)), WARNING);
  if (!makesPage) await cp(path.join(folder, app, "index.html"), path.join(output, "index.html"));
  return output;
}
