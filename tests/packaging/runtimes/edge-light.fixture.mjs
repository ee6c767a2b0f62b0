// The edge runtime of Next.js and Vercel, as @edge-runtime/vm emulates it: a vm context with the
// part of the platform that the edge has.
import { readFile } from "node:fs/promises";
import path from "node:path";

import { EdgeVM } from "@edge-runtime/vm";
import { build } from "esbuild";

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
];

async function evaluate(context, source, vm) {
  vm.evaluate(source);
  const manifest = JSON.parse(
    await readFile(path.join(context.folder, "node_modules/@edge-runtime/vm/package.json"), "utf8"),
  );
  return {
    version: `@edge-runtime/vm ${manifest.version}`,
    summary: JSON.parse(vm.evaluate("JSON.stringify(summary)")),
  };
}

/**
 * A script, and the modules that it expects as globals. Next.js bundles an import of
 * `….wasm?module` like this.
 */
async function bundle({ folder }, conditions) {
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
    entryPoints: [path.join(folder, "programs/global.mjs")],
    bundle: true,
    format: "iife",
    conditions,
    plugins: [plugin],
    write: false,
  });
  return { source: outputFiles[0].text, modules };
}
