// Next.js with its own bundler, Turbopack: a server component, a client component, and a route
// handler on each of the two runtimes.
import assert from "node:assert/strict";
import { rm } from "node:fs/promises";
import path from "node:path";

import { assertCopies } from "../copies.mjs";
import { expected } from "../program.mjs";
import { copyProgram, installedVersion, runTool, startServer } from "../tools.mjs";
import { summaryOnPage } from "../page.mjs";

export default {
  environment:
    "Next.js, Turbopack: server component, client component, " +
    "route handlers on the node and edge runtimes",
  async run({ folder, openInChromium, onClose }) {
    await copyProgram(folder);
    const output = path.join(folder, "next/.next");
    await rm(output, { recursive: true, force: true });
    const printed = await runTool(folder, ["next", "build", "next"]);
    // Two warnings are not about the package: the fixture uses the edge runtime, which is
    // deprecated, and with CI set there is no cache of an earlier build.
    const warnings = printed
      .split("\n")
      .filter((line) => /⚠|warn/i.test(line) && !/edge runtime|no build cache/i.test(line));
    assert.deepEqual(warnings, []);
    await assertCopies(path.join(output, "static"), [/\.js$/]);
    await assertCopies(path.join(output, "server/edge"), [/\.wasm$/]);

    const server = await startServer(folder, (port) => [
      "next",
      "start",
      "next",
      "--hostname",
      "127.0.0.1",
      "--port",
      String(port),
    ]);
    onClose(server.stop);
    assert.deepEqual(await summaryOnPage(server.url), expected());
    for (const route of ["node", "edge"])
      assert.deepEqual(await (await fetch(server.url + route)).json(), expected(), route);
    return {
      ...(await openInChromium(server.url)),
      version: await installedVersion(folder, "next"),
    };
  },
};
