// The programs that npm installed in a group's folder, run as from a script in its package.json.
import { execFile, spawn } from "node:child_process";
import { once } from "node:events";
import { readFile, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import path from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { promisify, stripVTControlCharacters } from "node:util";

const PATIENCE = 60_000;

/** Runs a program in a folder until it ends, and returns all that it printed; the error of one that fails carries that too. */
export async function runTool(folder, [program, ...args], { node, env } = {}) {
  try {
    const options = { cwd: folder, env: environment(folder, node, env), maxBuffer: 2 ** 24 };
    const { stdout, stderr } = await promisify(execFile)(program, args, options);
    return stripVTControlCharacters(stdout + stderr);
  } catch (error) {
    throw new Error(
      `${program} ${args.join(" ")}: ${error.message}\n${error.stdout}\n${error.stderr}`,
    );
  }
}

/** Starts a program that serves on a port of this machine; `command` makes it of the port. Returns its URL, what it printed so far, and how to stop it. */
export async function startServer(folder, command, { node, env } = {}) {
  const port = await freePort();
  const [program, ...args] = command(port);
  const child = spawn(program, args, {
    cwd: folder,
    env: environment(folder, node, { ...env, PORT: port }),
  });
  let printed = "";
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding("utf8").on("data", (text) => (printed += text));
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
 * Puts the program into the group's folder, as an ES module and for `require`: what lies outside of an application's project is not served, nor always
 * bundled.
 */
export async function bringProgram(folder) {
  const program = await readFile(path.join(folder, "../program.mjs"), "utf8");
  await writeFile(path.join(folder, "program.mjs"), program);
  await writeFile(
    path.join(folder, "program.cjs"),
    `${program.replaceAll(/^export /gm, "")}module.exports = { run };\n`,
  );
}

/** The version of a package that is installed in the group's folder. */
export async function installedVersion(folder, name) {
  return JSON.parse(await readFile(path.join(folder, "node_modules", name, "package.json"), "utf8"))
    .version;
}

/** With the programs of the group first, or of the parent of an app's folder; and nothing goes to the makers of the tools. */
function environment(folder, node = process.execPath, env = {}) {
  const installed = [folder, path.dirname(folder)].map((parent) =>
    path.join(parent, "node_modules/.bin"),
  );
  const PATH = [...installed, path.dirname(node), process.env.PATH].join(path.delimiter);
  return { ...process.env, NEXT_TELEMETRY_DISABLED: "1", PATH, ...env };
}

async function freePort() {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address();
  server.close();
  await once(server, "close");
  return port;
}

function answers(url) {
  return fetch(url).then(
    (response) => response.ok,
    () => false,
  );
}
