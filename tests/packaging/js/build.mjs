// Bundles the program with esbuild.
import { readdirSync, readFileSync } from "node:fs";
import { writeFile } from "node:fs/promises";
import path from "node:path";
import { fileURLToPath } from "node:url";

import { build } from "esbuild";

// This module runs in target/packaging/js, as deep below the root as its source.
const VECTORS = new URL("../../../tests/vectors/", import.meta.url);

/** All shared vectors. */
export const vectors = readdirSync(VECTORS)
  .filter((file) => file.endsWith(".json"))
  .flatMap((file) => JSON.parse(readFileSync(new URL(file, VECTORS), "utf8")));

/**
 * Bundles the program with the vectors, and returns the path of the file.
 *
 * @param {string} folder
 * @param {import("esbuild").BuildOptions} options
 */
export async function buildProgram(folder, options) {
  // As one string, since Babel takes long for so many objects.
  await writeFile(
    new URL("program/vectors.mjs", import.meta.url),
    `export default JSON.parse(${JSON.stringify(JSON.stringify(vectors))});\n`,
  );
  const outfile = path.join(folder, options.format === "cjs" ? "program.cjs" : "program.js");
  await build({
    entryPoints: [fileURLToPath(new URL("program/main.mjs", import.meta.url))],
    bundle: true,
    outfile,
    logLevel: "warning",
    ...options,
  });
  return outfile;
}
