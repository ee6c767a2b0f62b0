import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { seedImages } from "../../www/api/images.mjs";
import { descriptionOf, launchBrowser, openPage } from "./support.mjs";

const UBUNTU = "fd80mrhj8fl2oe87o4e1";
const WINDOWS = "fd8u91bdpm4c7sqk5e0v";

let browser;
before(async () => {
  browser = await launchBrowser();
});
after(() => browser?.close());

test("an image is chosen, edited and updated", { timeout: 60_000 }, async (t) => {
  const {
    page,
    choose,
    patches,
    body,
    effects,
    effectOn,
    image,
    operationIsDone,
    assertExpectedErrors,
  } = await openPage(t, browser);
  const name = page.getByLabel("Name", { exact: true });
  const send = page.getByRole("button", { name: "Send update" });

  await choose("windows-2022-terminal");
  assert.equal(await name.inputValue(), "windows-2022-terminal");
  assert.match(await page.locator("#outgoing").textContent(), /Nothing to change/);

  await name.fill("Windows");
  const message = page.locator("#name-messages .error");
  await message.waitFor();
  assert.equal(await name.getAttribute("aria-invalid"), "true");
  assert.ok((await descriptionOf(name)).includes(await message.textContent()));
  assert.equal(await send.getAttribute("aria-disabled"), "true");
  await send.press("Enter");
  assert.deepEqual(patches, []);
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
  assert.equal(await send.getAttribute("aria-disabled"), "true");

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
  assert.equal(await effectOn("name").textContent(), "windows-2022-terminal→windows-2022-rds");
  assert.deepEqual(await effectOn("labels").locator("li").allTextContents(), [
    "added stage: test",
    "changed env: office → branch",
    "removed licence: byol",
  ]);

  assert.equal(await send.getAttribute("aria-disabled"), "false");
  await send.click();
  await page.locator("#operation-state", { hasText: "running" }).waitFor();
  await operationIsDone();
  assert.match(await page.locator("#operation-id").textContent(), /^fv4/);
  assert.match(
    await page.getByRole("status").filter({ hasText: "Done" }).textContent(),
    /the image was updated/,
  );
  assert.equal(
    await page.locator("#changed-image [data-field=name] dd").textContent(),
    "windows-2022-rds",
  );
  assert.deepEqual(await page.locator("#changed-image [data-field=labels] li").allTextContents(), [
    "env: branch",
    "stage: test",
  ]);
  assert.match(await page.locator("#outcome").textContent(), /The result matches the preview/);

  assert.equal(patches.length, 1);
  const seed = seedImages().find(({ id }) => id === WINDOWS);
  assert.deepEqual(await image(WINDOWS), {
    ...seed,
    name: "windows-2022-rds",
    labels: { env: "branch", stage: "test" },
  });

  await page.getByRole("heading", { name: "windows-2022-rds", exact: true }).waitFor();
  assert.match(await page.locator("#outgoing").textContent(), /Nothing to change/);
  assert.ok(await page.getByRole("button", { name: "Undo edits" }).isDisabled());
  assertExpectedErrors();
});

test("a description that the user clears is reset", { timeout: 60_000 }, async (t) => {
  const { page, choose, body, effects, image, operationIsDone, assertExpectedErrors } =
    await openPage(t, browser);
  await choose("web-base-ubuntu-2404");
  await page.getByLabel("Description").fill("");
  assert.deepEqual(await body(), { updateMask: "description" });
  assert.deepEqual(await effects(), {
    name: "untouched",
    description: "reset",
    minDiskSize: "untouched",
    labels: "untouched",
  });
  await page.getByRole("button", { name: "Send update" }).click();
  await operationIsDone();
  const { description, ...rest } = seedImages().find(({ id }) => id === UBUNTU);
  assert.deepEqual(await image(UBUNTU), rest);
  assertExpectedErrors();
});

