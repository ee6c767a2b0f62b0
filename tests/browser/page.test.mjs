import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { seedImages } from "../../www/api/images.mjs";
import { descriptionOf, launchBrowser, openPage } from "./support.mjs";

const UBUNTU = "fd80mrhj8fl2oe87o4e1";
const WINDOWS = "fd8u91bdpm4c7sqk5e0v";
const MAIL = "fd8r4tb9s2ho6ul0mq1k";

const timeout = 60_000;

let browser;
before(async () => {
  browser = await launchBrowser();
});
after(() => browser?.close());

/** Pastes a text into the element that has the focus. */
function paste(page, text) {
  return page.evaluate((text) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData("text", text);
    const event = new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true });
    document.activeElement.dispatchEvent(event);
  }, text);
}

test("an image is chosen, edited and updated", { timeout }, async (t) => {
  const { page, send, choose, patches, body, effects, effectOn, image, outcomeIs, ...rest } =
    await openPage(t, browser);
  const name = page.getByLabel("Name", { exact: true });
  const line = page.locator("#plan-line");

  await choose("windows-2022-terminal");
  assert.equal(await name.inputValue(), "windows-2022-terminal");
  assert.match(await line.textContent(), /nothing to send/);
  assert.equal(await send.getAttribute("aria-disabled"), "true");

  await name.fill("Windows");
  const message = page.locator("#name-messages .error");
  await message.waitFor();
  assert.match(await message.textContent(), /^Error: /);
  assert.equal(await name.getAttribute("aria-invalid"), "true");
  assert.ok((await descriptionOf(name)).includes(await message.textContent()));
  assert.equal(await send.getAttribute("aria-disabled"), "true");
  await send.press("Enter");
  assert.equal(patches.length, 0);
  assert.ok(await name.evaluate((element) => element === document.activeElement));

  await name.fill("windows-2022-rds");
  await message.waitFor({ state: "detached" });
  assert.equal(await name.getAttribute("aria-invalid"), null);

  await page.getByRole("button", { name: "Add label" }).click();
  assert.equal(await page.locator("#labels .error").count(), 0);
  await page.keyboard.type("env");
  const [firstKey, newKey] = [1, 3].map((row) => page.getByLabel(`Label ${row}, key`));
  assert.equal(await newKey.inputValue(), "env");
  assert.equal(await newKey.getAttribute("aria-invalid"), "true");
  assert.notEqual(await descriptionOf(newKey), "");
  assert.equal(await firstKey.getAttribute("aria-invalid"), null);
  assert.equal(await page.locator("#label-rows li .error").count(), 1);
  assert.equal(await page.locator("#label-rows li").nth(2).locator(".error").count(), 1);

  await newKey.fill("stage");
  await page.getByLabel("Label 3, value").fill("test");
  await page.getByLabel("Label 1, value").fill("branch");
  await page.getByRole("button", { name: "Remove label licence" }).click();

  assert.deepEqual(await body(), {
    updateMask: "name,labels",
    name: "windows-2022-rds",
    labels: { env: "branch", stage: "test" },
  });
  assert.deepEqual(await effects(), {
    name: "set",
    description: "untouched",
    minDiskSize: "untouched",
    labels: "set",
  });
  assert.equal(await line.textContent(), "2 fields set");
  assert.deepEqual(await effectOn("name").locator("td").allTextContents(), [
    "windows-2022-terminal",
    "windows-2022-rds",
    "in the mask, with a value",
  ]);
  assert.deepEqual(await effectOn("labels").locator("li").allTextContents(), [
    "+added stage=test",
    "~changed env=office → branch",
    "−removed licence=byol",
  ]);

  // A label is lost, so the page asks.
  assert.equal(await send.textContent(), "Send: set name and labels");
  await send.click();
  const dialog = page.getByRole("dialog", { name: "Something will be lost" });
  assert.deepEqual(await dialog.getByRole("listitem").allTextContents(), [
    "Label licence=byol is removed.",
  ]);
  await dialog.getByRole("button", { name: "Go back" }).click();
  assert.equal(patches.length, 0);
  await send.click();
  await dialog.getByRole("button", { name: "Send: set name and labels" }).click();
  await outcomeIs("running");
  await outcomeIs("succeeded");
  assert.match(await page.locator("#outcome").textContent(), /exactly what the plan said/);
  await page.getByRole("status").filter({ hasText: "exactly what the plan said" }).waitFor();

  assert.equal(patches.length, 1);
  const seed = seedImages().find(({ id }) => id === WINDOWS);
  assert.deepEqual(await image(WINDOWS), {
    ...seed,
    name: "windows-2022-rds",
    labels: { env: "branch", stage: "test" },
  });
  await page.getByRole("heading", { name: "windows-2022-rds", exact: true }).waitFor();
  assert.match(await line.textContent(), /nothing to send/);
  assert.ok(await page.getByRole("button", { name: "Undo all edits" }).isDisabled());
  rest.assertExpectedErrors();
});

