// workerd, the runtime of Cloudflare Workers, with the bundle that wrangler would deploy.
import { spawn } from "node:child_process";
import { readdir, writeFile } from "node:fs/promises";
import path from "node:path";

import { missing, programOf } from "./support.mjs";

const workerd = programOf("@cloudflare/workerd-linux-64", "bin/workerd");
// wrangler needs Node.js 22.12 or newer.
const node = programOf("node-24", "bin/node");
const wrangler = programOf("wrangler", "bin/wrangler.js");

const COMPATIBILITY_DATE = "2025-01-01";

const WAYS = { import: "worker", "./web with the compiled module": "worker-web" };

export default Object.entries(WAYS).map(([way, name]) => ({
  environment: `workerd, ${way}`,
  unavailable: async () => (await missing(workerd)) ?? missing(node),
  async run(context) {
    const folder = await context.temporaryFolder();
    await bundle(context, name, folder);
    await writeFile(path.join(folder, "config.capnp"), config(name, await wasmFile(folder)));
    const response = await fetch(await serve(context, folder));
    const version = await context.execute(workerd, ["--version"]);
    return { version: version.trim(), summary: await response.json() };
  },
}));

async function bundle({ execute }, name, folder) {
  // Its logs and settings go to the folder too.
  const env = {
    ...process.env,
    CI: "1",
    WRANGLER_SEND_METRICS: "false",
    WRANGLER_LOG_PATH: folder,
    XDG_CONFIG_HOME: folder,
  };
  const options = ["--name", name, "--compatibility-date", COMPATIBILITY_DATE, "--outdir", folder];
  await execute(node, [wrangler, "deploy", `programs/${name}.mjs`, "--dry-run", ...options], {
    env,
  });
}

/** The name of the only .wasm file in a folder. */
async function wasmFile(folder) {
  const [file, ...others] = (await readdir(folder)).filter((name) => name.endsWith(".wasm"));
  if (file === undefined || others.length > 0)
    throw new Error("the bundle has not exactly one copy of the wasm");
  return file;
}

const config = (name, wasm) => `using Workerd = import "/workerd/workerd.capnp";

const config :Workerd.Config = (
  services = [ (name = "main", worker = .worker) ],
  sockets = [ (name = "http", address = "127.0.0.1:0", http = (), service = "main") ]
);

const worker :Workerd.Worker = (
  modules = [
    (name = "${name}.js", esModule = embed "${name}.js"),
    (name = "${wasm}", wasm = embed "${wasm}"),
  ],
  compatibilityDate = "${COMPATIBILITY_DATE}"
);
`;

/** Starts workerd and returns the URL of its socket. */
async function serve({ onClose }, folder) {
  const child = spawn(workerd, ["serve", "--control-fd=3", path.join(folder, "config.capnp")], {
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