test("the disk size is shown in a readable unit, may have a warning, and can be reset", {
  timeout: 60_000,
}, async (t) => {
  const { page, choose, body, effects, assertExpectedErrors } = await openPage(t, browser);
  await choose("web-base-ubuntu-2404");
  const size = page.getByLabel("Minimum disk size");
  const reading = page.locator("#min-disk-size-reading");
  assert.equal(await reading.textContent(), "10 GiB");

  await size.fill("5368709120");
  assert.equal(await reading.textContent(), "5 GiB");
  await page.locator("#min-disk-size-messages .warning").waitFor();
  assert.equal(await size.getAttribute("aria-invalid"), null);
  assert.deepEqual(await body(), { updateMask: "minDiskSize", minDiskSize: "5368709120" });
  assert.equal(
    await page.getByRole("button", { name: "Send update" }).getAttribute("aria-disabled"),
    "false",
  );

  await size.fill("4194303");
  await page.locator("#min-disk-size-messages .error").waitFor();
  await size.fill("10 GiB");
  await page.locator("#min-disk-size-messages .error").waitFor();
  assert.equal(await reading.textContent(), "");

  await size.fill("");
  assert.deepEqual(await body(), { updateMask: "minDiskSize" });
  assert.equal((await effects()).minDiskSize, "reset");
  await page.getByRole("button", { name: "Undo edits" }).click();
  assert.equal(await size.inputValue(), "10737418240");
  assertExpectedErrors();
});

test("only changed fields are validated, by the chosen contract", {
  timeout: 60_000,
}, async (t) => {
  const { page, choose, body, assertExpectedErrors } = await openPage(t, browser);
  await choose("legacy_billing_node");
  await page.getByLabel("Description").fill("Still in use");
  assert.deepEqual(await body(), { updateMask: "description", description: "Still in use" });

  const name = page.getByLabel("Name", { exact: true });
  await name.fill("legacy_billing");
  assert.equal(await name.getAttribute("aria-invalid"), "true");
  await page.getByLabel("Rules as of").selectOption("2025-01-27");
  assert.equal(await name.getAttribute("aria-invalid"), null);
  assert.deepEqual(await body(), {
    updateMask: "name,description",
    name: "legacy_billing",
    description: "Still in use",
  });
  assertExpectedErrors();
});

test("a violation that the server reports appears at its field", { timeout: 60_000 }, async (t) => {
  const { page, choose, assertExpectedErrors } = await openPage(t, browser, {
    api: { contract: "2020-03-16" },
    expectedErrors: [/status of 400/],
  });
  await choose("debian-12-minimal");
  await page.getByLabel("Rules as of").selectOption("2025-01-27");
  const name = page.getByLabel("Name", { exact: true });
  await name.fill("debian_12");
  await page.getByRole("button", { name: "Send update" }).click();

  const refusal = page.locator("#server-refusal");
  await refusal.waitFor();
  assert.match(await refusal.textContent(), /INVALID_ARGUMENT, HTTP 400/);
  assert.equal(await name.getAttribute("aria-invalid"), "true");
  assert.match(await descriptionOf(name), /Server: .*does not match the pattern/);
  assert.equal(await page.locator("#name-messages .error[data-rule=server]").count(), 1);

  await name.fill("debian-12");
  await refusal.waitFor({ state: "hidden" });
  assert.equal(await page.locator("#name-messages .error").count(), 0);
  assertExpectedErrors();
});

test("a refusal that names no field appears in the form", { timeout: 60_000 }, async (t) => {
  const { page, choose, assertExpectedErrors } = await openPage(t, browser, {
    expectedErrors: [/status of 409/],
  });
  await choose("debian-12-minimal");
  await page.getByLabel("Name", { exact: true }).fill("school-lab");
  await page.getByRole("button", { name: "Send update" }).click();
  const refusal = page.locator("#server-refusal");
  await refusal.waitFor();
  assert.match(await refusal.textContent(), /ALREADY_EXISTS, HTTP 409/);
  assert.match(await refusal.textContent(), /Image with name school-lab already exists/);
  assertExpectedErrors();
});