test("the page always shows what the same edit would empty without a mask", {
  timeout,
}, async (t) => {
  const { page, choose, assertExpectedErrors } = await openPage(t, browser);
  await choose("web-base-ubuntu-2404");
  const emptied = async () =>
    Object.fromEntries(
      await page
        .locator("#emptied [data-field]")
        .evaluateAll((rows) =>
          rows.map((row) => [row.dataset.field, row.querySelector("dd").textContent]),
        ),
    );
  const all = {
    name: "web-base-ubuntu-2404",
    description: "Ubuntu 24.04 LTS with nginx and the deploy agent",
    minDiskSize: "10 GiB",
    labels: "3 labels: env, team, release",
  };
  assert.deepEqual(await emptied(), all);
  const { description, ...others } = all;
  await page.locator("#description").fill("Rebuilt every night");
  assert.deepEqual(await emptied(), others);
  // What the user empties on purpose is no surprise.
  await page.locator("#description").fill("");
  assert.deepEqual(await emptied(), others);
  await page.locator("#name").fill("No");
  const { name, ...rest } = others;
  assert.deepEqual(await emptied(), rest);
  assert.ok(await page.locator("#emptied").isVisible());
  assertExpectedErrors();
});

test("a description that the user clears is reset", { timeout }, async (t) => {
  const { page, choose, body, effects, image, sendAndConfirm, outcomeIs, assertExpectedErrors } =
    await openPage(t, browser);
  await choose("web-base-ubuntu-2404");
  await page.locator("#description").fill("");
  assert.deepEqual(await body(), { updateMask: "description" });
  assert.deepEqual(await effects(), {
    name: "untouched",
    description: "reset",
    minDiskSize: "untouched",
    labels: "untouched",
  });
  await sendAndConfirm();
  await outcomeIs("succeeded");
  const { description, ...rest } = seedImages().find(({ id }) => id === UBUNTU);
  assert.deepEqual(await image(UBUNTU), rest);
  assertExpectedErrors();
});

test("the disk size is understood in units and groups, and shown in bytes", {
  timeout,
}, async (t) => {
  const { page, choose, body, effects, send, assertExpectedErrors } = await openPage(t, browser);
  await choose("web-base-ubuntu-2404");
  const size = page.locator("#min-disk-size");
  const reading = page.locator("#min-disk-size-reading");
  assert.equal(await reading.textContent(), "10 GiB");

  await size.fill("50 GiB");
  assert.equal(await page.locator("#min-disk-size-messages .error").count(), 0);
  assert.equal(await reading.textContent(), "= 53687091200");
  assert.deepEqual(await body(), { updateMask: "minDiskSize", minDiskSize: "53687091200" });
  await size.blur();
  assert.equal(await size.inputValue(), "53687091200");
  assert.equal(await reading.textContent(), "50 GiB");

  await size.fill("5368709120");
  await page.locator("#min-disk-size-messages .warning").waitFor();
  assert.equal(await size.getAttribute("aria-invalid"), null);
  assert.equal(await send.getAttribute("aria-disabled"), "false");

  await size.fill("4194303");
  await page.locator("#min-disk-size-messages .error").waitFor();
  await size.fill("ten");
  await page.locator("#min-disk-size-messages .error").waitFor();
  assert.equal(await reading.textContent(), "");

  await size.fill("");
  assert.deepEqual(await body(), { updateMask: "minDiskSize" });
  assert.equal((await effects()).minDiskSize, "reset");
  await page.getByRole("button", { name: "Undo: minimum disk size" }).click();
  assert.equal(await size.inputValue(), "10737418240");
  assert.ok(await size.evaluate((element) => element === document.activeElement));
  assertExpectedErrors();
});

