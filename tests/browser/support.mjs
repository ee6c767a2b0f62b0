import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import { chromium } from "playwright-core";
import { serve } from "../../www/serve.mjs";

/** @import { TestContext } from "node:test" */
/** @import { Browser, Locator, Page, Request } from "playwright-core" */
/** @import { ApiOptions } from "../../www/api/router.mjs" */

const ARGS = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

export function launchBrowser() {
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
  throw new Error("There is no Chromium: set CHROMIUM_PATH");
}

/**
 * Collects the errors in a page's console, and the exceptions that its scripts do not catch.
 * @param {Page} page
 * @returns {string[]} The errors; later ones are added to it
 */
export function collectErrors(page) {
  /** @type {string[]} */
  const errors = [];
  page.on("console", (message) => {
    if (message.type() === "error") errors.push(message.text());
  });
  page.on("pageerror", (error) => errors.push(String(error.stack)));
  return errors;
}

/**
 * Opens the page, with a server of its own, for one test.
 * @param {TestContext} t
 * @param {Browser} browser
 * @param {object} [options]
 * @param {ApiOptions} [options.api]
 * @param {{ width: number, height: number }} [options.viewport]
 * @param {RegExp[]} [options.expectedErrors] What `assertExpectedErrors` expects in the console.
 *   Chromium itself reports each answer with a status of 400 or more
 */
export async function openPage(
  t,
  browser,
  { api, viewport = { width: 1280, height: 900 }, expectedErrors = [] } = {},
) {
  const server = await serve({ port: 0, api });
  t.after(() => server.close());
  const context = await browser.newContext({ viewport });
  t.after(() => context.close());
  context.setDefaultTimeout(10_000);
  const page = await context.newPage();

  const errors = collectErrors(page);
  /** @type {Request[]} */
  const patches = [];
  page.on("request", (request) => {
    if (request.method() === "PATCH") patches.push(request);
  });
  await page.goto(server.url);

  return {
    page,
    url: server.url,
    /** The PATCH requests that the page has sent. */
    patches,

    /**
     * Chooses the image with this name and waits for its form.
     * @param {string} name
     */
    async choose(name) {
      await page.getByRole("radio", { name }).check();
      await page.getByRole("heading", { name, exact: true }).waitFor();
    },

    /**
     * The body that the page shows.
     * @returns {Promise<unknown>}
     */
    async body() {
      return JSON.parse((await page.locator("#body").textContent()) ?? "");
    },

    /**
     * The effects that the page shows, by field.
     * @returns {Promise<Record<string, string | null>>}
     */
    async effects() {
      const elements = await page.locator("#outgoing [data-effect]").all();
      const attributes = ["data-field", "data-effect"];
      const pairs = elements.map((element) =>
        Promise.all(attributes.map((name) => element.getAttribute(name))),
      );
      return Object.fromEntries(await Promise.all(pairs));
    },

    /**
     * The effect on a field that the page shows.
     * @param {string} field
     */
    effectOn(field) {
      return page.locator(`#outgoing [data-field=${field}] dd`);
    },

    /**
     * The image as the API returns it.
     * @param {string} id
     * @returns {Promise<unknown>}
     */
    async image(id) {
      return (await fetch(`${server.url}compute/v1/images/${id}`)).json();
    },

    operationIsDone() {
      return page.locator("#operation-state", { hasText: "done" }).waitFor();
    },

    /** Asserts that the console has exactly the expected errors. */
    assertExpectedErrors() {
      assert.equal(errors.length, expectedErrors.length, errors.join("\n"));
      for (const [index, expected] of expectedErrors.entries())
        assert.match(errors[index] ?? "", expected);
    },
  };
}

/**
 * The text that assistive technology reads as the description of a control.
 * @param {Locator} control
 */
export function descriptionOf(control) {
  return control.evaluate((element) =>
    (element.getAttribute("aria-describedby") ?? "")
      .split(" ")
      .map((id) => document.getElementById(id)?.textContent ?? "")
      .join(" "),
  );
}