test("after a lost answer, sending again uses the same Idempotency-Key", {
  timeout: 60_000,
}, async (t) => {
  const { page, choose, patches, operationIsDone, assertExpectedErrors } = await openPage(
    t,
    browser,
    {
      expectedErrors: [/ERR_FAILED/],
    },
  );
  await choose("debian-12-minimal");
  await page.getByLabel("Name", { exact: true }).fill("debian-12");
  await page.route("**/compute/v1/images/*", (route) => route.abort(), { times: 1 });
  const send = page.getByRole("button", { name: "Send update" });
  await send.click();
  await page.getByRole("status").filter({ hasText: "may have received the request" }).waitFor();
  await send.click();
  await operationIsDone();
  const keys = await Promise.all(patches.map((request) => request.headerValue("idempotency-key")));
  assert.equal(keys.length, 2);
  assert.match(keys[0], /^[0-9a-f-]{36}$/);
  assert.equal(keys[1], keys[0]);
  assertExpectedErrors();
});

test("the page shows why an operation failed", { timeout: 60_000 }, async (t) => {
  const { page, url, choose, assertExpectedErrors } = await openPage(t, browser);
  await choose("debian-12-minimal");
  await page.getByLabel("Name", { exact: true }).fill("taken-soon");
  // This update starts first, so it finishes first and takes the name.
  const { status } = await fetch(`${url}compute/v1/images/${UBUNTU}`, {
    method: "PATCH",
    body: JSON.stringify({ updateMask: "name", name: "taken-soon" }),
  });
  assert.equal(status, 200);
  await page.getByRole("button", { name: "Send update" }).click();
  await page.locator("#operation-state", { hasText: "failed" }).waitFor();
  await page
    .getByRole("status")
    .filter({ hasText: "Image with name taken-soon already exists" })
    .waitFor();
  assert.equal(await page.getByLabel("Name", { exact: true }).inputValue(), "taken-soon");
  assertExpectedErrors();
});

test("a draft is kept while another image is chosen, and follows changes by others", {
  timeout: 60_000,
}, async (t) => {
  const { page, url, choose, body, assertExpectedErrors } = await openPage(t, browser, {
    api: { operationDelay: 0 },
  });
  await choose("school-lab");
  await page.getByLabel("Description").fill("Другой текст 🐧");
  await choose("cuda-12-pytorch");
  await fetch(`${url}compute/v1/images/fd8c62vjo0ltn9h3aqpe`, {
    method: "PATCH",
    body: JSON.stringify({ updateMask: "labels", labels: { env: "exam" } }),
  });
  await page.getByRole("radio", { name: "school-lab" }).check();
  await page.getByRole("heading", { name: "school-lab", exact: true }).waitFor();
  assert.equal(await page.getByLabel("Description").inputValue(), "Другой текст 🐧");
  assert.equal(await page.getByLabel("Label 1, value").inputValue(), "exam");
  assert.deepEqual(await body(), { updateMask: "description", description: "Другой текст 🐧" });
  assertExpectedErrors();
});

test("edits that are made while the operation runs are kept", { timeout: 60_000 }, async (t) => {
  const { page, choose, body, operationIsDone, assertExpectedErrors } = await openPage(t, browser);
  await choose("school-lab");
  await page.getByLabel("Name", { exact: true }).fill("school-lab-2");
  await page.getByRole("button", { name: "Send update" }).click();
  await page.locator("#operation-state", { hasText: "running" }).waitFor();
  await page.getByLabel("Description").fill("Later");
  await operationIsDone();
  assert.deepEqual(await body(), { updateMask: "description", description: "Later" });
  assertExpectedErrors();
});

