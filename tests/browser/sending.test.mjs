import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { descriptionOf, launchBrowser, openPage } from "./support.mjs";

const DEBIAN = "fd8a3kqvct61n0h7u2rs";
const UBUNTU = "fd80mrhj8fl2oe87o4e1";

const timeout = 60_000;

let browser;
before(async () => {
  browser = await launchBrowser();
});
after(() => browser?.close());

/** Opens the page with an edited name, and returns what the tests need further. */
async function openEdited(t, options) {
  const opened = await openPage(t, browser, options);
  const { page, choose } = opened;
  await choose("debian-12-minimal");
  await page.locator("#name").fill("debian-12");
  return {
    ...opened,
    async misbehave(behaviour) {
      await page.getByText("Make it misbehave").click();
      await Promise.all([
        page.waitForResponse("**/demo/next"),
        page.getByLabel("The next update").selectOption(behaviour),
      ]);
      await page.keyboard.press("Escape");
    },
    outcome: page.locator("#outcome"),
    entries: page.locator("#log > li"),
  };
}

test("a violation that the server reports appears at its field", { timeout }, async (t) => {
  const { page, send, outcomeIs, outcome, assertExpectedErrors } = await openEdited(t, {
    api: { contract: "2020-03-16" },
    expectedErrors: [/status of 400/],
  });
  await page.getByLabel("Rules as of").selectOption("2025-01-27");
  const name = page.locator("#name");
  await name.fill("debian_12");
  await send.click();
  await outcomeIs("refused");
  assert.match(await outcome.textContent(), /INVALID_ARGUMENT \(HTTP 400\)/);
  assert.equal(await name.getAttribute("aria-invalid"), "true");
  const message = page.locator("#name-messages .error[data-rule=server]");
  assert.match(await message.textContent(), /^Error: Server: .*does not match the pattern/);
  assert.equal(await page.locator("#plan-news .error").count(), 1);

  await name.fill("debian-12");
  assert.equal(await message.count(), 0);
  assertExpectedErrors();
});

test("a label that the server refuses is marked at its row", { timeout }, async (t) => {
  const { page, send, misbehave, outcomeIs, assertExpectedErrors } = await openEdited(t, {
    expectedErrors: [/status of 400/],
  });
  await page.getByRole("button", { name: "Add label" }).click();
  await page.getByRole("button", { name: "Add label" }).click();
  await page.keyboard.type("os");
  await misbehave("violations");
  await send.click();
  await outcomeIs("refused");
  const invalid = page.locator("#label-rows [aria-invalid]");
  assert.equal(await invalid.count(), 1);
  assert.equal(await invalid.getAttribute("aria-label"), "Label 2, value");
  assert.match(await descriptionOf(invalid), /Server: This value is reserved/);
  // The row above is removed: the message stays at its row.
  await page.getByRole("button", { name: "Remove label 1" }).click();
  assert.equal(await invalid.getAttribute("aria-label"), "Label 1, value");
  await invalid.fill("linux");
  assert.equal(await invalid.count(), 0);
  assertExpectedErrors();
});

test("refusals say why, and the request can be sent again", { timeout }, async (t) => {
  const { page, send, patches, misbehave, outcomeIs, outcome, image, entries, ...rest } =
    await openEdited(t, {
      api: { operationDelay: 0 },
      expectedErrors: [/of 400/, /of 401/, /of 409/, /of 429/],
    });
  for (const [behaviour, expected] of [
    ["violations", /INVALID_ARGUMENT \(HTTP 400\)/],
    ["unauthenticated", /UNAUTHENTICATED \(HTTP 401\): The token has expired/],
    ["conflict", /ALREADY_EXISTS \(HTTP 409\): Another update is in progress/],
    ["busy", /RESOURCE_EXHAUSTED \(HTTP 429\): Too many requests\..*again after 5 s/],
  ]) {
    await misbehave(behaviour);
    await send.click();
    await outcome.filter({ hasText: expected }).waitFor();
    assert.equal(await page.getByLabel("The next update").inputValue(), "normal");
  }
  await page.getByText("Log of this tab").click();
  assert.equal(await entries.count(), 4);
  await entries.first().getByRole("button", { name: "Send again" }).click();
  await outcomeIs("succeeded");
  assert.equal((await image(DEBIAN)).name, "debian-12");
  assert.equal(patches.length, 5);
  rest.assertExpectedErrors();
});

