// Firefox, headless.
import puppeteer from "puppeteer-core";

/**
 * Opens a page; resolves when it has set `globalThis.summary`.
 *
 * @param {string} executablePath
 * @param {string} url
 */
export async function openInFirefox(executablePath, url) {
  const browser = await puppeteer.launch({ browser: "firefox", executablePath });
  try {
    const page = await browser.newPage();
    await page.goto(url);
    const handle = await page.waitForFunction(() => globalThis.summary, { timeout: 60_000 });
    return { version: await browser.version(), summary: await handle.jsonValue() };
  } finally {
    await browser.close();
  }
}
