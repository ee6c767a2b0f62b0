// Compiles tests/types against the packed package, the way programs are configured that use it.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { cpSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import path from "node:path";
import { after, describe, test } from "node:test";
import { fileURLToPath } from "node:url";

const require = createRequire(import.meta.url);
const manifest = require.resolve("typescript/package.json");
const tsc = path.join(path.dirname(manifest), require(manifest).bin.tsc);
const sources = fileURLToPath(new URL("../types/", import.meta.url));

const project = mkdtempSync(path.join(tmpdir(), "types-"));
after(() => rmSync(project, { recursive: true }));
cpSync(sources, project, { recursive: true });
cpSync(process.env.YC_PACKAGE_DIR, path.join(project, "node_modules/yc-image-update"), {
  recursive: true,
});
const spec = path.dirname(path.dirname(require.resolve("@standard-schema/spec")));
cpSync(spec, path.join(project, "node_modules/@standard-schema/spec"), { recursive: true });
writeFileSync(path.join(project, "package.json"), '{ "private": true, "type": "module" }\n');

const compilerOptions = {
  strict: true,
  exactOptionalPropertyTypes: true,
  noUncheckedIndexedAccess: true,
  skipLibCheck: false,
  target: "es2022",
  types: [],
  noEmit: true,
};
const MODULES = [
  { module: "node16", moduleResolution: "node16" },
  { module: "nodenext", moduleResolution: "nodenext" },
  { module: "preserve", moduleResolution: "bundler" },
];
const LIBRARIES = {
  "with the DOM": { lib: ["es2022", "dom", "dom.iterable"], without: "requests-without-dom.ts" },
  "without the DOM": { lib: ["es2022"], without: "requests-with-dom.ts" },
};

for (const modules of MODULES) {
  describe(modules.moduleResolution, () => {
    for (const [name, { lib, without }] of Object.entries(LIBRARIES)) {
      const files = readdirSync(sources).filter((file) => file !== without);
      test(`${name}: ${files.join(", ")}`, () => {
        const config = path.join(project, "tsconfig.json");
        writeFileSync(
          config,
          JSON.stringify({ compilerOptions: { ...compilerOptions, ...modules, lib }, files }),
        );
        const { status, stdout, stderr } = spawnSync(
          process.execPath,
          [tsc, "--project", config, "--pretty", "false"],
          { encoding: "utf8" },
        );
        assert.equal(status, 0, `tsc says:\n${stdout}${stderr}`);
      });
    }
  });
}
