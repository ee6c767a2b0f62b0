// A new page in a new browser context for each time, so that nothing is cached.
import { readFileSync } from "node:fs";
import { createServer } from "node:http";

import { chromium } from "playwright-core";

const ARGS = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

export const bundling = { platform: "browser" };

export async function open(bundles, update) {
  const executablePath = process.env.CHROMIUM_PATH;
  if (executablePath === undefined) throw new Error("there is no Chromium");
  const files = new Map(
    Object.values(bundles).map(({ module }, index) => [`/${index}.mjs`, readFileSync(module)]),
  );
  const urls = Object.fromEntries(
    Object.keys(bundles).map((contender, index) => [contender, `/${index}.mjs`]),
  );

  const server = createServer(({ url }, response) => {
    // The clock of an isolated page ticks every 5 microseconds, that of other pages every 100.
    response.setHeader("Cross-Origin-Opener-Policy", "same-origin");
    response.setHeader("Cross-Origin-Embedder-Policy", "require-corp");
    response.setHeader("Content-Type", files.has(url) ? "text/javascript" : "text/html");
    response.end(files.get(url) ?? "<!doctype html><title>Cold start</title>");
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  const browser = await chromium.launch({ executablePath, args: ARGS });

  return {
    name: `Chromium ${browser.version()}`,
    async milliseconds(contender) {
      const context = await browser.newContext();
      try {
        const page = await context.newPage();
        await page.goto(`http://127.0.0.1:${server.address().port}/`);
        const { total, valid } = await page.evaluate(measure, { url: urls[contender], update });
        if (!valid) throw new Error(`${contender} refuses a valid update`);
        return total;
      } finally {
        await context.close();
      }
    },
    async close() {
      await browser.close();
      server.close();
    },
  };
}

/** Runs in the page. */
async function measure({ url, update }) {
  // Chromium works on the start of a new page for a while.
  await new Promise((resolve) => requestIdleCallback(resolve));
  const start = performance.now();
  const { verdict } = await import(url);
  const valid = verdict(update);
  return { total: performance.now() - start, valid };
}
