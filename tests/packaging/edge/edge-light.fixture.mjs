// The edge runtime of Next.js and Vercel, as @edge-runtime/vm emulates it: a vm context with the
// part of the platform that the edge has.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import path from "node:path";

import { EdgeVM } from "@edge-runtime/vm";
import { build } from "esbuild";

import { installedVersion } from "../tools.mjs";

export default [
  {
    environment: "edge-light, the default entry",
    async run(context) {
      const { source } = await bundle(context, []);
      return evaluate(context, source, new EdgeVM());
    },
  },
  {
    environment: "edge-light, the condition, no code generation",
    async run(context) {
      const { source, modules } = await bundle(context, ["edge-light"]);
      // As `next start` does: compiled modules are globals of the context.
      const vm = new EdgeVM({
        codeGeneration: { strings: false, wasm: false },
        extend: (globals) => Object.assign(globals, modules),
      });
      return evaluate(context, source, vm);
    },
  },
  {
    environment: "edge-light, the error without the condition",
    program: false,
    async run(context) {
      const { source } = await bundle(context, [], "programs/refused.mjs");
      const vm = new EdgeVM({ codeGeneration: { strings: false, wasm: false } });
      vm.evaluate(source);
      assert.match(
        vm.evaluate("refusal"),
        /only compiled modules: bundle with the condition workerd or edge-light/,
      );
      return { version: await version(context) };
    },
  },
];

async function evaluate(context, source, vm) {
  vm.evaluate(source);
  return {
    version: await version(context),
    summary: JSON.parse(vm.evaluate("JSON.stringify(summary)")),
  };
}

const version = async ({ folder }) =>
  `@edge-runtime/vm ${await installedVersion(folder, "@edge-runtime/vm")}`;

/**
 * A script, and the modules that it expects as globals. Next.js bundles an import of
 * `….wasm?module` like this.
 */
async function bundle({ folder }, conditions, program = "programs/global.mjs") {
  const modules = {};
  const plugin = {
    name: "wasm-module",
    setup({ onLoad, onResolve }) {
      onResolve({ filter: /\.wasm\?module$/ }, ({ path: name, resolveDir }) => ({
        path: path.resolve(resolveDir, name.replace("?module", "")),
        namespace: "wasm-module",
      }));
      onLoad({ filter: /.*/, namespace: "wasm-module" }, async ({ path: file }) => {
        const name = `wasm_${Object.keys(modules).length}`;
        modules[name] = await WebAssembly.compile(await readFile(file));
        return { contents: `export default ${name};` };
      });
    },
  };
  const { outputFiles } = await build({
    entryPoints: [path.join(folder, program)],
    bundle: true,
    format: "iife",
    conditions,
    plugins: [plugin],
    write: false,
  });
  return { source: outputFiles[0].text, modules };
}
