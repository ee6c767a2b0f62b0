// Bundles the entry points of the package that are not modules of the template: those for
// CommonJS, and those that get the wasm from another source. The bundles stay readable.
//
//   node xtask/entries/build.mjs PACKAGE_FOLDER
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";

import { build } from "esbuild";

const folder = path.resolve(process.argv[2]);

const WEB = 'export * from "./index.js"; export { init, initSync } from "./engine/module.js";';

const BUNDLES = [
  { out: "index.cjs", source: 'export * from "./index.js";' },
  { out: "messages/en.cjs", source: 'export * from "./messages/en.js";' },
  { out: "messages/ru.cjs", source: 'export * from "./messages/ru.js";' },
  { out: "workerd.js", source: 'export * from "./index.js";', module: "workerd-module.js" },
  { out: "edge-light.js", source: 'export * from "./index.js";', module: "edge-light-module.js" },
  { out: "web.js", source: WEB, module: "web-module.js" },
  { out: "web.cjs", source: WEB, module: "web-module.js" },
];

/** A plugin that replaces the package's engine/module.js by a file of this folder. */
function replaceModule(file) {
  const contents = readFileSync(new URL(file, import.meta.url), "utf8");
  return {
    name: "replace-module",
    setup: ({ onLoad }) =>
      onLoad({ filter: /[\\/]engine[\\/]module\.js$/ }, () => ({
        contents,
        resolveDir: path.join(folder, "engine"),
      })),
  };
}

for (const { out, source, module } of BUNDLES) {
  await build({
    stdin: { contents: source, resolveDir: folder, sourcefile: "entry.js" },
    absWorkingDir: folder,
    outfile: out,
    bundle: true,
    format: out.endsWith(".cjs") ? "cjs" : "esm",
    // For CommonJS, "node" adds the list of exports that Node.js finds without running the file.
    platform: out.endsWith(".cjs") ? "node" : "neutral",
    // A CommonJS module does not know its own URL.
    define: out.endsWith(".cjs") ? { "import.meta.url": "undefined" } : {},
    external: ["*.wasm", "*.wasm?module"],
    charset: "utf8",
    plugins: module === undefined ? [] : [replaceModule(module)],
    logLevel: "warning",
  });
}

for (const types of readdirSync(folder, { recursive: true })) {
  if (!types.endsWith(".d.ts")) continue;
  const text = readFileSync(path.join(folder, types), "utf8");
  writeFileSync(
    path.join(folder, types.replace(/\.ts$/, ".cts")),
    text.replaceAll(/(?<=from ".*)\.js(?=";$)/gm, ".cjs"),
  );
}
