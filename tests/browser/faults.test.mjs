// Faults that wrote wrong data, or lost what the user had written.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { setTimeout as delay } from "node:timers/promises";
import { launchBrowser, openPage } from "./support.mjs";

const UBUNTU = "fd80mrhj8fl2oe87o4e1";
const DEBIAN = "fd8a3kqvct61n0h7u2rs";

let browser;
before(async () => {
  browser = await launchBrowser();
});
after(() => browser?.close());

const timeout = 60_000;

test("while an image is still loading, nothing can be typed into the form or sent from it", {
  timeout,
}, async (t) => {
  const { page, choose, formIsReady, patches, image, assertExpectedErrors } = await openPage(
    t,
    browser,
  );
  await choose("web-base-ubuntu-2404");
  const before = await image(UBUNTU);
  await page.route(`**/compute/v1/images/${DEBIAN}`, async (route) => {
    await delay(1000);
    await route.continue();
  });
  await page.getByRole("radio", { name: "debian-12-minimal" }).check();
  // Straight into the elements: Playwright itself would wait until the form takes input.
  await page.locator("#description").evaluate((element) => element.focus());
  await page.keyboard.type("meant for Debian");
  await page.locator("#send").evaluate((element) => element.click());
  await formIsReady();
  assert.equal(await page.locator("#description").inputValue(), "");
  await delay(300);
  assert.equal(patches.length, 0);
  assert.deepEqual(await image(UBUNTU), before);
  assertExpectedErrors();
});

test("a label that somebody else adds while the page is open is not deleted", {
  timeout,
}, async (t) => {
  const { page, choose, send, patches, image, updateElsewhere, body, outcomeIs, ...rest } =
    await openPage(t, browser, { api: { operationDelay: 0 } });
  await choose("web-base-ubuntu-2404");
  await page.getByRole("button", { name: "Add label" }).click();
  await page.keyboard.type("mine");
  const { labels } = await image(UBUNTU);
  await updateElsewhere(UBUNTU, { updateMask: "labels", labels: { ...labels, cost: "42" } });
  await image(UBUNTU);

  await send.click();
  await page.locator("#notice", { hasText: "the plan is different now" }).waitFor();
  assert.equal(patches.length, 0);
  const expected = { ...labels, mine: "", cost: "42" };
  assert.deepEqual(await body(), { updateMask: "labels", labels: expected });

  await send.click();
  await outcomeIs("succeeded");
  assert.deepEqual((await image(UBUNTU)).labels, expected);
  assert.match(await page.locator("#outcome").textContent(), /exactly what the plan said/);
  rest.assertExpectedErrors();
});

test("an update that did not lead to what the plan said is told", { timeout }, async (t) => {
  const { page, choose, send, updateElsewhere, outcomeIs, assertExpectedErrors } = await openPage(
    t,
    browser,
  );
  await choose("web-base-ubuntu-2404");
  await page.locator("#name").fill("web-base-2");
  // Somebody else changes another field in the last moment.
  await page.route("**/compute/v1/images/*", async (route) => {
    if (route.request().method() === "PATCH")
      await updateElsewhere(UBUNTU, { updateMask: "description", description: "theirs" });
    await route.continue();
  });
  await send.click();
  await outcomeIs("succeeded");
  assert.match(await page.locator("#outcome").textContent(), /not what the plan said/);
  assertExpectedErrors();
});

test("Enter in a field of one line leads to the plan, and sends nothing", {
  timeout,
}, async (t) => {
  const { page, choose, patches, assertExpectedErrors } = await openPage(t, browser);
  await choose("web-base-ubuntu-2404");
  for (const field of ["#name", "#min-disk-size", ".label-value"]) {
    await page
      .locator(field)
      .first()
      .fill(field === "#min-disk-size" ? "21474836480" : "x1");
    await page.locator(field).first().press("Enter");
    assert.equal(await page.evaluate(() => document.activeElement.id), "plan-title");
  }
  await page.locator("#name").fill("No");
  await page.locator("#min-disk-size").press("Enter");
  assert.equal(await page.evaluate(() => document.activeElement.id), "name");
  await delay(500);
  assert.equal(patches.length, 0);
  assertExpectedErrors();
});

test("drafts survive a reload, Back and a new list, and the page asks before it is left", {
  timeout,
}, async (t) => {
  const { page, choose, formIsReady, updateElsewhere, body, image, url, ...rest } = await openPage(
    t,
    browser,
    {
      api: { operationDelay: 0 },
      // Chromium does not ask when it leaves a page that nobody has touched since it was opened.
      expectedErrors: [/never had a user gesture/],
    },
  );
  const dialogs = [];
  page.on("dialog", (dialog) => {
    dialogs.push(dialog.type());
    return dialog.accept();
  });
  await choose("web-base-ubuntu-2404");
  await page.locator("#name").fill("mine");
  await choose("debian-12-minimal");
  await page.locator("#description").fill("also mine");
  const expected = { updateMask: "description", description: "also mine" };
  assert.deepEqual(await body(), expected);

  await page.reload();
  await formIsReady();
  assert.deepEqual(dialogs, ["beforeunload"]);
  await page.getByRole("heading", { name: "debian-12-minimal", exact: true }).waitFor();
  assert.deepEqual(await body(), expected);

  await page.goto(`${url}icon-of-nothing`);
  await page.goBack();
  await formIsReady();
  assert.deepEqual(await body(), expected);

  // Somebody else's change of another field is taken over by the draft.
  await updateElsewhere(UBUNTU, { updateMask: "description", description: "theirs" });
  await image(UBUNTU);
  await page.getByRole("button", { name: "Refresh" }).click();
  await formIsReady();
  assert.deepEqual(await body(), expected);
  await choose("web-base-ubuntu-2404");
  assert.deepEqual(await body(), { updateMask: "name", name: "mine" });
  assert.equal(await page.locator("#description").inputValue(), "theirs");
  assert.equal(
    await page.getByText("edited", { exact: true }).filter({ visible: true }).count(),
    2,
  );

  await page.getByRole("button", { name: "Undo all edits" }).click();
  await choose("debian-12-minimal");
  await page.getByRole("button", { name: "Undo: description" }).click();
  dialogs.length = 0;
  await page.reload();
  await formIsReady();
  assert.deepEqual(dialogs, []);
  assert.equal(await page.locator("#plan-line").textContent(), "No changes yet: nothing to send.");
  rest.assertExpectedErrors();
});
