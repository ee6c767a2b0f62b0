import assert from "node:assert/strict";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { build, preview } from "vite";
import { collectErrors, launchBrowser } from "./support.mjs";

const root = fileURLToPath(new URL("../../www", import.meta.url));

test("the page works when `vite build` has built it", { timeout: 60_000 }, async (t) => {
  const outDir = await mkdtemp(join(tmpdir(), "image-update-page-"));
  t.after(() => rm(outDir, { recursive: true }));
  await build({ root, logLevel: "error", build: { outDir, emptyOutDir: true } });
  const server = await preview({
    root,
    logLevel: "error",
    build: { outDir },
    preview: { host: "127.0.0.1", port: 0 },
  });
  t.after(() => server.close());

  const browser = await launchBrowser();
  t.after(() => browser.close());
  const page = await browser.newPage();
  const errors = collectErrors(page);
  await page.goto(server.resolvedUrls.local[0]);

  await page.getByRole("heading", { name: "web-base-ubuntu-2404", exact: true }).waitFor();
  await page.getByLabel("Name", { exact: true }).fill("built");
  assert.deepEqual(JSON.parse(await page.locator("#body").textContent()), {
    updateMask: "name",
    name: "built",
  });
  await page.getByRole("button", { name: "Send update" }).click();
  await page.locator("#operation-state", { hasText: "done" }).waitFor();
  assert.deepEqual(errors, []);
});
