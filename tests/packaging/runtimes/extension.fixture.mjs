// An extension of Chromium, manifest version 3: its popup, which is a page with a strict policy, and
// its service worker. Without a bundler, so with a copy of the package's folder.
import assert from "node:assert/strict";
import { cp } from "node:fs/promises";
import path from "node:path";

import { chromium } from "playwright-core";

import { expected } from "../program.mjs";

export default {
  environment: "Chromium, extension: service worker and popup",
  async run(context) {
    const extension = await context.temporaryFolder();
    const sources = {
      extension: ".",
      "../program.mjs": "program.mjs",
      "node_modules/yc-image-update": "yc-image-update",
    };
    for (const [from, to] of Object.entries(sources))
      await cp(path.join(context.folder, from), path.join(extension, to), { recursive: true });

    const browser = await chromium.launchPersistentContext(await context.temporaryFolder(), {
      executablePath: context.browsers.chromium,
      // The old headless mode, which Playwright asks for by default, loads no extension.
      headless: false,
      args: [
        "--headless=new",
        "--no-sandbox",
        "--disable-gpu",
        `--disable-extensions-except=${extension}`,
        `--load-extension=${extension}`,
      ],
    });
    context.onClose(() => browser.close());
    const [worker = await browser.waitForEvent("serviceworker")] = browser.serviceWorkers();
    assert.deepEqual(await worker.evaluate(readSummary), expected());

    const popup = await browser.newPage();
    await popup.goto(new URL("popup.html", worker.url()).href);
    const handle = await popup.waitForFunction(() => globalThis.summary);
    return {
      version: `Chromium ${browser.browser()?.version() ?? ""}`.trim(),
      summary: await handle.jsonValue(),
    };
  },
};

/** Runs in the service worker, which may not have evaluated its module yet. */
async function readSummary() {
  while (globalThis.summary === undefined) await new Promise((resolve) => setTimeout(resolve, 20));
  return globalThis.summary;
}
