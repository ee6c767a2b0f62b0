// TypeScript of many versions compiles a consumer of the package, which then runs.
import assert from "node:assert/strict";
import { cp, writeFile } from "node:fs/promises";
import path from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

import { run } from "../program.mjs";

const VERSIONS = ["5.0", "5.4", "5.9", "6", "7"];

const OPTIONS = {
  strict: true,
  exactOptionalPropertyTypes: true,
  noUncheckedIndexedAccess: true,
  skipLibCheck: false,
  lib: ["es2022", "dom"],
  target: "es2022",
  types: [],
  rootDir: ".",
  outDir: "out",
};

// The ending of a compiled file decides the kind of module: the folder's package.json has no type.
const RESOLUTIONS = [
  { moduleResolution: "bundler", module: "esnext", files: ["consumer.mts", "web.mts"] },
  {
    moduleResolution: "node16",
    module: "node16",
    files: ["consumer.mts", "consumer.cts", "web.mts", "web.cts"],
  },
  {
    moduleResolution: "nodenext",
    module: "nodenext",
    files: ["consumer.mts", "consumer.cts", "web.mts", "web.cts"],
  },
  {
    moduleResolution: "node10",
    module: "commonjs",
    files: ["consumer.cts"],
    versions: ["5.0", "5.4", "5.9", "6"],
  },
];

export default VERSIONS.flatMap((version) =>
  RESOLUTIONS.filter(({ versions = VERSIONS }) => versions.includes(version)).map(
    ({ moduleResolution, module, files }) => ({
      environment: `TypeScript ${version}, ${moduleResolution}`,
      async run(context) {
        const folder = await createProject(context, files);
        const options = { ...OPTIONS, module, moduleResolution };
        // The last version that knows it; from the next on it is gone.
        if (moduleResolution === "node10" && version === "6") options.ignoreDeprecations = "6.0";
        await writeFile(
          path.join(folder, "tsconfig.json"),
          JSON.stringify({ compilerOptions: options, files }),
        );
        const tsc = fileURLToPath(
          new URL(`node_modules/typescript-${version}/bin/tsc`, import.meta.url),
        );
        await context.execute(process.execPath, [tsc, "--project", folder, "--pretty", "false"]);

        const summaries = [];
        for (const file of files.filter((name) => name.startsWith("consumer"))) {
          const { default: exported, ...named } = await import(
            pathToFileURL(path.join(folder, "out", file.replace("ts", "js"))).href
          );
          summaries.push(run(exported ?? named));
        }
        for (const summary of summaries) assert.deepEqual(summary, summaries[0]);
        return {
          version: (await context.execute(process.execPath, [tsc, "--version"])).trim(),
          summary: summaries[0],
        };
      },
    }),
  ),
);

/** A folder with the package and the consumer's files. */
async function createProject(context, files) {
  const folder = await context.temporaryFolder();
  await cp(context.package, path.join(folder, "node_modules/yc-image-update"), { recursive: true });
  for (const file of files)
    await cp(
      path.join(context.folder, "consumer", file.replace(/[mc]ts$/, "ts")),
      path.join(folder, file),
    );
  await writeFile(path.join(folder, "package.json"), '{ "private": true }\n');
  return folder;
}
