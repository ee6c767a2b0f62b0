import assert from "node:assert/strict";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

import { launchBrowser } from "../browser/support.mjs";

const folder = process.env.YC_PACKAGE_DIR;
if (folder === undefined)
  throw new Error("YC_PACKAGE_DIR names no installed package; run `cargo xtask test`");

/** Resolves the package as a file beside the folder it is installed in would. */
const packageUnderTest = {
  name: "package under test",
  setup(build) {
    build.onResolve({ filter: /^yc-image-update$/ }, ({ path: name, kind, pluginData }) =>
      pluginData === "resolved"
        ? undefined
        : build.resolve(name, {
            kind,
            resolveDir: path.resolve(folder, "../.."),
            pluginData: "resolved",
          }),
    );
  },
};

/** A script as an application would bundle it, with the package under test. */
async function bundle(name) {
  const { outputFiles } = await build({
    entryPoints: [fileURLToPath(new URL(name, import.meta.url))],
    bundle: true,
    format: "iife",
    write: false,
    jsx: "automatic",
    plugins: [packageUnderTest],
    define: {
      "process.env.NODE_ENV": '"production"',
      __VUE_OPTIONS_API__: "true",
      __VUE_PROD_DEVTOOLS__: "false",
      __VUE_PROD_HYDRATION_MISMATCH_DETAILS__: "false",
    },
    logLevel: "error",
  });
  return outputFiles[0].text;
}

/** Opens pages with a script in one browser, which closes when the suite ends. */
export class Pages {
  #browser;
  #script;

  constructor(before, after, name) {
    before(async () => {
      [this.#browser, this.#script] = await Promise.all([launchBrowser(), bundle(name)]);
    });
    after(() => this.#browser?.close());
  }

  /** A page with some HTML and the script; when the test ends, nothing may have gone wrong in it but `expected`, a pattern for each. */
  async open(t, html, expected = []) {
    const page = await this.#browser.newPage();
    page.setDefaultTimeout(10_000);
    const errors = [];
    page.on("pageerror", (error) => errors.push(String(error.stack)));
    page.on("console", (message) => message.type() === "error" && errors.push(message.text()));
    t.after(async () => {
      await page.close();
      const unexpected = errors.filter((error) => !expected.some((pattern) => pattern.test(error)));
      assert.deepEqual(unexpected, []);
    });
    await page.setContent(html);
    await page.addScriptTag({ content: this.#script });
    return page;
  }
}