test("after a lost answer, sending again uses the same Idempotency-Key", {
  timeout,
}, async (t) => {
  const { send, patches, misbehave, outcomeIs, outcome, image, entries, ...rest } =
    await openEdited(t, {
      expectedErrors: [/of 503/, /ERR_/],
    });
  await misbehave("unavailable");
  await send.click();
  await outcomeIs("unknown");
  assert.match(
    await outcome.textContent(),
    /^HTTP 503: The answer is an HTML page\. The server may have received/,
  );
  // The update takes place now, but the page does not hear of it.
  await misbehave("dropped");
  await send.click();
  await outcome.filter({ hasText: "There was no answer." }).waitFor();
  await send.click();
  await outcomeIs("succeeded");
  const keys = await Promise.all(patches.map((request) => request.headerValue("idempotency-key")));
  assert.equal(keys.length, 3);
  assert.match(keys[0], /^[0-9a-f-]{36}$/);
  assert.equal(new Set(keys).size, 1);
  assert.equal((await image(DEBIAN)).name, "debian-12");
  rest.assertExpectedErrors();
});

test("an outcome is shown beside the button while it is about the plan", {
  timeout,
}, async (t) => {
  const { page, send, patches, misbehave, outcomeIs, outcome, ...rest } = await openEdited(t, {
    api: { operationDelay: 0 },
    expectedErrors: [/of 503/, /of 429/, /ERR_/],
  });
  for (const [behaviour, phase] of [
    ["unavailable", "unknown"],
    ["busy", "refused"],
    ["fails", "failed"],
    ["dropped", "unknown"],
  ]) {
    await misbehave(behaviour);
    await send.click();
    await outcomeIs(phase);
    // It does not speak of another request, which would have another key.
    await page.locator("#description").fill("other");
    assert.equal(await outcome.textContent(), "", phase);
    await page.locator("#description").fill("");
    await outcomeIs(phase);
  }
  // The update has taken place, so there is nothing to send again.
  await send.click();
  await page.locator("#notice", { hasText: "the image already is as you want it" }).waitFor();
  assert.equal(await outcome.textContent(), "");
  assert.equal(patches.length, 4);
  rest.assertExpectedErrors();
});

test("a request that is not answered has a time limit, and can be cancelled", {
  timeout,
}, async (t) => {
  const { page, send, misbehave, outcomeIs, outcome, ...rest } = await openEdited(t, {
    prepare: (page) => page.clock.install(),
  });
  await misbehave("silent");
  await send.click();
  await outcomeIs("sending");
  await page.clock.runFor(19_000);
  await outcomeIs("sending");
  await page.clock.runFor(2000);
  await outcomeIs("unknown");
  assert.match(await outcome.textContent(), /did not answer in time/);

  await misbehave("silent");
  await send.click();
  await outcomeIs("sending");
  await outcome.getByRole("button", { name: "Stop waiting" }).click();
  await outcomeIs("unknown");
  assert.match(await outcome.textContent(), /You stopped waiting/);

  await misbehave("slow");
  await send.click();
  await outcomeIs("running");
  await outcome.getByRole("button", { name: "Stop waiting" }).click();
  await outcomeIs("lost");
  await outcome.getByRole("button", { name: "Check again" }).click();
  await outcomeIs("running");
  rest.assertExpectedErrors();
});

test("the page shows why an operation failed", { timeout }, async (t) => {
  const { page, send, updateElsewhere, outcomeIs, outcome, misbehave, ...rest } =
    await openEdited(t);
  await misbehave("fails");
  await send.click();
  await outcomeIs("failed");
  assert.match(await outcome.textContent(), /The disk with the image did not answer/);

  await page.locator("#name").fill("taken-soon");
  // This update starts first, so it finishes first and takes the name.
  await updateElsewhere(UBUNTU, { updateMask: "name", name: "taken-soon" });
  await send.click();
  await outcome.filter({ hasText: "Image with name taken-soon already exists" }).waitFor();
  assert.equal(await page.locator("#name").inputValue(), "taken-soon");
  rest.assertExpectedErrors();
});

test("a refusal that names no field is shown beside the button", { timeout }, async (t) => {
  const { page, send, outcomeIs, outcome, assertExpectedErrors } = await openEdited(t, {
    expectedErrors: [/status of 409/],
  });
  await page.locator("#name").fill("school-lab");
  await send.click();
  await outcomeIs("refused");
  assert.match(await outcome.textContent(), /Image with name school-lab already exists/);
  assertExpectedErrors();
});

