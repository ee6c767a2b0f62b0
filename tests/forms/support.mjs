import assert from "node:assert/strict";
import path from "node:path";
import { fileURLToPath } from "node:url";

import { build } from "esbuild";

import { launchBrowser } from "../browser/support.mjs";

/**
 * @import { after, before, TestContext } from "node:test"
 * @import { Plugin } from "esbuild"
 * @import { Browser, Page } from "playwright-core"
 */

const folder = process.env.YC_PACKAGE_DIR;
if (folder === undefined)
  throw new Error("YC_PACKAGE_DIR is not set to an installed package; run `cargo xtask test`");
const besidePackage = path.resolve(folder, "../..");

/**
 * Resolves the package as a file next to its node_modules would.
 *
 * @type {Plugin}
 */
const packageUnderTest = {
  name: "package under test",
  setup(build) {
    build.onResolve({ filter: /^yc-image-update$/ }, ({ path: name, kind, pluginData }) =>
      // esbuild asks again for the name that this callback resolves.
      pluginData === "resolved"
        ? undefined
        : build.resolve(name, { kind, resolveDir: besidePackage, pluginData: "resolved" }),
    );
  },
};

/**
 * Bundles a script with the package under test, as an application does.
 *
 * @param {string} name
 */
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

/** Opens pages with a script in one browser, which closes at the end of the suite. */
export class Pages {
  /** @type {Promise<[browser: Browser, script: string]> | undefined} */
  #started;

  /**
   * @param {typeof before} beforeSuite
   * @param {typeof after} afterSuite
   * @param {string} name of the script
   */
  constructor(beforeSuite, afterSuite, name) {
    beforeSuite(async () => {
      this.#started = Promise.all([launchBrowser(), bundle(name)]);
      await this.#started;
    });
    afterSuite(async () => {
      const [browser] = (await this.#started) ?? [];
      await browser?.close();
    });
  }

  /**
   * Opens a page with some HTML and the script. At the end of the test the page must have reported
   * no errors but the expected ones.
   *
   * @param {TestContext} t
   * @param {string} html
   * @param {RegExp[]} [expected] matches the expected errors
   * @returns {Promise<Page>}
   */
  async open(t, html, expected = []) {
    if (this.#started === undefined) throw new Error("the suite has not started");
    const [browser, script] = await this.#started;
    const page = await browser.newPage();
    page.setDefaultTimeout(10_000);
    /** @type {string[]} */
    const errors = [];
    page.on("pageerror", (error) => {
      errors.push(String(error.stack));
    });
    page.on("console", (message) => {
      if (message.type() === "error") errors.push(message.text());
    });
    t.after(async () => {
      await page.close();
      const unexpected = errors.filter((error) => !expected.some((pattern) => pattern.test(error)));
      assert.deepEqual(unexpected, []);
    });
    await page.setContent(html);
    await page.addScriptTag({ content: script });
    return page;
  }
}
