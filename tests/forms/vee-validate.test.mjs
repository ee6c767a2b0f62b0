// The schema in vee-validate 4, through the adapter in typed-schema.js.
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";

import { testForm } from "./scenario.mjs";
import { Pages } from "./support.mjs";

testForm("vee-validate.js");

describe("without the adapter", { timeout: 60_000 }, () => {
  const pages = new Pages(before, after, "vee-validate.js");

  test("nothing is submitted, and an error tells the reason", async (t) => {
    const refusal = /no yup schema; vee-validate 4 takes one inside/;
    const page = await pages.open(t, '<!doctype html><div id="app"></div><div id="bare"></div>', [
      refusal,
    ]);
    const reported = page.waitForEvent("pageerror", (error) => refusal.test(error.message));
    const form = page.locator("#bare");
    await form.getByLabel("Name").fill("Debian 12");
    await form.getByRole("button", { name: "Save" }).click();
    await reported;
    assert.deepEqual(await page.evaluate(() => window.submissions), []);
  });
});
