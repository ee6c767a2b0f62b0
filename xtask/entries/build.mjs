// Bundles the entry points of the package that are not modules of the template: those for
// CommonJS, and those that get the wasm from another source. The bundles stay readable.
//
//   node xtask/entries/build.mjs PACKAGE_FOLDER CONVERTED_ENGINE_FOLDER
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";

import { build, transform } from "esbuild";

const [folder, convertedEngine] = process.argv.slice(2).map((argument) => path.resolve(argument));

const ALL = 'export * from "./index.js";';
const WEB = 'export * from "./index.js"; export { init, initSync } from "./engine/module.js";';

const BUNDLES = [
  { out: "index.cjs", source: ALL },
  { out: "messages/en.cjs", source: 'export * from "./messages/en.js";' },
  { out: "messages/ru.cjs", source: 'export * from "./messages/ru.js";' },
  { out: "workerd.js", source: ALL, module: "workerd-module.js" },
  { out: "edge-light.js", source: ALL, module: "edge-light-module.js" },
  { out: "web.js", source: WEB, module: "web-module.js" },
  { out: "web.cjs", source: WEB, module: "web-module.js" },
  { out: "js.js", source: ALL, module: "js-module.js", glue: "js-glue.js" },
  { out: "js.cjs", source: ALL, module: "js-module.js", glue: "js-glue.js" },
];

/**
 * A plugin that replaces a file of the package's engine/ by one of this folder, whose imports are
 * found from another folder.
 */
function replace(replaced, file, resolveDir) {
  const contents = readFileSync(new URL(file, import.meta.url), "utf8");
  const filter = new RegExp(String.raw`[\\/]engine[\\/]${replaced}\.js$`);
  return {
    name: `replace-${replaced}`,
    setup: ({ onLoad }) => onLoad({ filter }, () => ({ contents, resolveDir })),
  };
}

/** A plugin that minifies the converted engine, which is not readable anyway. */
const minifyEngine = {
  name: "minify-engine",
  setup: ({ onLoad }) =>
    onLoad({ filter: /[\\/]engine\.js$/ }, async ({ path: file }) => {
      const { code } = await transform(readFileSync(file, "utf8"), { minify: true });
      return { contents: code };
    }),
};

for (const { out, source, module, glue } of BUNDLES) {
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
    plugins: [
      module && replace("module", module, path.join(folder, "engine")),
      ...(glue ? [replace("glue", glue, convertedEngine), minifyEngine] : []),
    ].filter(Boolean),
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
