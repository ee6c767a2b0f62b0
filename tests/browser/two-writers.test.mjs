// Two people edit the same image at the same time.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { collectErrors, launchBrowser, openPage, pageTools } from "./support.mjs";

const UBUNTU = "fd80mrhj8fl2oe87o4e1";
const NAME = "web-base-ubuntu-2404";

const timeout = 60_000;

let browser;
before(async () => {
  browser = await launchBrowser();
});
after(() => browser?.close());

/** Writes a label of an open page: in the row that has the key, or in a new one. */
async function writeLabel(page, key, value) {
  const inputs = page.locator("#label-rows .label-key");
  const keys = await inputs.evaluateAll((elements) => elements.map(({ value }) => value));
  let index = keys.indexOf(key);
  if (index < 0) {
    await page.getByRole("button", { name: "Add label" }).click();
    index = keys.length;
    await inputs.nth(index).fill(key);
  }
  await page.getByLabel(`Label ${index + 1}, value`).fill(value);
}

/** Opens the image in two pages: Ann's and Bob's. */
async function openTwice(t) {
  const ann = await openPage(t, browser, { api: { operationDelay: 0 } });
  const bobsPage = await ann.context.newPage();
  const errors = collectErrors(bobsPage);
  const bob = pageTools(bobsPage);
  await bobsPage.goto(ann.url);
  for (const { choose } of [ann, bob]) await choose(NAME);
  return {
    ann,
    bob,
    assertNoErrors() {
      ann.assertExpectedErrors();
      assert.deepEqual(errors, []);
    },
  };
}

test("both save, and nothing is lost", { timeout }, async (t) => {
  const { ann, bob, assertNoErrors } = await openTwice(t);
  const { labels, ...image } = await ann.image(UBUNTU);

  await writeLabel(ann.page, "cost", "42");
  await ann.page.locator("#description").fill("By Ann");
  await writeLabel(bob.page, "team", "ops");
  await bob.page.locator("#name").fill("by-bob");
  await ann.send.click();
  await ann.outcomeIs("succeeded");

  // Bob sees the new plan before he sends it. Only the label of his own is a change of his.
  await bob.send.click();
  await bob.page.locator("#notice").waitFor();
  assert.equal(bob.patches.length, 0);
  assert.equal(await bob.page.locator(".conflict").count(), 0);
  assert.equal(await bob.page.locator("#description").inputValue(), "By Ann");
  assert.deepEqual(await bob.effects(), {
    name: "set",
    description: "untouched",
    minDiskSize: "untouched",
    labels: "set",
  });
  await bob.send.click();
  await bob.outcomeIs("succeeded");

  assert.deepEqual(await ann.image(UBUNTU), {
    ...image,
    name: "by-bob",
    description: "By Ann",
    labels: { ...labels, team: "ops", cost: "42" },
  });
  assertNoErrors();
});

test("where both changed the same label, the conflict is shown", { timeout }, async (t) => {
  const { ann, bob, assertNoErrors } = await openTwice(t);
  const { labels } = await ann.image(UBUNTU);

  await writeLabel(ann.page, "env", "ann");
  await writeLabel(ann.page, "cost", "42");
  await ann.send.click();
  await ann.outcomeIs("succeeded");

  await writeLabel(bob.page, "env", "bob");
  await writeLabel(bob.page, "tier", "gold");
  await bob.send.click();
  const conflict = bob.page.locator("#labels .conflict");
  await conflict.waitFor();
  assert.equal(bob.patches.length, 0);
  assert.equal(await conflict.count(), 1);
  assert.equal(
    await conflict.locator("p").first().textContent(),
    "Label env. Somebody else has changed it from “prod” to “ann”.",
  );
  assert.match(await bob.page.locator("#plan-news").textContent(), /1 conflict: somebody else/);
  assert.equal(await bob.effectOn("labels").locator(".badge.conflict").count(), 1);
  assert.match(await bob.effectOn("labels").textContent(), /env=ann → bob/);
  // The conflict survives a reload.
  bob.page.on("dialog", (dialog) => dialog.accept());
  await bob.page.reload();
  await bob.formIsReady();
  await conflict.waitFor();

  // Sending overwrites what Ann wrote, so the page asks.
  await bob.send.click();
  const dialog = bob.page.getByRole("dialog");
  assert.match(await dialog.textContent(), /Label env “ann”, which somebody else wrote, is overwr/);
  await dialog.getByRole("button", { name: "Go back" }).click();

  await conflict.getByRole("button", { name: "Take theirs" }).click();
  assert.equal(await conflict.count(), 0);
  assert.equal(await bob.page.getByLabel("Label 1, value").inputValue(), "ann");
  await bob.send.click();
  await bob.outcomeIs("succeeded");
  assert.deepEqual((await ann.image(UBUNTU)).labels, {
    ...labels,
    env: "ann",
    cost: "42",
    tier: "gold",
  });
  assertNoErrors();
});

test("the user keeps an own value in spite of a conflict", { timeout }, async (t) => {
  const { page, choose, send, image, outcomeIs, sendAndConfirm, assertExpectedErrors } =
    await openPage(t, browser, { api: { operationDelay: 0 } });
  await choose(NAME);
  await writeLabel(page, "env", "mine");
  await page.getByRole("button", { name: "Remove label release" }).click();
  await page.getByText("Make it misbehave").click();
  await page.getByRole("button", { name: "Let another client change this image" }).click();
  await page.getByText("Another client added the label cost").waitFor();
  await page.keyboard.press("Escape");
  await sendAndConfirm();
  const conflict = page.locator("#labels .conflict");
  await conflict.getByRole("button", { name: "Keep mine" }).click();
  assert.equal(await conflict.count(), 0);
  // The removed label is still a loss.
  await send.click();
  assert.deepEqual(await page.locator("#confirm-losses li").allTextContents(), [
    "Label release=2025.09 is removed.",
  ]);
  await page.locator("#confirm-send").click();
  await outcomeIs("succeeded");
  assert.deepEqual((await image(UBUNTU)).labels, { env: "mine", team: "web", cost: "42" });
  assertExpectedErrors();
});

test("the page tells that a removed label would be added again", { timeout }, async (t) => {
  const { page, choose, send, image, updateElsewhere, assertExpectedErrors } = await openPage(
    t,
    browser,
    { api: { operationDelay: 0 } },
  );
  await choose(NAME);
  await writeLabel(page, "env", "mine");
  const { env: _, ...labels } = (await image(UBUNTU)).labels;
  await updateElsewhere(UBUNTU, { updateMask: "labels", labels });
  await image(UBUNTU);
  await send.click();
  await page.locator("#labels .conflict", { hasText: "Somebody else has removed it." }).waitFor();
  await send.click();
  assert.deepEqual(await page.locator("#confirm-losses li").allTextContents(), [
    "Label env, which somebody else removed, is added again.",
  ]);
  assertExpectedErrors();
});