test("the token is sent to the API as a bearer token and is not stored", {
  timeout: 60_000,
}, async (t) => {
  const token = "t1.secret";
  const { page, choose, patches, operationIsDone, assertExpectedErrors } = await openPage(
    t,
    browser,
    {
      api: { token },
      expectedErrors: [/status of 401/],
    },
  );
  await page.locator("#images-problem", { hasText: "UNAUTHENTICATED" }).waitFor();
  await page.getByText("Connection", { exact: true }).click();
  const field = page.getByLabel("IAM token");
  assert.equal(await field.getAttribute("type"), "password");

  await field.fill(token);
  await page.getByLabel("Compute API").fill("http://compute.example");
  await page.getByRole("button", { name: "Load images" }).click();
  await page.locator("#connection-problem", { hasText: "https only" }).waitFor();

  await page.getByLabel("Compute API").fill("");
  await page.getByRole("button", { name: "Load images" }).click();
  await choose("school-lab");
  await page.getByLabel("Description").fill("");
  await page.getByRole("button", { name: "Send update" }).click();
  await operationIsDone();
  assert.equal(await patches[0].headerValue("authorization"), `Bearer ${token}`);
  assert.ok(!(await page.content()).includes(token));
  assert.equal(
    await page.evaluate(() => localStorage.length + sessionStorage.length + document.cookie.length),
    0,
  );
  assertExpectedErrors();
});

test("data is shown as text, not as HTML", { timeout: 60_000 }, async (t) => {
  const markup = "<img src=x onerror=alert(1)>";
  const [image] = seedImages();
  const hostile = {
    ...image,
    name: markup,
    description: `${markup}\r\n</script>`,
    family: markup,
    labels: { [markup]: markup },
  };
  const { page, choose, body, assertExpectedErrors } = await openPage(t, browser, {
    api: { images: [hostile] },
  });
  await choose(markup);
  await page.getByLabel("Name", { exact: true }).fill("harmless");
  assert.deepEqual(await body(), { updateMask: "name", name: "harmless" });
  await page.getByLabel("Description").fill(markup);
  await page.getByRole("button", { name: "Remove label" }).click();
  assert.equal(await page.locator("img").count(), 0);
  assert.match(await page.locator("#outgoing").textContent(), /<img src=x onerror=alert\(1\)>/);
  assertExpectedErrors();
});

test("the page works with the keyboard alone", { timeout: 60_000 }, async (t) => {
  const { page, operationIsDone, assertExpectedErrors } = await openPage(t, browser);
  await page.getByRole("heading", { name: "web-base-ubuntu-2404", exact: true }).waitFor();
  await page.getByRole("radio", { name: "web-base-ubuntu-2404" }).focus();
  await page.keyboard.press("ArrowDown");
  await page.getByRole("heading", { name: "debian-12-minimal", exact: true }).waitFor();
  await page.keyboard.press("Tab");
  await page.keyboard.press("ControlOrMeta+A");
  await page.keyboard.type("debian-12");
  for (const _ of ["description", "size", "add label"]) await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await page.keyboard.type("os");
  await page.keyboard.press("Tab");
  await page.keyboard.type("linux");
  await page.keyboard.press("Enter");
  await operationIsDone();
  assert.match(await page.locator("#changed-image").textContent(), /debian-12.*os: linux/);
  assertExpectedErrors();
});

test("the page fits a narrow screen", { timeout: 60_000 }, async (t) => {
  const { page, choose, assertExpectedErrors } = await openPage(t, browser, {
    viewport: { width: 360, height: 740 },
  });
  await choose("golden-2024-12");
  await page.getByLabel("Name", { exact: true }).fill("x".repeat(63));
  await page.getByLabel("Description").fill("x".repeat(300));
  await page.getByLabel("Label 1, value").fill("x".repeat(70));
  assert.ok((await page.locator(".message.error").count()) >= 2);
  assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), 360);
  assertExpectedErrors();
});