test("labels are pasted as pairs or as JSON", { timeout }, async (t) => {
  const { page, choose, body, assertExpectedErrors } = await openPage(t, browser);
  await choose("web-base-ubuntu-2404");
  await page.getByRole("button", { name: "Add label" }).click();
  await paste(page, "env=stage, cost=42,\nempty=");
  assert.deepEqual((await body()).labels, {
    env: "stage",
    team: "web",
    release: "2025.09",
    cost: "42",
    empty: "",
  });
  await page.getByLabel("Label 5, key").focus();
  await paste(page, '{ "team": "ops", "size": 5 }');
  assert.deepEqual((await body()).labels, {
    env: "stage",
    team: "ops",
    release: "2025.09",
    cost: "42",
    empty: "",
    size: "5",
  });
  assertExpectedErrors();
});

test("only changed fields are validated, by the chosen contract", { timeout }, async (t) => {
  const { page, choose, body, assertExpectedErrors } = await openPage(t, browser);
  await choose("legacy_billing_node");
  await page.locator("#description").fill("Still in use");
  assert.deepEqual(await body(), { updateMask: "description", description: "Still in use" });

  const name = page.getByLabel("Name", { exact: true });
  const allowed = page.getByText("Allowed since 2025-01-27:");
  await name.fill("Legacy");
  await page.locator("#name-messages .error").waitFor();
  assert.equal(await allowed.isVisible(), false);
  await name.fill("legacy_billing");
  assert.equal(await name.getAttribute("aria-invalid"), "true");
  await allowed.waitFor();
  await page.getByRole("button", { name: "switch" }).click();
  assert.equal(await name.getAttribute("aria-invalid"), null);
  assert.deepEqual(await body(), {
    updateMask: "name,description",
    name: "legacy_billing",
    description: "Still in use",
  });
  await page.getByLabel("Rules as of").selectOption("2020-03-16");
  assert.equal(await name.getAttribute("aria-invalid"), "true");
  assertExpectedErrors();
});

test("with more labels than allowed, the plan says so and leads to the place", {
  timeout,
}, async (t) => {
  const { page, choose, send, patches, assertExpectedErrors } = await openPage(t, browser);
  await choose("web-base-ubuntu-2404");
  await page.getByRole("button", { name: "Add label" }).click();
  await paste(page, Array.from({ length: 64 }, (_, index) => `k${index}=v`).join(","));
  assert.equal(await page.getByLabel("Labels").getByRole("listitem").count(), 67);
  await page.locator("#labels-messages .error").waitFor();
  assert.ok(await page.locator("#plan-news .error").isVisible());
  const box = await page.locator("#plan-news .error").boundingBox();
  assert.ok(box.y + box.height <= 900, "the message is in view");
  assert.equal(await send.textContent(), "Fix 1 error first");
  // Playwright itself would wait until the button is enabled.
  await send.click({ force: true });
  assert.equal(await page.evaluate(() => document.activeElement.id), "add-label");
  assert.equal(patches.length, 0);
  assertExpectedErrors();
});

