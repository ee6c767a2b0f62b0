// Chromium, headless.
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

/**
 * Opens a page; resolves when it has set `globalThis.summary`, rejects with the first exception
 * that the page does not catch.
 *
 * @param {string} executablePath
 * @param {string} url
 */
export async function openInChromium(executablePath, url) {
  const browser = await chromium.launch({ executablePath, args: ARGS });
  try {
    const page = await browser.newPage();
    /** @type {string[]} */
    const errors = [];
    page.on("console", (message) => {
      if (message.type() === "error") errors.push(message.text());
    });
    /** @type {Promise<never>} */
    const failure = new Promise((_, reject) => page.on("pageerror", reject));
    await Promise.race([failure, page.goto(url)]);
    const ready = page
      .waitForFunction(() => globalThis.summary, undefined, { timeout: 60_000 })
      .catch((error) => {
        throw new Error([error.message, ...errors].join("\n"));
      });
    const handle = await Promise.race([failure, ready]);
    return { version: `Chromium ${browser.version()}`, summary: await handle.jsonValue() };
  } finally {
    await browser.close();
  }
}
