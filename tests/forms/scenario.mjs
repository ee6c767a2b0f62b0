// What each form library must do with the schema. The forms have the same labels, and a message for
// each control.
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { setTimeout as pause } from "node:timers/promises";
import { isDeepStrictEqual } from "node:util";

import { api } from "../package/api.mjs";
import { current, initialValues } from "./image.mjs";
import { Pages } from "./support.mjs";

/**
 * @import { TestContext } from "node:test"
 * @import { Page } from "playwright-core"
 *
 * @typedef {typeof initialValues} Values
 *
 * @typedef {Record<string, string>} Messages by the label of the control
 */

const TEXT_FIELDS = /** @type {const} */ (["name", "description", "minDiskSize"]);
const LABELS_OF = { name: "Name", description: "Description", minDiskSize: "Minimum disk size" };

/**
 * Fills in the form and its label rows.
 *
 * @param {Page} page
 * @param {Values} values
 */
async function fill(page, values) {
  const { labels } = values;
  // The rows come first: under load, vee-validate lost a row that was added during a validation.
  for (const index of labels.keys()) {
    const input = page.getByLabel(`Label ${index + 1}, key`);
    if ((await input.count()) === 0) await page.getByRole("button", { name: "Add label" }).click();
    await input.waitFor();
  }
  for (const field of TEXT_FIELDS) await page.getByLabel(LABELS_OF[field]).fill(values[field]);
  for (const [index, { key, value }] of labels.entries()) {
    await page.getByLabel(`Label ${index + 1}, key`).fill(key);
    await page.getByLabel(`Label ${index + 1}, value`).fill(value);
  }
}

/** @param {Page} page */
const save = (page) => page.getByRole("button", { name: "Save" }).click();
/** @param {Page} page */
const submissions = (page) => page.evaluate(() => window.submissions);

/**
 * The messages that the page shows.
 *
 * @param {Page} page
 * @returns {Promise<Messages>}
 */
const messages = (page) =>
  page.evaluate(() =>
    Object.fromEntries(
      [...document.querySelectorAll("[aria-describedby]")]
        .map((control) => {
          const description = control.getAttribute("aria-describedby") ?? "";
          const message = document.getElementById(description)?.textContent ?? "";
          return [control.getAttribute("aria-label"), message];
        })
        .filter(([, message]) => message !== ""),
    ),
  );

/**
 * Waits until the page shows exactly these messages.
 *
 * @param {Page} page
 * @param {Messages} expected
 */
async function waitForMessages(page, expected) {
  const deadline = Date.now() + 10_000;
  for (;;) {
    const shown = await messages(page);
    if (isDeepStrictEqual(shown, expected)) return;
    if (Date.now() > deadline) assert.deepEqual(shown, expected);
    await pause(10);
  }
}

/**
 * Saves, and asserts that the form submits nothing and shows exactly these messages.
 *
 * @param {Page} page
 * @param {Messages} expected
 */
async function assertRefused(page, expected) {
  await save(page);
  // vee-validate shows some messages earlier than others, and may hide them for milliseconds.
  await waitForMessages(page, expected);
  // A late message or submission comes with the second attempt.
  await save(page);
  await pause(100);
  assert.deepEqual(await submissions(page), []);
  assert.deepEqual(await messages(page), expected);
}

/**
 * The first message for a path, which is the one that forms show.
 *
 * @param {unknown} values
 * @param {...(string | number)} path
 */
function messageAt(values, ...path) {
  const { violations } = api.validateImageEdits(values, { current });
  const found = violations.find((violation) => violation.path.join() === path.join());
  assert.ok(found, `no violation at ${path.join()}`);
  return found.message;
}

const FIXED = {
  name: "debian-12-web",
  description: "😀".repeat(256),
  minDiskSize: "21474836480",
  labels: [
    { key: "env", value: "prod" },
    { key: "app.kubernetes.io/name", value: "web" },
    { key: "app.kubernetes.io/part", value: "shop" },
    { key: "owner.team", value: "ops" },
  ],
};

/**
 * Tests a form.
 *
 * @param {string} name of its script
 */
