// What a fixture gets.
import { spawn } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";

import { openInChromium } from "./chromium.mjs";
import { serveFolder } from "./serve.mjs";

/**
 * @typedef {{ missing: string }} Missing why this machine does not have a browser
 *
 * @typedef {object} Browsers
 * @property {string} chromium its program
 * @property {string | Missing} firefox its program
 * @property {WebKit | Missing} webkit
 *
 * @typedef {object} WebKit
 * @property {string} browser its program
 * @property {string} driver the program of its WebDriver
 * @property {string} xvfbRun the program that gives it a screen
 *
 * @typedef {object} Settings what xtask prepared
 * @property {string} tarball the packed package
 * @property {string[]} groups the folders with fixtures
 * @property {Browsers} browsers
 *
 * @typedef {ReturnType<typeof createContext>} Context
 */

/**
 * @param {string} group
 * @param {Settings} settings
 */
export function createContext(group, { tarball, browsers }) {
  /** @type {(() => unknown)[]} */
  const closing = [];
  const folder = fileURLToPath(new URL(group, import.meta.url));
  return {
    /**
     * The group's folder: a copy of tests/packaging/GROUP, with its npm packages and the packed
     * package in node_modules.
     */
    folder,
    /** The folder of the installed package. */
    package: path.join(folder, "node_modules/yc-image-update"),
    tarball,
    browsers,

    /**
     * Runs a program in the group's folder and returns what it printed to stdout. An exit code
     * other than 0 is an Error with all of the output.
     *
     * @param {string} program
     * @param {string[]} args
     * @param {{ cwd?: string, env?: NodeJS.ProcessEnv }} [options]
     */
    execute: (program, args, options) => execute(program, args, { cwd: folder, ...options }),

    /**
     * Serves a folder on loopback and returns the URL, with a slash at its end.
     *
     * @param {string} served
     * @param {Record<string, string>} [headers] for every answer
     */
    async serve(served, headers) {
      const { url, close } = await serveFolder(served, headers);
      closing.push(close);
      return url;
    },

    /**
     * Opens a page in Chromium. Returns `{ version, summary }` when the page has set
     * `globalThis.summary`; throws what the page does not catch.
     *
     * @param {string} url
     */
    openInChromium: (url) => openInChromium(browsers.chromium, url),

    /** Makes an empty folder, which is removed when the fixture ends. */
    async temporaryFolder() {
      const temporary = await mkdtemp(path.join(tmpdir(), "packaging-"));
      closing.push(() => rm(temporary, { recursive: true, force: true }));
      return temporary;
    },

    /**
     * Calls back when the fixture ends, even if it fails.
     *
     * @param {() => unknown} callback
     */
    onClose(callback) {
      closing.push(callback);
    },

    async close() {
      for (const close of closing.reverse()) await close();
    },
  };
}

/**
 * @param {string} program
 * @param {string[]} args
 * @param {{ cwd: string, env?: NodeJS.ProcessEnv }} options
 */
async function execute(program, args, options) {
  const child = spawn(program, args, { ...options, stdio: ["ignore", "pipe", "pipe"] });
  let stdout = "";
  let stderr = "";
  child.stdout.setEncoding("utf8").on("data", (text) => {
    stdout += text;
  });
  child.stderr.setEncoding("utf8").on("data", (text) => {
    stderr += text;
  });
  const code = await new Promise((resolve, reject) =>
    child.once("error", reject).once("close", resolve),
  );
  if (code !== 0)
    throw new Error(`${program} ${args.join(" ")} exited with ${code}\n${stdout}${stderr}`);
  return stdout;
}
