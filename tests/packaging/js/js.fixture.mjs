// `yc-image-update/js` where WebAssembly is missing or forbidden. It gives the same answers to all
// shared vectors as the default entry point gives here.
import assert from "node:assert/strict";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { pathToFileURL } from "node:url";
import vm from "node:vm";

import { openInWebkit } from "../webkit.mjs";
import { buildProgram, vectors } from "./build.mjs";
import { answersTo } from "../../../tests/support/answers.mjs";

/** @import { Context } from "../context.mjs" */

/** @typedef {{ ofProgram: unknown, ofVectors: string[] }} Outcome */

const POLICY =
  "default-src 'self'; script-src 'self'; require-trusted-types-for 'script'; trusted-types 'none'";

/** As in the Lockdown Mode of Apple's systems. */
const LOCKDOWN = "delete globalThis.WebAssembly;";

/**
 * The summary of the program, once the answers to the vectors are compared.
 *
 * @param {unknown} outcome
 * @param {string} [notCompared] what the arguments of a vector hold that is not compared
 */
async function summaryOf(outcome, notCompared) {
  const { ofProgram, ofVectors } = /** @type {Outcome} */ (outcome);
  const expected = answersTo(vectors, { ...(await import("yc-image-update")) });
  assert.equal(ofVectors.length, expected.length);
  vectors.forEach(({ comment, call, args }, index) => {
    const text = JSON.stringify(args);
    if (notCompared === undefined || !text.includes(notCompared))
      assert.equal(ofVectors[index], expected[index], `${comment}: ${call}(${text})`);
  });
  return ofProgram;
}

/**
 * A script with the program and the package, in a page of its own.
 *
 * @param {Context} context
 * @param {string} [before] what runs first
 */
async function servePage({ temporaryFolder, serve }, before = "") {
  const folder = await temporaryFolder();
  await buildProgram(folder, { format: "iife", banner: { js: before } });
  await writeFile(
    path.join(folder, "index.html"),
    '<!doctype html><title>page</title><script src="program.js"></script>',
  );
  return serve(folder, { "Content-Security-Policy": POLICY });
}

/**
 * Runs the program in Node.js.
 *
 * @param {string} way
 * @param {"esm" | "cjs"} format
 * @param {string[]} args
 */
const inNode = (way, format, args) => ({
  environment: `Node.js, ${way}`,
  lacks: ["Request"],
  async run({ folder, execute }) {
    const file = await buildProgram(await subfolder(folder, format), {
      format,
      external: ["yc-image-update/js"],
      // Without WebAssembly, Node.js 20 ends with an exception as soon as a program names it.
      banner: { js: "delete globalThis.Request;" },
      footer: { js: "console.log(JSON.stringify(globalThis.summary));" },
    });
    const output = await execute(process.execPath, [...args, file]);
    return { version: process.version, summary: await summaryOf(JSON.parse(output)) };
  },
});

/**
 * A React Native app, bundled as Metro does.
 *
 * @param {string} way
 * @param {string} entry what the app imports
 */
const inHermes = (way, entry) => ({
  environment: `Hermes, ${way}`,
  lacks: ["Request"],
  unavailable: async () =>
    process.platform === "linux" && process.arch === "x64"
      ? undefined
      : "npm has this program only for Linux on x64",
  async run({ folder, execute }) {
    const app = await subfolder(folder, "app");
    const file = await buildProgram(app, {
      format: "esm",
      alias: { "yc-image-update/js": entry },
      external: ["yc-image-update"],
      footer: { js: "print(JSON.stringify(globalThis.summary));" },
    });
    const bundle = path.join(app, "bundle.js");
    await execute(process.execPath, ["metro.mjs", path.relative(folder, file), bundle]);
    const hermes = path.join(folder, "node_modules/hermes-engine-cli/linux64-bin/hermes");
    const [, version] =
      /Hermes release version: (\S+)/.exec(await execute(hermes, ["--version"])) ?? [];
    const output = await execute(hermes, ["-O", bundle]);
    // Its Promise is written in JavaScript, so it looks like any other object.
    const summary = await summaryOf(JSON.parse(output), '{"$instance":"Promise"}');
    return { version: `Hermes ${version}`, summary };
  },
});

/** A folder in that of the group, from which npm packages are found. */
async function subfolder(folder, name) {
  const made = path.join(folder, name);
  await mkdir(made, { recursive: true });
  return made;
}

export default [
  {
    environment: "Chromium, script-src 'self' and Trusted Types",
    async run(context) {
      const { version, summary } = await context.openInChromium(await servePage(context));
      return { version, summary: await summaryOf(summary) };
    },
  },
  {
    environment: "WebKitGTK, no WebAssembly, as in Lockdown Mode",
    unavailable: async ({ browsers }) => browsers.webkit.missing,
    async run(context) {
      const url = await servePage(context, LOCKDOWN);
      const { version, summary } = await openInWebkit(context, context.browsers.webkit, url);
      return { version, summary: await summaryOf(summary) };
    },
  },
  inHermes("Metro, ./js", "yc-image-update/js"),
  inHermes("Metro, the default entry", "yc-image-update"),
  inNode("--jitless, import", "esm", ["--jitless"]),
  inNode("--jitless, require", "cjs", ["--jitless"]),
  {
    environment: "Node.js, a vm context with nothing but JavaScript",
    lacks: ["Request"],
    async run({ temporaryFolder }) {
      const file = await buildProgram(await temporaryFolder(), { format: "iife" });
      const realm = vm.createContext();
      vm.runInContext("delete globalThis.WebAssembly; delete globalThis.console", realm);
      vm.runInContext(await readFile(file, "utf8"), realm, { filename: pathToFileURL(file).href });
      const outcome = JSON.parse(vm.runInContext("JSON.stringify(summary)", realm));
      return { version: process.version, summary: await summaryOf(outcome) };
    },
  },
];
