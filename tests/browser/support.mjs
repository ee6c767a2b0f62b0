import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import { chromium } from "playwright-core";
import { serve } from "../../www/serve.mjs";

/** @import { TestContext } from "node:test" */
/** @import { Browser, BrowserContextOptions, Locator, Page, Request } from "playwright-core" */
/** @import { Image } from "../../www/api/images.mjs" */
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
 * @param {ApiOptions & { images?: Image[] }} [options.api]
 * @param {BrowserContextOptions} [options.context]
 * @param {string} [options.hash] The fragment of the URL
 * @param {RegExp[]} [options.expectedErrors] What `assertExpectedErrors` expects in the console.
 *   Chromium itself reports each answer with a status of 400 or more
 * @param {(page: Page) => unknown} [options.prepare] Is called before the page is opened
 */
export async function openPage(
  t,
  browser,
  { api, context: contextOptions, hash = "", expectedErrors = [], prepare } = {},
) {
  const server = await serve({ port: 0, api });
  t.after(() => server.close());
  const context = await browser.newContext({
    viewport: { width: 1280, height: 900 },
    ...contextOptions,
  });
  t.after(() => context.close());
  context.setDefaultTimeout(10_000);
  const page = await context.newPage();

  const errors = collectErrors(page);
  await prepare?.(page);
  await page.goto(server.url + hash);

  return {
    ...pageTools(page),
    context,
    url: server.url,

    /**
     * The image as the API returns it.
     * @param {string} id
     * @returns {Promise<any>}
     */
    async image(id) {
      return (await fetch(`${server.url}compute/v1/images/${id}`)).json();
    },

    /**
     * Updates an image as another client.
     * @param {string} id
     * @param {unknown} body
     */
    async updateElsewhere(id, body) {
      const request = { method: "PATCH", body: JSON.stringify(body) };
      const { status } = await fetch(`${server.url}compute/v1/images/${id}`, request);
      assert.equal(status, 200);
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
 * What tests do with an open page.
 * @param {Page} page
 */
export function pageTools(page) {
  /** @type {Request[]} */
  const patches = [];
  page.on("request", (request) => {
    if (request.method() === "PATCH") patches.push(request);
  });
  const send = page.locator("#send");
  const formIsReady = () => page.locator("#image-form:not([inert])").waitFor();

  return {
    page,
    send,
    /** The PATCH requests that the page has sent. */
    patches,

    /**
     * Chooses the image with this name and waits for its form.
     * @param {string} name
     */
    async choose(name) {
      await page.getByRole("radio", { name }).check();
      await page.getByRole("heading", { name, exact: true }).waitFor();
      await formIsReady();
    },

    /** Waits until the form takes input. */
    formIsReady,

    /** Sends the plan, although something is lost by it. */
    async sendAndConfirm() {
      await send.click();
      await page.locator("#confirm-send").click();
    },

    /**
     * The body that the page shows.
     * @returns {Promise<unknown>}
     */
    async body() {
      return JSON.parse((await page.locator("#request-text").textContent()) ?? "");
    },

    /**
     * The effects that the page shows, by field.
     * @returns {Promise<Record<string, string | null>>}
     */
    async effects() {
      const rows = await page.locator("#plan-effects [data-effect]").all();
      const attributes = ["data-field", "data-effect"];
      const pairs = rows.map((row) =>
        Promise.all(attributes.map((name) => row.getAttribute(name))),
      );
      return Object.fromEntries(await Promise.all(pairs));
    },

    /**
     * The row of the plan for a field.
     * @param {string} field
     */
    effectOn(field) {
      return page.locator(`#plan-effects [data-field=${field}]`);
    },

    /**
     * Waits until the latest update of the chosen image has come so far.
     * @param {string} phase
     */
    outcomeIs(phase) {
      return page.locator(`#outcome [data-phase=${phase}]`).waitFor();
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