test("the list is searched, has pages and a link to each image", { timeout }, async (t) => {
  const { page, formIsReady, choose, url, assertExpectedErrors } = await openPage(t, browser, {
    hash: `#${MAIL}`,
  });
  // On the second page of the list.
  await page.getByRole("heading", { name: "mail-relay-old", exact: true }).waitFor();
  await formIsReady();
  const radios = page.getByRole("radio");
  assert.equal(await radios.count(), 9);
  await page.getByRole("button", { name: "Load more images" }).click();
  await page.getByRole("radio", { name: "bastion-alma-9" }).waitFor();
  assert.equal(await radios.count(), 12);
  assert.equal(await page.getByRole("radio", { name: /CREATING/ }).count(), 1);

  await page.reload();
  await formIsReady();
  const search = page.getByRole("searchbox");
  await search.fill("TEAM=platform");
  await page.getByRole("radio", { name: "k8s-node-1-31" }).waitFor();
  assert.equal(await radios.filter({ visible: true }).count(), 2);
  await search.fill("nothing has this");
  await page.getByText("No image has this").waitFor();
  await search.fill("");

  await choose("school-lab");
  assert.equal(page.url(), `${url}#fd8c62vjo0ltn9h3aqpe`);
  await page.evaluate((hash) => {
    location.hash = hash;
  }, UBUNTU);
  await page.getByRole("heading", { name: "web-base-ubuntu-2404", exact: true }).waitFor();
  assertExpectedErrors();
});

