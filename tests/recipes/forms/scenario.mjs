// What the form of every recipe does. All forms have the same names of controls.
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { setTimeout as pause } from "node:timers/promises";
import { isDeepStrictEqual } from "node:util";

import { collectErrors } from "../../browser/support.mjs";
import { api, fileOf } from "../../package/api.mjs";
import { DROPPED_OWNER, REFUSAL, REFUSED_OWNER, TAKEN_NAME } from "./server.mjs";

/**
 * @import { TestContext } from "node:test"
 * @import { Browser, Page } from "playwright-core"
 * @import { startServer } from "./server.mjs"
 *
 * @typedef {object} Stage
 * @property {Browser} browser
 * @property {Awaited<ReturnType<typeof startServer>>} server
 * @property {(path: string) => string} urlOf the URL of a recipe's page
 *
 * @typedef {object} OpenOptions
 * @property {string} [locale]
 * @property {Record<string, string>} [labels] of the image
 *
 * @typedef {Record<string, string>} Messages by the name of the control; that of the form as a whole
 *   has the name ""
 */

/** @type {typeof import("../../../pkg/types/messages/en.js")} */
const { en } = await import(fileOf("messages/en.js"));
const NAMES = { name: "Name", description: "Description", minDiskSize: "Minimum disk size" };

/**
 * The messages that the page shows.
 *
 * @param {Page} page
 * @returns {Promise<Messages>}
 */
const messagesOn = (page) =>
  page.evaluate(() => {
    /** @type {[string, string][]} */
    const found = [];
    for (const element of document.querySelectorAll("form input, form textarea, form fieldset")) {
      const control = /** @type {HTMLInputElement} */ (element);
      const name = control.ariaLabel ?? control.labels?.[0]?.textContent?.trim() ?? "";
      const described = document.getElementById(control.getAttribute("aria-describedby") ?? " ");
      found.push([name, described?.textContent || control.validationMessage]);
    }
    found.push(["", document.querySelector("form > [role=alert]")?.textContent ?? ""]);
    return Object.fromEntries(
      found.map(([name, text]) => [name, text.trim()]).filter(([, text]) => text !== ""),
    );
  });

/**
 * @template T
 * @param {() => Promise<T>} read
 * @param {T} expected
 */
async function eventually(read, expected) {
  for (const deadline = Date.now() + 10_000; ; await pause(20)) {
    const found = await read();
    if (isDeepStrictEqual(found, expected)) return;
    if (Date.now() > deadline) assert.deepEqual(found, expected);
  }
}

/**
 * @param {Page} page
 * @param {string} name
 * @param {string} text
 */
const fill = (page, name, text) => page.getByLabel(name, { exact: true }).fill(text);

/**
 * Fills in a label row, and adds it if there is none.
 *
 * @param {Page} page
 * @param {number} number
 * @param {string} key
 * @param {string} value
 */
async function fillRow(page, number, key, value) {
  const input = page.getByLabel(`Label ${number}, key`, { exact: true });
  if ((await input.count()) === 0) await page.getByRole("button", { name: "Add label" }).click();
  await fill(page, `Label ${number}, key`, key);
  await fill(page, `Label ${number}, value`, value);
}

/** @param {Page} page */
const save = (page) => page.getByRole("button", { name: "Save", exact: true }).click();

/**
 * @param {Page} page
 * @param {string} text
 */
const status = (page, text) =>
  eventually(async () => (await page.getByRole("status").textContent())?.trim(), text);

/**
 * The dialog's text, line by line. Waits for the dialog.
 *
 * @param {Page} page
 */
async function linesOfDialog(page) {
  await page.getByRole("dialog").waitFor();
  return page.getByRole("dialog").locator("h3, li").allTextContents();
}

/**
 * Opens the form of a recipe, for an image that no other test has.
 *
 * @param {TestContext} t
 * @param {Stage} stage
 * @param {string} recipe
 * @param {OpenOptions} [options]
 */
export async function openForm(t, stage, recipe, { locale = "en-GB", labels } = {}) {
  const { browser, server, urlOf } = stage;
  const image = server.takeImage();
  if (labels !== undefined) await server.change(image, { updateMask: "labels", labels });
  const context = await browser.newContext({ locale });
  context.setDefaultTimeout(10_000);
  const page = await context.newPage();
  const errors = collectErrors(page);
  t.after(async () => {
    await context.close();
    // Chromium reports each answer without success, and that there is no icon.
    const expected = /responded with a status of (?:40[049]|50\d)/;
    const unexpected = errors.filter((text) => !expected.test(text));
    assert.deepEqual(unexpected, []);
  });
  await page.goto(`${urlOf(recipe)}?image=${image.id}`);
  await page.getByLabel("Label 2, value", { exact: true }).waitFor();
  /** @param {Messages} expected */
  const shows = (expected) => eventually(() => messagesOn(page), expected);
  return { page, image, server, shows };
}

