// Next.js with both of its bundlers: a server component, a client component, a route handler on each
// of the two runtimes, and middleware. And a site without a server.
import assert from "node:assert/strict";
import { rm } from "node:fs/promises";
import path from "node:path";

import { assertCopies } from "../copies.mjs";
import { summaryOnPage } from "../page.mjs";
import { expected } from "../program.mjs";
import { copyProgram, installedVersion, runTool, startServer } from "../tools.mjs";

/**
 * @param {string} app
 * @param {{ bundler: string, routes: Record<string, string> }} options the routes other than the
 *   page, by what they are
 */
const withServer = (app, { bundler, routes }) => ({
  environment: [
    `Next.js, ${bundler}: server component, client component`,
    ...Object.keys(routes),
  ].join(", "),
  async run({ folder, openInChromium, onClose }) {
    const output = await build(folder, app, { bundler, output: ".next" });
    await assertCopies(path.join(output, "static"), [/\.js$/]);

    const server = await startServer(folder, (port) => [
      "next",
      "start",
      app,
      "--hostname",
      "127.0.0.1",
      "--port",
      String(port),
    ]);
    onClose(server.stop);
    assert.deepEqual(await summaryOnPage(server.url), expected());
    for (const route of Object.values(routes))
      assert.deepEqual(await (await fetch(server.url + route)).json(), expected(), route);
    return {
      ...(await openInChromium(server.url)),
      version: await installedVersion(folder, "next"),
    };
  },
});

const exported = {
  environment: "Next.js, output: export",
  async run({ folder, openInChromium, serve }) {
    const output = await build(folder, "next-export", { bundler: "turbopack", output: "out" });
    await assertCopies(output, [/\.js$/]);
    const url = await serve(output);
    assert.deepEqual(await summaryOnPage(url), expected());
    return { ...(await openInChromium(url)), version: await installedVersion(folder, "next") };
  },
};

export default [
  withServer("next", {
    bundler: "turbopack",
    routes: {
      "route handler": "node",
      "route handler on the edge runtime": "edge",
      middleware: "middleware",
    },
  }),
  // With webpack, this version of Next.js builds no route handler for the edge runtime.
  withServer("next-webpack", {
    bundler: "webpack",
    routes: { "route handler": "node", middleware: "middleware" },
  }),
  exported,
];

/** Builds an app, and returns its folder `output`. */
async function build(folder, app, { bundler, output }) {
  await copyProgram(folder);
  const built = path.join(folder, app, output);
  await rm(built, { recursive: true, force: true });
  const printed = await runTool(folder, ["next", "build", app, `--${bundler}`]);
  // Three warnings are not about the package: the fixture uses the edge runtime and middleware,
  // which are deprecated, and with CI set there is no cache of an earlier build.
  const warnings = printed
    .split("\n")
    .filter(
      (line) => /⚠|warn/i.test(line) && !/edge runtime|"middleware"|no build cache/i.test(line),
    );
  assert.deepEqual(warnings, []);
  return built;
}