test("the request is shown in four forms, and copied", { timeout }, async (t) => {
  const { page, choose, send, patches, outcomeIs, context, url, assertExpectedErrors } =
    await openPage(t, browser);
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await choose("debian-12-minimal");
  await page.locator("#description").fill("it's \u202edesrever");
  const text = page.locator("#request-text");
  assert.match(await text.textContent(), /"description": "it's \\u202edesrever"/);
  assert.equal(await page.locator("#plan-effects .mark").textContent(), "U+202E");
  await page.locator("#description").fill(" it's ");
  assert.deepEqual(await page.locator("#plan-effects .mark").allTextContents(), ["·", "·"]);

  await page.getByRole("tab", { name: "JSON" }).focus();
  await page.keyboard.press("ArrowRight");
  assert.match(await text.textContent(), /^PATCH \/compute\/v1\/images\/fd8a3kqvct61n0h7u2rs HTTP/);
  const [, key] = /Idempotency-Key: ([0-9a-f-]{36})/i.exec(await text.textContent());
  await page.keyboard.press("ArrowRight");
  const curl = await text.textContent();
  assert.match(curl, /^curl --request PATCH/);
  assert.match(curl, /Authorization: Bearer \$IAM_TOKEN/);
  assert.ok(curl.includes(key) && curl.includes(url));
  await page.getByRole("button", { name: "Copy" }).click();
  await page.getByRole("button", { name: "Copied" }).waitFor();
  assert.equal(await page.evaluate(() => navigator.clipboard.readText()), curl);
  await page.getByRole("tab", { name: "fetch" }).click();
  assert.match(await text.textContent(), /await fetch\(/);

  await send.click();
  await outcomeIs("succeeded");
  assert.equal(await patches[0].headerValue("idempotency-key"), key);
  assertExpectedErrors();
});

test("a body written by hand gets a verdict and a preview", { timeout }, async (t) => {
  const { page, choose, patches, assertExpectedErrors } = await openPage(t, browser);
  await choose("web-base-ubuntu-2404");
  await page.getByText("Write the body by hand").click();
  const verdict = page.locator("#verdict");
  const effects = () =>
    verdict
      .locator("[data-effect]")
      .evaluateAll((rows) => rows.map(({ dataset }) => dataset.effect));

  await page.getByRole("button", { name: "Mistake: no mask" }).click();
  assert.equal(await verdict.locator("[data-rule='field_mask.missing']").count(), 1);
  assert.deepEqual(await effects(), ["reset", "same", "reset", "reset"]);

  await page.getByRole("button", { name: "Mistake: masked without a value" }).click();
  assert.equal(await verdict.locator("[data-rule='field_mask.reset']").count(), 1);
  assert.deepEqual(await effects(), ["reset", "same", "untouched", "untouched"]);

  await page.getByRole("button", { name: "Mistake: labels.env" }).click();
  assert.equal(await verdict.locator("[data-rule='field_mask.unknown_path']").count(), 1);
  assert.match(await verdict.textContent(), /would refuse/);

  const textarea = page.getByLabel("Request body");
  await textarea.fill('{ "updateMask": ');
  assert.match(await verdict.textContent(), /not JSON/);
  await textarea.fill('{ "updateMask": "name", "name": "x" }');
  assert.deepEqual(await effects(), ["set", "untouched", "untouched", "untouched"]);
  assert.equal(patches.length, 0);
  assertExpectedErrors();
});

test("data is shown as text, not as HTML", { timeout }, async (t) => {
  const markup = "<img src=x onerror=alert(1)>";
  const [image] = seedImages();
  const hostile = {
    ...image,
    name: markup,
    description: `${markup}\r\n</script>`,
    family: markup,
    labels: { [markup]: markup },
  };
  const { page, choose, body, sendAndConfirm, outcomeIs, assertExpectedErrors } = await openPage(
    t,
    browser,
    { api: { images: [hostile] } },
  );
  await choose(markup);
  await page.getByLabel("Name", { exact: true }).fill("harmless");
  assert.deepEqual(await body(), { updateMask: "name", name: "harmless" });
  await page.locator("#description").fill(markup);
  await page.getByRole("button", { name: "Remove label" }).click();
  await sendAndConfirm();
  await outcomeIs("succeeded");
  await page.getByText("Log of this tab").click();
  await page.getByRole("button", { name: "Request and answer" }).click();
  assert.equal(await page.locator("img").count(), 0);
  assert.match(await page.locator("#exchange-request").textContent(), /<img src=x onerror=/);
  assertExpectedErrors();
});

test("the page works with the keyboard alone", { timeout }, async (t) => {
  const { page, formIsReady, patches, outcomeIs, image, assertExpectedErrors } = await openPage(
    t,
    browser,
  );
  await formIsReady();
  await page.getByRole("radio", { name: "web-base-ubuntu-2404" }).focus();
  await page.keyboard.press("ArrowDown");
  await page.getByRole("heading", { name: "debian-12-minimal", exact: true }).waitFor();
  await formIsReady();
  await page.locator("#name").focus();
  await page.keyboard.press("ControlOrMeta+A");
  await page.keyboard.type("debian-12");
  // The button that undoes the description is not there yet.
  for (const _ of ["description", "size", "add label"]) await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await page.keyboard.type("os");
  await page.keyboard.press("Tab");
  await page.keyboard.type("linux");
  await page.keyboard.press("Enter");
  assert.equal(await page.evaluate(() => document.activeElement.id), "plan-title");
  while ((await page.evaluate(() => document.activeElement.id)) !== "send")
    await page.keyboard.press("Tab");
  assert.equal(patches.length, 0);
  await page.keyboard.press("Enter");
  await outcomeIs("succeeded");
  const { name, labels } = await image("fd8a3kqvct61n0h7u2rs");
  assert.deepEqual({ name, labels }, { name: "debian-12", labels: { os: "linux" } });
  assertExpectedErrors();
});

test("the page speaks Russian", { timeout }, async (t) => {
  const { page, choose, assertExpectedErrors } = await openPage(t, browser);
  await choose("web-base-ubuntu-2404");
  await page.locator("#name").fill("No");
  await page.getByRole("button", { name: "Русский" }).click();
  await page.getByRole("heading", { name: "Обновление образа" }).waitFor();
  assert.equal(await page.evaluate(() => document.documentElement.lang), "ru");
  assert.match(await page.locator("#name-messages").textContent(), /^Ошибка: .*[а-я]/);
  await page.locator("#name").fill("yes");
  assert.equal(await page.locator("#plan-line").textContent(), "изменить 1 поле");
  await page.getByText("Написать тело вручную").click();
  // Every word of the page, except for names and values.
  const english = await page.evaluate(() => {
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const texts = [];
    while (walker.nextNode()) {
      const { parentElement, textContent } = walker.currentNode;
      const skipped = parentElement.closest(
        "script, code, pre, textarea, .value, .image-name, .badge.status, #facts, #edit-title," +
          "#language, #request-tabs, .emptied dd, label.image-card .quiet",
      );
      if (!skipped && /\b(the|is|of|a|and|not|set|edit|no)\b/i.test(textContent))
        texts.push(textContent);
    }
    return texts;
  });
  assert.deepEqual(english, []);
  await page.getByRole("button", { name: "English" }).click();
  await page.getByRole("heading", { name: "Image update" }).waitFor();
  assert.equal(await page.locator("#plan-line").textContent(), "1 field set");
  assertExpectedErrors();
});
