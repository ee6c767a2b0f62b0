// What every form library has to do with the schema. The forms differ in their library only: the same labels, and beside each control its message.
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { setTimeout as pause } from "node:timers/promises";
import { isDeepStrictEqual } from "node:util";

import { api } from "../package/api.mjs";
import { current, initialValues } from "./image.mjs";
import { Pages } from "./support.mjs";

/** Fills in the form and its label rows. */
async function fill(page, { labels, ...values }) {
  const names = { name: "Name", description: "Description", minDiskSize: "Minimum disk size" };
  // The rows come first: on a loaded machine vee-validate lost one that was added while it was still judging what had been typed.
  for (const index of labels.keys()) {
    const input = page.getByLabel(`Label ${index + 1}, key`);
    if ((await input.count()) === 0) await page.getByRole("button", { name: "Add label" }).click();
    await input.waitFor();
  }
  for (const [field, value] of Object.entries(values))
    await page.getByLabel(names[field]).fill(value);
  for (const [index, { key, value }] of labels.entries()) {
    await page.getByLabel(`Label ${index + 1}, key`).fill(key);
    await page.getByLabel(`Label ${index + 1}, value`).fill(value);
  }
}

const save = (page) => page.getByRole("button", { name: "Save" }).click();
const submissions = (page) => page.evaluate(() => window.submissions);

/** The messages, by the control that each describes. */
const messages = (page) =>
  page.evaluate(() =>
    Object.fromEntries(
      [...document.querySelectorAll("[aria-describedby]")]
        .map((control) => [
          control.getAttribute("aria-label"),
          document.getElementById(control.getAttribute("aria-describedby"))?.textContent ?? "",
        ])
        .filter(([, message]) => message !== ""),
    ),
  );

/** Waits until these are the messages; throws the difference if they never are. */
async function waitForMessages(page, expected) {
  const deadline = Date.now() + 10_000;
  for (;;) {
    const shown = await messages(page);
    if (isDeepStrictEqual(shown, expected)) return;
    if (Date.now() > deadline) assert.deepEqual(shown, expected);
    await pause(10);
  }
}

/** Saves, and asserts that nothing is submitted and that these controls have messages, each that of its path; several stand in order of the path. */
async function assertRefused(page, expected) {
  await save(page);
  // vee-validate shows some a little earlier than the others, and for some milliseconds may take them away again.
  await waitForMessages(page, expected);
  // What has not come by now comes with the next attempt at the latest.
  await save(page);
  await pause(100);
  assert.deepEqual(await submissions(page), []);
  assert.deepEqual(await messages(page), expected);
}

/** The first message for each path, which is the one that forms show. */
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

export function testForm(name) {
  describe("as in the other libraries", { timeout: 120_000 }, () => {
    const pages = new Pages(before, after, name);
    const open = async (t) => {
      const page = await pages.open(t, '<!doctype html><div id="app"></div>');
      await page.getByRole("button", { name: "Save" }).waitFor();
      return page;
    };

    test("a form that is valid at once is submitted once", async (t) => {
      const page = await open(t);
      await save(page);
      await page.waitForFunction(() => window.submissions.length > 0);
      assert.deepEqual(await submissions(page), [{ values: initialValues, body: null }]);
    });

    test("an invalid form is not submitted, and each message is at its control; fixed, it is submitted once", async (t) => {
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
        "Label 1, key": messageAt(invalid, "labels", "0", "key"),
        "Label 3, key": messageAt(invalid, "labels", "2", "key"),
        "Label 3, value": messageAt(invalid, "labels", "2", "value"),
        "Label 4, key": messageAt(invalid, "labels", "3", "key"),
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

    test("a message goes with the row that it is at", async (t) => {
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
      await assertRefused(page, { "Label 3, key": messageAt(invalid, "labels", "2", "key") });
      await page.getByRole("button", { name: "Remove label 2" }).click();
      await save(page);
      await page.waitForFunction(() => window.submissions.length > 0);
      assert.deepEqual(await messages(page), {});
      assert.deepEqual(
        (await submissions(page)).map(({ body }) => body),
        [{ updateMask: "labels", labels: { env: "prod", "a.b": "" } }],
      );
    });

    test("too many labels: the message is at the labels", async (t) => {
      const page = await open(t);
      const instead = {
        labels: Array.from({ length: 65 }, (_, index) => ({ key: `k${index}`, value: "" })),
      };
      await page.evaluate((value) => void (window.instead = value), instead);
      await assertRefused(page, { Labels: messageAt(instead, "labels") });
    });

    // The schema gives their issues a path; without one react-hook-form would submit.
    for (const [what, instead] of [
      ["null", null],
      ["a string", "name"],
      ["an unknown field that a form library cannot set", [["constructor", 1]]],
      ["an unknown field without a name", [["", 1]]],
    ]) {
      test(`${what} is not submitted`, async (t) => {
        const page = await open(t);
        const value = Array.isArray(instead) ? Object.fromEntries(instead) : instead;
        await page.evaluate(
          (json) => void (window.instead = JSON.parse(json)),
          JSON.stringify(value),
        );
        await assertRefused(page, { Name: api.validateImageEdits(value).violations[0].message });
      });
    }

    test("an unknown field is not submitted, though it has no control", async (t) => {
      const page = await open(t);
      await page.evaluate(() => void (window.instead = { "a.b": 1 }));
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
