// A new Node.js process for each time.
import { execFileSync } from "node:child_process";
import { fileURLToPath, pathToFileURL } from "node:url";

const TIMER = fileURLToPath(new URL("timer.js", import.meta.url));

export const bundling = { platform: "node" };

export async function open(bundles, update) {
  return {
    name: `Node.js ${process.version}`,
    milliseconds: (contender) =>
      run(TIMER, pathToFileURL(bundles[contender].module).href, JSON.stringify(update)).total,
    close() {},
  };
}

/** Runs a script in a new process and returns what it prints as JSON. */
export function run(script, ...parameters) {
  return JSON.parse(
    execFileSync(process.execPath, [script, ...parameters], { encoding: "utf8", stdio: "pipe" }),
  );
}