test("edits that are made while the operation runs are kept", { timeout }, async (t) => {
  const { page, body, send, outcomeIs, assertExpectedErrors } = await openEdited(t);
  await send.click();
  await outcomeIs("running");
  await page.locator("#description").fill("Later");
  await page.getByRole("button", { name: "Add label" }).click();
  await outcomeIs("succeeded");
  assert.deepEqual(await body(), { updateMask: "description", description: "Later" });
  await page.keyboard.type("os");
  assert.deepEqual((await body()).labels, { os: "" }, "the new row still has the focus");
  assertExpectedErrors();
});

test("the images of the local API are reset, and drafts stay", { timeout }, async (t) => {
  const { page, send, formIsReady, outcomeIs, image, body, ...rest } = await openEdited(t);
  await send.click();
  await outcomeIs("succeeded");
  await page.locator("#description").fill("mine");
  await page.getByText("Make it misbehave").click();
  await page.getByRole("button", { name: "Reset the images" }).click();
  await page.getByText("The images are as at the start.").waitFor();
  await formIsReady();
  assert.equal((await image(DEBIAN)).name, "debian-12-minimal");
  assert.equal(await page.locator("#name").inputValue(), "debian-12-minimal");
  assert.deepEqual(await body(), { updateMask: "description", description: "mine" });
  rest.assertExpectedErrors();
});

test("the log has every update of the tab, with the request and the answer", {
  timeout,
}, async (t) => {
  const { page, send, choose, misbehave, outcomeIs, entries, url, ...rest } = await openEdited(t);
  await page.getByText("Log of this tab").click();
  await page.getByText("Nothing has been sent yet.").waitFor();
  await misbehave("slow");
  await send.click();
  await outcomeIs("running");
  // The first is not hidden when a second image is sent.
  await choose("school-lab");
  assert.equal(await page.locator("#outcome").textContent(), "");
  await page.locator("#name").fill("school-lab-2");
  await send.click();
  await outcomeIs("succeeded");

  assert.equal(await entries.count(), 2);
  assert.match(
    await entries.nth(0).textContent(),
    /^\d\d:\d\d:\d\ddoneschool-labPATCH nameHTTP 200[\d.]+ m?s/,
  );
  assert.match(await entries.nth(1).textContent(), /running.*debian-12-minimal.*PATCH name/);
  await entries.nth(1).getByRole("button", { name: "Stop waiting" }).click();
  await entries.nth(1).getByRole("button", { name: "Check again" }).waitFor();

  await entries.nth(0).getByRole("button", { name: "Request and answer" }).click();
  const dialog = page.getByRole("dialog");
  const request = await dialog.locator("#exchange-request").textContent();
  const answer = await dialog.locator("#exchange-answer").textContent();
  assert.ok(request.startsWith("PATCH /compute/v1/images/fd8c62vjo0ltn9h3aqpe HTTP/1.1\n"));
  assert.ok(request.includes(`Host: ${new URL(url).host}`));
  assert.ok(!request.includes("Authorization"), "no token was sent");
  assert.match(answer, /^HTTP 200\n\n\{\n {2}"id": "fv4.*"done": false.*HTTP 200.*"done": true/s);
  await dialog.getByRole("button", { name: "Close" }).click();
  rest.assertExpectedErrors();
});

test("the token is sent as a bearer token, is not stored and not shown", {
  timeout,
}, async (t) => {
  const token = "t1.secret";
  const opened = await openPage(t, browser, { api: { token }, expectedErrors: [/status of 401/] });
  const { page, choose, patches, sendAndConfirm, outcomeIs, assertExpectedErrors } = opened;
  await page.locator("#images-problem", { hasText: "UNAUTHENTICATED" }).waitFor();
  const field = page.getByLabel("IAM token");
  assert.equal(await field.getAttribute("type"), "password");
  await field.fill(token);
  await page.getByRole("button", { name: "Load images" }).click();
  await choose("school-lab");
  await page.locator("#description").fill("");
  await page.getByRole("tab", { name: "HTTP" }).click();
  assert.match(await page.locator("#request-text").textContent(), /Bearer \$IAM_TOKEN/);
  await sendAndConfirm();
  await outcomeIs("succeeded");
  assert.equal(await patches[0].headerValue("authorization"), `Bearer ${token}`);
  await page.getByText("Log of this tab").click();
  await page.getByRole("button", { name: "Request and answer" }).click();
  assert.ok(!(await page.content()).includes(token));
  await page.locator("#exchange-close").click();
  // A draft is stored, but no token.
  await page.locator("#name").fill("draft");
  await page.waitForFunction(() => sessionStorage.length > 0);
  const stored = await page.evaluate(
    () => JSON.stringify({ ...localStorage, ...sessionStorage }) + document.cookie,
  );
  assert.ok(!stored.includes(token), stored);
  assertExpectedErrors();
});
