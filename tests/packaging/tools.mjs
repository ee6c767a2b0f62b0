// Runs the programs that npm installed in a group's folder, as from a script in its package.json.
import { execFile, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { readFile, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import path from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { promisify, stripVTControlCharacters } from "node:util";

const PATIENCE = 60_000;

/**
 * @typedef {object} ToolOptions
 * @property {string} [node] the Node.js that runs the program: this one by default
 * @property {NodeJS.ProcessEnv} [env] more environment variables
 */

/**
 * Runs a program in a folder until it ends, and returns all that it printed. If it fails, the error
 * carries the output.
 *
 * @param {string} folder
 * @param {[program: string, ...args: string[]]} command
 * @param {ToolOptions} [options]
 */
export async function runTool(folder, [program, ...args], { node, env } = {}) {
  try {
    const options = { cwd: folder, env: environment(folder, node, env), maxBuffer: 2 ** 24 };
    const { stdout, stderr } = await promisify(execFile)(program, args, options);
    return stripVTControlCharacters(stdout + stderr);
  } catch (error) {
    const { message, stdout, stderr } = /** @type {Error & { stdout: string, stderr: string }} */ (
      error
    );
    throw new Error(`${program} ${args.join(" ")}: ${message}\n${stdout}\n${stderr}`);
  }
}

/**
 * Starts a server and waits until it answers. Returns its URL, a function for what it has printed
 * so far, and a function that stops it.
 *
 * @param {string} folder
 * @param {(port: number) => [program: string, ...args: string[]]} command makes the command of the
 *   port; the variable PORT names it too
 * @param {ToolOptions} [options]
 */
export async function startServer(folder, command, { node, env } = {}) {
  const port = await freePort();
  const [program, ...args] = command(port);
  const child = spawn(program, args, {
    cwd: folder,
    env: environment(folder, node, { ...env, PORT: String(port) }),
  });
  let printed = "";
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding("utf8").on("data", (text) => {
      printed += text;
    });
  const ended = once(child, "close");
  const server = {
    url: `http://127.0.0.1:${port}/`,
    printed: () => stripVTControlCharacters(printed),
    async stop() {
      child.kill("SIGKILL");
      await ended;
    },
  };

  for (const deadline = Date.now() + PATIENCE; !(await answers(server.url)); await delay(100)) {
    if (Date.now() < deadline && child.exitCode === null && child.signalCode === null) continue;
    await server.stop();
    throw new Error(`${program} ${args.join(" ")} does not serve:\n${printed}`);
  }
  return server;
}

/**
 * Copies the program into a group's folder, as an ES module and for `require`. Some tools neither
 * serve nor bundle what lies outside of an application's project.
 *
 * @param {string} folder
 */
export async function copyProgram(folder) {
  const program = await readFile(path.join(folder, "../program.mjs"), "utf8");
  await writeFile(path.join(folder, "program.mjs"), program);
  await writeFile(
    path.join(folder, "program.cjs"),
    `${program.replaceAll(/^export /gm, "")}module.exports = { run };\n`,
  );
}

/**
 * For `unavailable`: why npm did not install a program; undefined if it did.
 *
 * @param {string} program
 */
export async function missing(program) {
  return existsSync(program) ? undefined : "npm has this program only for Linux on x64";
}

/**
 * The version of a package that is installed in a group's folder.
 *
 * @param {string} folder
 * @param {string} name
 * @returns {Promise<string>}
 */
export async function installedVersion(folder, name) {
  return JSON.parse(await readFile(path.join(folder, "node_modules", name, "package.json"), "utf8"))
    .version;
}

/**
 * Environment variables that find the programs of the group first. An app has a folder below that
 * of its group, so those of the parent folder come next. The tools send no statistics.
 *
 * @param {string} folder
 * @param {string} [node]
 * @param {NodeJS.ProcessEnv} [env]
 */
function environment(folder, node = process.execPath, env = {}) {
  const installed = [folder, path.dirname(folder)].map((parent) =>
    path.join(parent, "node_modules/.bin"),
  );
  const PATH = [...installed, path.dirname(node), process.env.PATH].join(path.delimiter);
  return { ...process.env, NEXT_TELEMETRY_DISABLED: "1", PATH, ...env };
}

/** A port of loopback that no program listens on. */
export async function freePort() {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = /** @type {import("node:net").AddressInfo} */ (server.address());
  server.close();
  await once(server, "close");
  return port;
}

/** @param {string} url */
function answers(url) {
  return fetch(url).then(
    (response) => response.ok,
    () => false,
  );
}
