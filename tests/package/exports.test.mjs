// What the package's `exports` give to the tools, by the conditions that each of them sets.
import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { test } from "node:test";
import { exports as resolve } from "resolve.exports";

import { fileOf } from "./api.mjs";

const manifest = JSON.parse(readFileSync(new URL(fileOf("package.json")), "utf8"));

const ALWAYS_ES = ["./wasm", "./yc-image-update.wasm", "./package.json"];

/** What tools set that load or bundle for a platform with WebAssembly. */
const ES_MODULES = {
  "Node.js, import": ["node", "import", "module-sync", "node-addons"],
  "Deno, import": ["deno", "node", "import", "module-sync"],
  "Bun, import": ["bun", "node", "import"],
  "webpack and Rspack, import": ["webpack", "production", "browser", "module", "import"],
  "webpack and Rspack, new URL()": ["webpack", "production", "browser"],
  "webpack and Rspack for Node.js, new URL()": ["webpack", "production", "node"],
  "Vite, import": ["module", "browser", "development", "import"],
  "Vite, server": ["module", "node", "production", "import"],
  "Rollup, import": ["module", "import"],
  "esbuild, import": ["module", "browser", "import"],
  "esbuild, without a kind of import": ["module", "browser"],
  "Parcel, import": ["module", "import", "browser", "production"],
  "Jest, import": ["node", "node-addons", "import"],
  "jest-environment-jsdom, import": ["browser", "import"],
  "Next.js on Node.js, import": ["webpack", "module", "node", "react-server", "import"],
  "Angular, import": ["es2022", "es2020", "es2015", "module", "browser", "production", "import"],
  "Electron, import": ["electron", "node", "import"],
  "TypeScript, import": ["node", "import"],
  "no condition": [],
};

const COMMON_JS = {
  "Node.js, require": ["node", "require", "module-sync", "node-addons"],
  "Bun, require": ["bun", "node", "require"],
  "webpack and Rspack, require": ["webpack", "production", "browser", "module", "require"],
  "esbuild, require": ["module", "browser", "require"],
  "Vite, require": ["module", "browser", "development", "require"],
  "Jest, require": ["node", "node-addons", "require"],
  "jest-environment-jsdom, require": ["browser", "require"],
  "Electron, require": ["electron", "node", "require"],
  "TypeScript, require": ["node", "require"],
  // It cannot import `….wasm?module`, but it compiles WebAssembly.
  "@edge-runtime/jest-environment, require": ["edge", "edge-light", "require"],
};

/** What Nitro sets for every platform but Node.js. */
const NITRO = ["wintercg", "worker", "web", "browser", "workerd", "edge-light", "netlify", "deno"];

/**
 * What is set for platforms without WebAssembly, and by tools that bundle none for platforms that
 * take only compiled modules.
 */
const WITHOUT_WEBASSEMBLY = {
  "Metro, import": ["react-native", "import"],
  "Nitro, import": [...NITRO, "import"],
};
const WITHOUT_WEBASSEMBLY_COMMON_JS = {
  "Metro, require": ["react-native", "require"],
  "Nitro, require": [...NITRO, "require"],
};

const WORKERD = {
  "wrangler, import": ["workerd", "worker", "browser", "import"],
  "wrangler, require": ["workerd", "worker", "browser", "require"],
  "@cloudflare/vite-plugin, import": ["workerd", "worker", "module", "browser", "import"],
};

const EDGE_LIGHT = {
  "Next.js on the edge, import": ["edge-light", "worker", "webpack", "module", "import"],
  "Next.js on the edge, require": ["edge-light", "worker", "webpack", "module", "require"],
  "Vercel, import": ["edge-light", "browser", "module", "import"],
};

/** The file of a subpath, for the conditions of a tool. */
function fileFor(subpath, conditions) {
  const [file, ...others] = resolve(manifest, subpath, { unsafe: true, conditions }) ?? [];
  assert.deepEqual(others, []);
  assert.ok(file !== undefined && existsSync(new URL(fileOf(file))), `${subpath}: ${file}`);
  return file;
}

/**
 * Tests that the tools of a table get, for the main entry point, the file `main`, and for each
 * other one a file with this extension if it is JavaScript.
 */
function testTools(tools, main, extension) {
  for (const [tool, conditions] of Object.entries(tools)) {
    test(tool, () => {
      for (const subpath of Object.keys(manifest.exports)) {
        const file = fileFor(subpath, conditions);
        if (subpath === ".") assert.equal(file, main);
        else if (!ALWAYS_ES.includes(subpath)) assert.equal(file, `${subpath}${extension}`);
      }
    });
    test(`${tool}, types`, () => {
      for (const subpath of Object.keys(manifest.exports)) {
        if (subpath === "./package.json") continue;
        const types = extension === ".cjs" ? /\.d\.cts$/ : /\.d\.ts$/;
        assert.match(fileFor(subpath, ["types", ...conditions]), types);
      }
    });
  }
}

testTools(ES_MODULES, "./index.js", ".js");
testTools(COMMON_JS, "./index.cjs", ".cjs");
testTools(WITHOUT_WEBASSEMBLY, "./js.js", ".js");
testTools(WITHOUT_WEBASSEMBLY_COMMON_JS, "./js.cjs", ".cjs");

for (const [tools, main] of [
  [WORKERD, "./workerd.js"],
  [EDGE_LIGHT, "./edge-light.js"],
]) {
  for (const [tool, conditions] of Object.entries(tools))
    test(tool, () => assert.equal(fileFor(".", conditions), main));
}

test("every set of conditions ends in `default`", () => {
  const walk = (target, where) => {
    if (typeof target === "string") return;
    assert.equal(Object.keys(target).at(-1), "default", where);
    for (const [condition, inner] of Object.entries(target)) walk(inner, `${where} ${condition}`);
  };
  for (const [subpath, target] of Object.entries(manifest.exports)) walk(target, subpath);
});
