// What a fixture is given.
import { spawn } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";

import { openInChromium } from "./chromium.mjs";
import { serveFolder } from "./serve.mjs";

export function createContext(group, { tarball, browsers }) {
  const closing = [];
  const folder = fileURLToPath(new URL(group, import.meta.url));
  return {
    /** The group's folder: a copy of tests/packaging/GROUP, with its npm packages and the packed package in node_modules. */
    folder,
    /** The package, installed. */
    package: path.join(folder, "node_modules/yc-image-update"),
    /** The packed package. */
    tarball,
    /** The browsers of this machine, each as xtask found it; beside Chromium they may be `{ missing: reason }`. */
    browsers,

    /** Runs a program in the group's folder, and returns what it printed to stdout; an exit code other than 0 is an Error with all of the output. */
    execute: (program, args, options) => execute(program, args, { cwd: folder, ...options }),

    /** Serves a folder on loopback and returns the URL, with a slash at its end; `headers` go with every answer. */
    async serve(served, headers) {
      const { url, close } = await serveFolder(served, headers);
      closing.push(close);
      return url;
    },

    /** Opens a page in Chromium, and returns `{ version, summary }` when it sets `globalThis.summary`; an uncaught exception in it is thrown here. */
    openInChromium: (url) => openInChromium(browsers.chromium, url),

    /** A folder of its own, which is removed when the fixture has run. */
    async temporaryFolder() {
      const temporary = await mkdtemp(path.join(tmpdir(), "packaging-"));
      closing.push(() => rm(temporary, { recursive: true, force: true }));
      return temporary;
    },

    /** Calls back when the fixture has run, whether well or not. */
    onClose: (callback) => closing.push(callback),

    async close() {
      for (const close of closing.reverse()) await close();
    },
  };
}

async function execute(program, args, options) {
  const child = spawn(program, args, { stdio: ["ignore", "pipe", "pipe"], ...options });
  const output = { stdout: "", stderr: "" };
  for (const name of ["stdout", "stderr"])
    child[name].setEncoding("utf8").on("data", (text) => (output[name] += text));
  const code = await new Promise((resolve, reject) =>
    child.once("error", reject).once("close", resolve),
  );
  if (code !== 0)
    throw new Error(
      `${program} ${args.join(" ")} exited with ${code}\n${output.stdout}${output.stderr}`,
    );
  return output.stdout;
}
