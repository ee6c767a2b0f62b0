// Node.js: each maintained version, and the newest one.
import assert from "node:assert/strict";
import { mkdir, writeFile } from "node:fs/promises";
import path from "node:path";

import { missing } from "../tools.mjs";
import { programOf, summaryOf } from "./support.mjs";

const WAYS = {
  import: ["programs/import.mjs"],
  require: ["programs/require.cjs"],
  "require of the ES module": ["programs/require-module.cjs"],
  "import, without eval": ["--disallow-code-generation-from-strings", "programs/import.mjs"],
  "./web with the bytes": ["programs/web-bytes.mjs"],
  "./web with the bytes, require": ["programs/web-bytes.cjs"],
};

/** For versions that can import a wasm file. */
const NEWER_WAYS = { "./web with import source": ["programs/web-source.mjs"] };

export default [20, 22, 24, 26].flatMap((version) => {
  const node = programOf(`node-${version}`, "bin/node");
  const importsWasm = version >= 24;
  const unavailable = () => missing(node);
  return [
    ...Object.entries({ ...WAYS, ...(importsWasm ? NEWER_WAYS : {}) }).map(([way, args]) => ({
      environment: `Node.js ${version}, ${way}`,
      unavailable,
      run: (context) => summaryOf(context, node, args),
    })),
    ...(importsWasm
      ? [
          {
            environment: `Node.js ${version}, the error of import without source`,
            unavailable,
            program: false,
            run: (context) => importInstance(context, node),
          },
        ]
      : []),
  ];
});

/** The wasm imports nothing from packages, whatever is installed. */
async function importInstance(context, node) {
  const trap = path.join(context.folder, "node_modules/a");
  await mkdir(trap, { recursive: true });
  await writeFile(path.join(trap, "index.js"), 'throw new Error("the package a was run");\n');
  const [version, printed] = await Promise.all([
    context.execute(node, ["--version"]),
    context.execute(node, ["programs/wasm-instance.mjs"]),
  ]);
  assert.match(
    printed,
    /^ERR_MODULE_NOT_FOUND .*yc-image-update\/glue\.js' imported from .*\.wasm/,
  );
  return { version: version.trim() };
}
