// Runs the tools of the recipes. Some need a newer Node.js than the package does.
import { fileURLToPath } from "node:url";

import { newerNode, noNewerNode as reasonWithout } from "../../packaging/newer-node.mjs";
import { runTool, startServer } from "../../packaging/tools.mjs";

const folder = fileURLToPath(new URL(".", import.meta.url));
const node = newerNode(folder);

/** Why Angular and SvelteKit cannot be tested here; false if they can. */
export const noNewerNode = (await reasonWithout({ folder })) ?? false;

/** The folder of these recipes, or one in it. */
export const folderOf = (name = "") => folder + name;

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
