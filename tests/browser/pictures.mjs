// Takes the pictures of the README, and writes them to docs/images/:
//
//   node tests/browser/pictures.mjs
//
// It needs Chromium, and the package in node_modules, where `cargo xtask demo` puts it.
import { mkdir, writeFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";

import { serve } from "../../www/serve.mjs";
import { STATES } from "./states.mjs";
import { launchBrowser, pageTools } from "./support.mjs";

/** The pictures: a state of the page, how it is seen, and what is at the top of its column. */
const PICTURES = [
  { name: "demo-plan", state: "edited", width: 1440, height: 860, scale: 0.8, top: "#edit-title" },
  {
    name: "demo-conflict",
    state: "conflict",
    width: 400,
    height: 640,
    scale: 1,
    colorScheme: "dark",
    top: "#labels",
  },
];
const QUALITY = 80;

const folder = fileURLToPath(new URL("../../docs/images/", import.meta.url));
await mkdir(folder, { recursive: true });
const browser = await launchBrowser();
for (const { name, state, width, height, scale, colorScheme, top } of PICTURES) {
  const server = await serve({ port: 0 });
  const viewport = { width, height };
  const page = await browser.newPage({ viewport, colorScheme, reducedMotion: "reduce" });
  await page.goto(server.url);
  await STATES[state].go(pageTools(page));
  await page.evaluate((top) => {
    document.activeElement.blur();
    document.querySelector(top).scrollIntoView({ block: "start" });
  }, top);
  await page.mouse.move(0, 0);
  const session = await page.context().newCDPSession(page);
  const { x, y } = await page.evaluate(() => ({ x: scrollX, y: scrollY }));
  const { data } = await session.send("Page.captureScreenshot", {
    format: "webp",
    quality: QUALITY,
    clip: { x, y, width, height, scale },
  });
  await writeFile(`${folder}${name}.webp`, Buffer.from(data, "base64"));
  console.log(`docs/images/${name}.webp`);
  await page.close();
  await server.close();
}
await browser.close();
