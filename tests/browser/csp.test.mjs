// The package without a bundler, in a page with a Content-Security-Policy.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import path from "node:path";
import { after, before, test } from "node:test";

import { launchBrowser } from "./support.mjs";

const IMPORT_MAP = {
  imports: { "yc-image-update": "/index.js", "yc-image-update/web": "/web.js" },
};
const PAGE = `<!doctype html>
<title>page</title>
<script type="importmap">${JSON.stringify(IMPORT_MAP)}</script>`;

const folder = process.env.YC_PACKAGE_DIR;
if (folder === undefined)
  throw new Error("YC_PACKAGE_DIR names no installed package; run `cargo xtask test`");

let browser;
let server;
let policy;
before(async () => {
  browser = await launchBrowser();
  server = createServer(async ({ url }, response) => {
    response.setHeader("Content-Security-Policy", policy);
    if (url === "/") return response.setHeader("Content-Type", "text/html").end(PAGE);
    const file = path.join(folder, path.normalize(url));
    const type = file.endsWith(".wasm") ? "application/wasm" : "text/javascript";
    response.setHeader("Content-Type", type).end(await readFile(file).catch(() => ""));
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
});
after(async () => {
  await browser?.close();
  server?.closeAllConnections();
  server?.close();
});

/**
 * Imports the package in a page and validates a name there. Returns the ids of the rules that the
 * name violates, or the message of the error.
 * @param {string} scriptSource What the policy allows scripts in addition
 * @param {object} [options]
 * @param {string} [options.directives] Other directives of the policy
 * @param {string} [options.entry] The entry point to import
 * @param {string} [options.name] The name to validate
 */
async function validateInPage(
  scriptSource,
  { directives = "", entry = "yc-image-update", name = "Web" } = {},
) {
  policy = `default-src 'self'; script-src 'self' 'unsafe-inline' ${scriptSource}; ${directives}`;
  const page = await browser.newPage();
  await page.goto(`http://127.0.0.1:${server.address().port}/`);
  const result = await page.evaluate(
    async ({ entry, name }) => {
      const { init, validateImageUpdate } = await import(entry);
      try {
        await init?.();
        return validateImageUpdate({ updateMask: "name", name }).violations.map(({ rule }) => rule);
      } catch (error) {
        return error.message;
      }
    },
    { entry, name },
  );
  await page.close();
  return result;
}

test("works if WebAssembly is allowed", async () => {
  assert.deepEqual(await validateInPage("'wasm-unsafe-eval'"), ["string.pattern"]);
});

for (const name of ["Web", "web"]) {
  test(`says what to allow if WebAssembly is not allowed, for the name ${name}`, async () => {
    assert.equal(
      await validateInPage("", { name }),
      "yc-image-update could not compile its WebAssembly. A page with a Content-Security-Policy " +
        "has to allow 'wasm-unsafe-eval' in script-src. " +
        "yc-image-update/js has the same functions and needs no WebAssembly.",
    );
  });
}

test("needs no trusted types", async () => {
  assert.deepEqual(
    await validateInPage("'wasm-unsafe-eval'", {
      directives: "require-trusted-types-for 'script'; trusted-types 'none'",
    }),
    ["string.pattern"],
  );
});

test("./web works, and says what to allow too", async () => {
  const entry = "yc-image-update/web";
  assert.deepEqual(await validateInPage("'wasm-unsafe-eval'", { entry }), ["string.pattern"]);
  assert.match(
    await validateInPage("", { entry }),
    /^yc-image-update could not compile its WebAssembly\. .* 'wasm-unsafe-eval' in script-src\./,
  );
});