/**
 * Tests the form of a recipe.
 *
 * @param {string} recipe the path of its page
 * @param {() => Stage} stage
 * @param {object} [options]
 * @param {string | false} [options.skip] why it cannot be tested here
 * @param {string} [options.tooMany] the name of the control with the message for too many labels
 */
export function testRecipe(recipe, stage, { skip = false, tooMany = "Labels" } = {}) {
  describe(recipe, { skip, timeout: 120_000 }, () => {
    /** @type {(t: TestContext, options?: OpenOptions) => ReturnType<typeof openForm>} */
    const open = (t, options) => openForm(t, stage(), recipe, options);

    test("unchanged, it sends nothing", async (t) => {
      const { page, image, server, shows } = await open(t);
      await save(page);
      await status(page, "Nothing has changed.");
      await shows({});
      assert.deepEqual(server.bodiesFor(image), []);
    });

    test("shows each violation at its control, and sends only what changed", async (t) => {
      const { page, image, server, shows } = await open(t);
      await fillRow(page, 3, "env", "Shop");
      await fillRow(page, 4, "Owner.Team", "ops");
      await fill(page, NAMES.name, "Debian 12");
      await fill(page, NAMES.description, "😀".repeat(257));
      await fill(page, NAMES.minDiskSize, "5 GB");
      await save(page);
      const edits = {
        name: "Debian 12",
        description: "😀".repeat(257),
        minDiskSize: "5 GB",
        labels: [
          { key: "env", value: "prod" },
          { key: "app.kubernetes.io/name", value: "web" },
          { key: "env", value: "Shop" },
          { key: "Owner.Team", value: "ops" },
        ],
      };
      const { violations } = api.validateImageEdits(edits, { current: image });
      assert.deepEqual(
        violations.map(({ path }) => path.join()),
        ["name", "description", "minDiskSize", "labels,2,key", "labels,2,value", "labels,3,key"],
      );
      const texts = violations.map((violation) => en(violation, NAMES));
      await shows({
        Name: texts[0],
        Description: texts[1],
        "Minimum disk size": texts[2],
        "Label 3, key": texts[3],
        "Label 3, value": texts[4],
        "Label 4, key": texts[5],
      });
      assert.deepEqual(server.bodiesFor(image), []);

      await fill(page, NAMES.name, "debian-12-web");
      await fill(page, NAMES.description, "😀".repeat(256));
      await fill(page, NAMES.minDiskSize, "10737418240");
      await fillRow(page, 3, "owner.team", "ops");
      await page.getByRole("button", { name: "Remove label 4", exact: true }).click();
      await shows({});
      await save(page);
      await status(page, "Saved.");
      const body = {
        updateMask: "name,description,labels",
        name: "debian-12-web",
        description: "😀".repeat(256),
        labels: { env: "prod", "app.kubernetes.io/name": "web", "owner.team": "ops" },
      };
      assert.deepEqual(server.bodiesFor(image), [body]);

      // The form goes on from the image as it is now.
      await save(page);
      await status(page, "Nothing has changed.");
      assert.deepEqual(server.bodiesFor(image), [body]);
    });

    test("shows a repeated key at row 2, in Russian", async (t) => {
      const { page, image, server, shows } = await open(t, { locale: "ru-RU" });
      await fill(page, "Label 2, key", "env");
      await save(page);
      await shows({
        "Label 2, key":
          'Ключ метки в строке 2 повторяет "env" из строки 1; ' +
          "ключи не должны повторяться, поэтому измените или удалите один из них.",
      });
      assert.deepEqual(server.bodiesFor(image), []);
    });

    test("shows the server's refusal at the row it is about, until that is changed", async (t) => {
      const { page, image, server, shows } = await open(t);
      await fillRow(page, 3, "owner", REFUSED_OWNER);
      await save(page);
      await shows({ "Label 3, value": REFUSAL });
      await status(page, "Not saved: see the messages.");
      await fill(page, "Label 3, value", "ops");
      await save(page);
      await status(page, "Saved.");
      await shows({});
      assert.deepEqual((await server.read(image)).labels, { ...image.labels, owner: "ops" });
    });

    test("shows a refusal that is about no field above the form", async (t) => {
      const { page, image, server, shows } = await open(t);
      await fill(page, NAMES.name, TAKEN_NAME);
      await save(page);
      await shows({ "": `Image with name ${TAKEN_NAME} already exists` });
      await fill(page, NAMES.name, "debian-13");
      await save(page);
      await status(page, "Saved.");
      await shows({});
      assert.equal((await server.read(image)).name, "debian-13");
    });

    test("says that the outcome is unknown if no answer comes, and keeps the edits", async (t) => {
      const { page, shows } = await open(t);
      await fillRow(page, 3, "owner", DROPPED_OWNER);
      await save(page);
      await status(page, "It is not known whether this was saved. Load the image again.");
      await shows({});
      assert.equal(await page.getByLabel("Label 3, key").inputValue(), "owner");
    });

    test("shows that there are too many labels", async (t) => {
      const keys = Array.from({ length: 64 }, (_, index) => `k${index}`);
      const labels = Object.fromEntries(keys.map((key) => [key, ""]));
      const { page, image, server, shows } = await open(t, { labels });
      await fillRow(page, 65, "k64", "");
      await save(page);
      const { violations } = api.validateImageEdits({ labels: { ...labels, k64: "" } });
      assert.deepEqual(
        violations.map(({ path }) => path),
        [["labels"]],
      );
      await shows({ [tooMany]: en(violations[0], NAMES) });
      assert.deepEqual(server.bodiesFor(image), []);
    });

    test("resets a size that is emptied, and asks before", async (t) => {
      const { page, image, server } = await open(t);
      await fill(page, NAMES.minDiskSize, "");
      await save(page);
      assert.deepEqual(await linesOfDialog(page), [
        "What the image loses",
        "the minimum disk size, now “10737418240”",
      ]);
      await page.keyboard.press("Escape");
      await status(page, "Nothing was saved.");
      assert.deepEqual(server.bodiesFor(image), []);
      await save(page);
      await page.getByRole("button", { name: "Save changes" }).click();
      await status(page, "Saved.");
      assert.deepEqual(server.bodiesFor(image), [{ updateMask: "minDiskSize" }]);
    });

    test("removes all labels, and asks before", async (t) => {
      const { page, image, server } = await open(t);
      await page.getByRole("button", { name: "Remove label 2" }).click();
      await page.getByRole("button", { name: "Remove label 1" }).click();
      await save(page);
      assert.deepEqual(await linesOfDialog(page), [
        "What the image loses",
        "the label “env”, now “prod”",
        "the label “app.kubernetes.io/name”, now “web”",
      ]);
      await page.getByRole("button", { name: "Save changes" }).click();
      await status(page, "Saved.");
      assert.deepEqual(server.bodiesFor(image), [{ updateMask: "labels" }]);
    });

    test("skips an empty row", async (t) => {
      const { page, image, server, shows } = await open(t);
      await fillRow(page, 3, "", "");
      await fillRow(page, 4, "team", "Ops");
      await save(page);
      const { violations } = api.validateImageEdits({ labels: [{ key: "team", value: "Ops" }] });
      const message = en(violations[0], NAMES);
      await shows({ "Label 4, value": message.replace("row 1", "row 4") });
      await fillRow(page, 4, "team", "ops");
      await save(page);
      await status(page, "Saved.");
      assert.deepEqual((await server.read(image)).labels, { ...image.labels, team: "ops" });
    });

    test("keeps what somebody else changed meanwhile, and asks about conflicts", async (t) => {
      const { page, image, server } = await open(t);
      await server.change(image, {
        updateMask: "description,labels",
        description: "Built on Sundays",
        labels: { ...image.labels, env: "test", cost: "42" },
      });
      await fill(page, NAMES.name, "debian-12-web");
      await fill(page, "Label 1, value", "staging");
      await save(page);
      assert.deepEqual(await linesOfDialog(page), [
        "What somebody else changed too",
        "the label “env”: it was “prod”, is “test” now, and you save “staging”",
      ]);
      await page.getByRole("button", { name: "Save changes" }).click();
      await status(page, "Saved.");
      const { name, description, labels } = await server.read(image);
      assert.deepEqual(
        { name, description, labels },
        {
          name: "debian-12-web",
          description: "Built on Sundays",
          labels: { ...image.labels, env: "staging", cost: "42" },
        },
      );
      // The form shows the other writer's changes too.
      const shown = page.getByLabel(NAMES.description);
      await eventually(() => shown.inputValue(), "Built on Sundays");
      await eventually(() => page.getByLabel("Label 3, key").inputValue(), "cost");
    });
  });
}
