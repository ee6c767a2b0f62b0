import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import { chromium } from "playwright-core";
import { serve } from "../../www/serve.mjs";

const ARGS = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

export async function launchBrowser() {
  return chromium.launch({ executablePath: chromiumPath(), args: ARGS });
}

function chromiumPath() {
  if (process.env.CHROMIUM_PATH) return process.env.CHROMIUM_PATH;
  if (existsSync("/usr/bin/chromium")) return "/usr/bin/chromium";
  for (const name of ["chromium", "chromium-browser", "google-chrome"]) {
    try {
      return execFileSync("which", [name], { encoding: "utf8" }).trim();
    } catch {}
  }
  throw new Error("No Chromium: set CHROMIUM_PATH");
}

/**
 * Opens the page on a server of its own. When the test ends, the console must hold no error but those in
 * `expectedErrors`: Chromium itself reports every answer of 400 and above.
 */
export async function openPage(t, browser, { api, viewport, expectedErrors = [] } = {}) {
  const server = await serve({ port: 0, api });
  t.after(() => server.close());
  const context = await browser.newContext({ viewport: viewport ?? { width: 1280, height: 900 } });
  t.after(() => context.close());
  context.setDefaultTimeout(10_000);
  const page = await context.newPage();

  const errors = [];
  page.on("console", (message) => message.type() === "error" && errors.push(message.text()));
  page.on("pageerror", (error) => errors.push(String(error.stack)));
  const patches = [];
  page.on("request", (request) => request.method() === "PATCH" && patches.push(request));
  await page.goto(server.url);

  return {
    page,
    url: server.url,
    patches,
    async choose(name) {
      await page.getByRole("radio", { name }).check();
      await page.getByRole("heading", { name, exact: true }).waitFor();
    },
    body: async () => JSON.parse(await page.locator("#body").textContent()),
    effects: () =>
      page
        .locator("#outgoing [data-effect]")
        .evaluateAll((all) =>
          Object.fromEntries(all.map(({ dataset }) => [dataset.field, dataset.effect])),
        ),
    effectText: (field) => page.locator(`#outgoing [data-field=${field}] dd`).innerText(),
    image: async (id) => (await fetch(`${server.url}compute/v1/images/${id}`)).json(),
    operationIsDone: () => page.locator("#operation-state", { hasText: "done" }).waitFor(),
    assertNoSurprises() {
      assert.equal(errors.length, expectedErrors.length, errors.join("\n"));
      errors.forEach((error, index) => assert.match(error, expectedErrors[index]));
    },
  };
}

/** The text that assistive technology reads for a control beside its label. */
export function descriptionOf(control) {
  return control.evaluate((element) =>
    (element.getAttribute("aria-describedby") ?? "")
      .split(" ")
      .filter(Boolean)
      .map((id) => document.getElementById(id).textContent)
      .join(" "),
  );
}
