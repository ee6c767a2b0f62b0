// The server of the page: its headers, what it refuses, its weight, and a real API behind it.
import assert from "node:assert/strict";
import { request as httpRequest } from "node:http";
import { after, before, test } from "node:test";
import { createComputeApi, listen } from "../../www/api/server.mjs";
import { serve } from "../../www/serve.mjs";
import { collectErrors, launchBrowser, openPage, pageTools } from "./support.mjs";

const POLICY =
  "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; " +
  "connect-src 'self'; img-src 'self' data:; base-uri 'none'; form-action 'none'; " +
  "frame-ancestors 'none'; require-trusted-types-for 'script'";
/** The most bytes that the page may take to open. */
const MAX_WEIGHT = 60 * 1024;

const timeout = 60_000;

let browser;
before(async () => {
  browser = await launchBrowser();
});
after(() => browser?.close());

/** Sends a GET request with a `Host` of its own, which `fetch` does not allow, and returns the status. */
function statusFor(url, host) {
  return new Promise((resolve, reject) => {
    httpRequest(url, { headers: { host } }, (response) => {
      response.resume();
      resolve(response.statusCode);
    })
      .once("error", reject)
      .end();
  });
}

test("the page has a strict policy", { timeout }, async (t) => {
  const server = await serve({ port: 0 });
  t.after(() => server.close());
  assert.match(server.url, /^http:\/\/127\.0\.0\.1:\d+\/$/);
  const { headers } = await fetch(server.url);
  assert.equal(headers.get("content-security-policy"), POLICY);
  assert.equal(headers.get("x-content-type-options"), "nosniff");
});

test("a request with the name of another host is refused", { timeout }, async (t) => {
  const server = await serve({ port: 0 });
  t.after(() => server.close());
  const { port } = new URL(server.url);
  const list = `${server.url}compute/v1/images?folderId=b1g7c4lq2ehnr0t5dmvs`;
  for (const url of [server.url, list, `${server.url}operations/fv4none`, `${server.url}demo/next`])
    assert.equal(await statusFor(url, `evil.example:${port}`), 403, url);
  assert.equal(await statusFor(list, `127.0.0.1:${port}`), 200);
  assert.equal(await statusFor(list, `localhost:${port}`), 200);
});

test("the page takes at most 60 KiB", { timeout }, async (t) => {
  const { page, formIsReady, context, url, assertExpectedErrors } = await openPage(t, browser);
  await formIsReady();
  const session = await context.newCDPSession(page);
  await session.send("Network.enable");
  await session.send("Network.setCacheDisabled", { cacheDisabled: true });
  const sizes = new Map();
  session.on("Network.responseReceived", ({ requestId, response }) =>
    sizes.set(requestId, { url: response.url, size: 0 }),
  );
  session.on("Network.loadingFinished", ({ requestId, encodedDataLength }) => {
    const entry = sizes.get(requestId);
    if (entry) entry.size = encodedDataLength;
  });
  await page.reload();
  await formIsReady();
  await page.waitForLoadState("networkidle");
  const total = [...sizes.values()].reduce((sum, { size }) => sum + size, 0);
  t.diagnostic(`${total} bytes from ${url}`);
  for (const { url, size } of sizes.values()) t.diagnostic(`${size} ${url}`);
  assert.ok(total > 20_000, `${total} bytes are too few to be all`);
  assert.ok(total <= MAX_WEIGHT, `${total} bytes`);
  assertExpectedErrors();
});

test("with --upstream, a real API is behind the page, and a banner says so", {
  timeout,
}, async (t) => {
  const token = "t1.upstream";
  const upstream = await listen(createComputeApi({ token, contract: "2025-01-27" }));
  t.after(() => upstream.close());
  const server = await serve({ port: 0, upstream: `${upstream.origin}/` });
  t.after(() => server.close());

  const page = await browser.newPage();
  t.after(() => page.close());
  const errors = collectErrors(page);
  const { formIsReady, send, patches, outcomeIs } = pageTools(page);
  await page.goto(server.url);
  assert.equal(
    await page.locator("#host").textContent(),
    `Real API: ${upstream.origin}. Updates change real images.`,
  );
  assert.equal(await page.getByText("Make it misbehave").isVisible(), false);
  // The token is typed, and the folder too.
  await page.getByLabel("Folder ID").fill("b1g7c4lq2ehnr0t5dmvs");
  await page.getByLabel("IAM token").fill(token);
  await page.getByRole("button", { name: "Load images" }).click();
  await formIsReady();
  await page.locator("#name").fill("through-the-proxy");
  await page.getByRole("tab", { name: "curl" }).click();
  assert.ok((await page.locator("#request-text").textContent()).includes(upstream.origin));
  await send.click();
  await outcomeIs("succeeded");
  assert.ok(patches[0].url().startsWith(server.url));
  assert.equal((await fetch(`${server.url}demo/next`, { method: "POST" })).status, 404);
  assert.deepEqual(errors, []);
});

test("an upstream must be an origin, and encrypted unless it is local", async () => {
  for (const [upstream, message] of [
    ["compute.api.cloud.yandex.net", /must be a URL/],
    ["ftp://compute.api.cloud.yandex.net", /must be a URL/],
    ["http://compute.api.cloud.yandex.net", /must begin with https/],
    ["https://compute.api.cloud.yandex.net/compute/v1", /no path/],
    ["https://user@compute.api.cloud.yandex.net", /no path, query, fragment or user name/],
  ])
    await assert.rejects(serve({ port: 0, upstream }), { message });
});