export function testForm(name) {
  describe("a form of a library", { timeout: 120_000 }, () => {
    const pages = new Pages(before, after, name);
    /** @param {TestContext} t */
    const open = async (t) => {
      const page = await pages.open(t, '<!doctype html><div id="app"></div>');
      await page.getByRole("button", { name: "Save" }).waitFor();
      return page;
    };

    test("a form that is valid from the start is submitted once", async (t) => {
      const page = await open(t);
      await save(page);
      await page.waitForFunction(() => window.submissions.length > 0);
      assert.deepEqual(await submissions(page), [{ values: initialValues, body: null }]);
    });

    test("an invalid form shows a message per control; fixed, it is submitted once", async (t) => {
      const page = await open(t);
      const invalid = {
        name: "Debian 12",
        description: "😀".repeat(257),
        minDiskSize: "5 GB",
        labels: [
          { key: "", value: "prod" },
          { key: "app.kubernetes.io/name", value: "web" },
          { key: "app.kubernetes.io/name", value: "Shop" },
          { key: "Owner.Team", value: "ops" },
        ],
      };
      await fill(page, invalid);
      await assertRefused(page, {
        Name: messageAt(invalid, "name"),
        Description: messageAt(invalid, "description"),
        "Minimum disk size": messageAt(invalid, "minDiskSize"),
        "Label 1, key": messageAt(invalid, "labels", 0, "key"),
        "Label 3, key": messageAt(invalid, "labels", 2, "key"),
        "Label 3, value": messageAt(invalid, "labels", 2, "value"),
        "Label 4, key": messageAt(invalid, "labels", 3, "key"),
      });

      await fill(page, FIXED);
      await save(page);
      await page.waitForFunction(() => window.submissions.length > 0);
      await page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 100)));
      assert.deepEqual(await messages(page), {});
      assert.deepEqual(await submissions(page), [
        { values: FIXED, body: api.buildPatchBody(FIXED, { current }) },
      ]);
    });

    test("a message disappears with its row", async (t) => {
      const page = await open(t);
      const invalid = {
        ...initialValues,
        labels: [
          { key: "env", value: "prod" },
          { key: "a.b", value: "" },
          { key: "a.b", value: "" },
        ],
      };
      await fill(page, invalid);
      await assertRefused(page, { "Label 3, key": messageAt(invalid, "labels", 2, "key") });
      await page.getByRole("button", { name: "Remove label 2" }).click();
      await save(page);
      await page.waitForFunction(() => window.submissions.length > 0);
      assert.deepEqual(await messages(page), {});
      assert.deepEqual(
        (await submissions(page)).map(({ body }) => body),
        [{ updateMask: "labels", labels: { env: "prod", "a.b": "" } }],
      );
    });

    test("too many labels have a message for the labels as a whole", async (t) => {
      const page = await open(t);
      const instead = {
        labels: Array.from({ length: 65 }, (_, index) => ({ key: `k${index}`, value: "" })),
      };
      await page.evaluate((value) => {
        window.instead = value;
      }, instead);
      await assertRefused(page, { Labels: messageAt(instead, "labels") });
    });

    // The schema gives these issues a path; without one react-hook-form would submit.
    for (const [what, instead] of [
      ["null", null],
      ["a string", "name"],
      ["an unknown field that a form library cannot set", [["constructor", 1]]],
      ["an unknown field without a name", [["", 1]]],
    ]) {
      test(`${what} is not submitted`, async (t) => {
        const page = await open(t);
        const value = Array.isArray(instead) ? Object.fromEntries(instead) : instead;
        await page.evaluate((json) => {
          window.instead = JSON.parse(json);
        }, JSON.stringify(value));
        await assertRefused(page, { Name: api.validateImageEdits(value).violations[0].message });
      });
    }

    test("an unknown field without a control is not submitted", async (t) => {
      const page = await open(t);
      await page.evaluate(() => {
        window.instead = { "a.b": 1 };
      });
      await save(page);
      await page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 300)));
      assert.deepEqual(await submissions(page), []);
      await page.evaluate(() => delete window.instead);
      await page.getByLabel("Name").fill("debian-13");
      await save(page);
      await page.waitForFunction(() => window.submissions.length > 0);
      assert.deepEqual(
        (await submissions(page)).map(({ body }) => body),
        [{ updateMask: "name", name: "debian-13" }],
      );
    });
  });
}
