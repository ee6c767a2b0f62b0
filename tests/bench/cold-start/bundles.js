// Each contender as one minified module that exports `verdict`, made by esbuild under the
// conditions of each platform.
import { mkdirSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";

import { build } from "esbuild";

import { BASELINE, baselines } from "../baseline.js";
import { folder } from "../package-under-test.js";

const bench = fileURLToPath(new URL("..", import.meta.url));

const peer = (file) => ({
  source: `
    import { isValid, validate } from "./${file}";
    export const verdict = (update) => isValid(validate(update));
  `,
  resolveDir: bench,
});

export const EMPTY = "empty script";

/** What each bundle is made of, the package first. */
const SOURCES = {
  ...packageSources("yc-image-update", folder),
  ...Object.assign({}, ...baselines.map(({ folder }) => packageSources(BASELINE, folder))),
  ajv: peer("peers/ajv.js"),
  "ajv, compiled ahead": peer("compiled/ajv-ahead.js"),
  zod: peer("peers/zod.js"),
  valibot: peer("peers/valibot.js"),
  arktype: peer("peers/arktype.js"),
  typia: peer("compiled/peers/typia/image-update.js"),
  [EMPTY]: { source: "export const verdict = () => true;", resolveDir: bench },
};

export const names = Object.keys(SOURCES).filter((name) => name !== EMPTY);

/**
 * Makes the bundles in a folder of this name. Returns by contender the path of its module, and the
 * paths of its wasm files if the platform wants those apart.
 */
export async function makeBundles(name, { platform, conditions }) {
  const folder = path.join(bench, "bundles", name);
  mkdirSync(folder, { recursive: true });
  const bundles = {};
  for (const [index, [contender, { source, resolveDir }]] of Object.entries(SOURCES).entries()) {
    const { metafile } = await build({
      stdin: { contents: source, resolveDir },
      outfile: path.join(folder, `${index}`, "bundle.mjs"),
      absWorkingDir: bench,
      bundle: true,
      minify: true,
      format: "esm",
      platform,
      conditions,
      loader: { ".wasm": "copy" },
      metafile: true,
    });
    const files = Object.keys(metafile.outputs).map((file) => path.join(bench, file));
    bundles[contender] = {
      module: files.find((file) => file.endsWith(".mjs")),
      wasm: files.filter((file) => file.endsWith(".wasm")),
    };
  }
  return bundles;
}

/** The times of each contender, minus that of the empty script in the same round. */
export function beyondEmpty(times) {
  return Object.fromEntries(
    names.map((name) => [name, times[name]?.map((time, round) => time - times[EMPTY][round])]),
  );
}

/** The first verdict of a package on a valid update, and on one with a fault. */
function packageSources(name, folder) {
  // As its users import it, so that esbuild chooses among the package's own conditions.
  const source = (verdict) => ({
    source: `
      import { validateImageUpdate } from "yc-image-update";
      export const verdict = (update) => ${verdict};
    `,
    resolveDir: path.dirname(folder),
  });
  return {
    [name]: source("validateImageUpdate(update).valid"),
    // The fast path accepts a valid update, so only a fault compiles the engine.
    [`${name}, a fault`]: source('!validateImageUpdate({ ...update, name: "-" }).valid'),
  };
}
