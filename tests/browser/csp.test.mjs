// The package as it is, in a page without any bundler, under Content-Security-Policies.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import path from "node:path";
import { after, before, test } from "node:test";

import { launchBrowser } from "./support.mjs";

const PAGE = `<!doctype html><title>page</title><script type="importmap">{ "imports": { "yc-image-update": "/index.js", "yc-image-update/web": "/web.js" } }</script>`;

let browser;
let server;
let policy;
before(async () => {
  browser = await launchBrowser();
  server = createServer(async ({ url }, response) => {
    response.setHeader("Content-Security-Policy", policy);
    if (url === "/") return response.setHeader("Content-Type", "text/html").end(PAGE);
    const file = path.join(process.env.YC_PACKAGE_DIR, path.normalize(url));
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

/** Loads an entry point of the package in a page under the policy, and judges a name there. */
async function judge(scripts, { others = "", entry = "yc-image-update", name = "Web" } = {}) {
  policy = `default-src 'self'; script-src 'self' 'unsafe-inline' ${scripts}; ${others}`;
  const page = await browser.newPage();
  await page.goto(`http://127.0.0.1:${server.address().port}/`);
  const verdict = await page.evaluate(
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
  return verdict;
}

test("works where WebAssembly is allowed", async () => {
  assert.deepEqual(await judge("'wasm-unsafe-eval'"), ["string.pattern"]);
});

for (const name of ["Web", "web"]) {
  test(`says what to allow where it is not, with the first name, ${name}`, async () => {
    assert.equal(
      await judge("", { name }),
      "yc-image-update could not compile its WebAssembly: a page with a Content-Security-Policy has to allow 'wasm-unsafe-eval' in script-src.",
    );
  });
}

test("needs no trusted type", async () => {
  assert.deepEqual(
    await judge("'wasm-unsafe-eval'", {
      others: "require-trusted-types-for 'script'; trusted-types 'none'",
    }),
    ["string.pattern"],
  );
});

test("./web works and says what to allow alike", async () => {
  const entry = "yc-image-update/web";
  assert.deepEqual(await judge("'wasm-unsafe-eval'", { entry }), ["string.pattern"]);
  assert.match(
    await judge("", { entry }),
    /^yc-image-update could not compile its WebAssembly: .* has to allow 'wasm-unsafe-eval' in script-src\.$/,
  );
});
