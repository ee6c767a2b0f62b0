// validateImageEdits and constraints in a plain HTML form.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { after, before, describe, test } from "node:test";

import { api } from "../package/api.mjs";
import { current, initialValues } from "./image.mjs";
import { Pages } from "./support.mjs";

const html = readFileSync(new URL("plain-form.html", import.meta.url), "utf8");

describe("a plain form", { timeout: 120_000 }, () => {
  const pages = new Pages(before, after, "plain-form.js");

  const save = (page) => page.getByRole("button", { name: "Save" }).click();
  const submissions = (page) => page.evaluate(() => window.submissions);
  const messages = (page) =>
    page.evaluate(() =>
      [...document.querySelector("form").elements]
        .filter((control) => control.willValidate && !control.validity.valid)
        .map((control) => [control.name, control.validationMessage]),
    );
  const validity = (locator, member) =>
    locator.evaluate((control, name) => control.validity[name], member);
  const messageOf = (edits) => api.validateImageEdits(edits, { current }).violations[0].message;
  const addRow = async (page, key, value) => {
    await page.getByRole("button", { name: "Add label" }).click();
    await page.getByLabel("Key").last().fill(key);
    await page.getByLabel("Value").last().fill(value);
  };

  test("is submitted without any edit", async (t) => {
    const page = await pages.open(t, html);
    assert.deepEqual(await messages(page), []);
    await save(page);
    assert.deepEqual(await submissions(page), [{ values: initialValues, body: null }]);
  });

  test("if invalid, shows a message for each control; fixed, it is submitted once", async (t) => {
    const page = await pages.open(t, html);
    await page.getByLabel("Name").fill("Debian 12");
    await page.getByLabel("Description").fill("😀".repeat(257));
    await page.getByLabel("Minimum disk size").fill("4194303");
    await addRow(page, "", "empty");
    await addRow(page, "app.kubernetes.io/name", "web");
    await addRow(page, "app.kubernetes.io/name", "Shop");

    const found = await messages(page);
    assert.deepEqual(
      found.map(([control]) => control),
      ["name", "description", "minDiskSize", "key", "key", "value"],
    );
    assert.deepEqual(
      found.slice(0, 3).map(([, message]) => message),
      [
        messageOf({ name: "Debian 12" }),
        messageOf({ description: "😀".repeat(257) }),
        messageOf({ minDiskSize: "4194303" }),
      ],
    );
    for (const [index, row] of [2, 4, 4].entries())
      assert.match(found[3 + index][1], new RegExp(`of label row ${row} `));

    await save(page);
    assert.deepEqual(await submissions(page), []);
    assert.ok(
      await page.getByLabel("Name").evaluate((control) => control === document.activeElement),
      "the first invalid control has the focus",
    );
    assert.equal(await page.evaluate(() => document.querySelector("form").reportValidity()), false);

    await page.getByLabel("Name").fill("debian-12-web");
    await page.getByLabel("Description").fill("😀".repeat(256));
    await page.getByLabel("Minimum disk size").fill("21474836480");
    await page.getByLabel("Key").nth(1).fill("a.b");
    await page.getByLabel("Key").nth(3).fill("app.kubernetes.io/part");
    await page.getByLabel("Value").nth(3).fill("shop");
    assert.deepEqual(await messages(page), []);
    await save(page);
    const values = {
      name: "debian-12-web",
      description: "😀".repeat(256),
      minDiskSize: "21474836480",
      labels: [
        { key: "env", value: "prod" },
        { key: "a.b", value: "empty" },
        { key: "app.kubernetes.io/name", value: "web" },
        { key: "app.kubernetes.io/part", value: "shop" },
      ],
    };
    assert.deepEqual(await submissions(page), [
      { values, body: api.buildPatchBody(values, { current }) },
    ]);
  });

  test("has the patterns of constraints, and shows the sentence of the engine", async (t) => {
    const page = await pages.open(t, html);
    await addRow(page, "", "");
    const controls = [
      [
        page.getByLabel("Name"),
        ["", "a", "a-b", "a".repeat(63)],
        ["A", "a-", "-a", "a b", "a".repeat(64), "é"],
      ],
      [page.getByLabel("Key").last(), ["a", "a.b/c@d_e-f"], ["A", "1a", "a b", "a\\", "ключ"]],
      [page.getByLabel("Value").last(), ["", "a.b/c@d_e-f", "1"], ["A", "a b", "\\", "é"]],
    ];
    for (const [control, valid, invalid] of controls) {
      for (const text of valid) {
        await control.fill(text);
        assert.ok(!(await validity(control, "patternMismatch")), text);
        assert.ok(!(await validity(control, "customError")), text);
      }
      for (const text of invalid) {
        await control.fill(text);
        assert.ok(await validity(control, "patternMismatch"), text);
        assert.ok(await validity(control, "customError"), text);
        assert.match(await control.evaluate((input) => input.validationMessage), /\.$/);
      }
    }
    await page.getByLabel("Key").last().fill("");
    assert.ok(await validity(page.getByLabel("Key").last(), "valueMissing"));
  });

  test("shows the message for too many labels at the last one", async (t) => {
    const page = await pages.open(t, html);
    await page.evaluate(() => {
      for (let count = 1; count < 65; count++) {
        document.getElementById("add").click();
        const key = document.querySelector("#rows > :last-child [name=key]");
        key.value = `k${count}`;
        key.dispatchEvent(new Event("input", { bubbles: true }));
      }
    });
    const labels = Array.from({ length: 65 }, (_, index) => ({ key: `k${index}`, value: "" }));
    assert.deepEqual(await messages(page), [["key", messageOf({ labels })]]);
    await save(page);
    assert.ok(
      await page
        .getByLabel("Key")
        .last()
        .evaluate((control) => control === document.activeElement),
    );
    assert.deepEqual(await submissions(page), []);
    await page.getByRole("button", { name: "Remove" }).last().click();
    await save(page);
    assert.equal((await submissions(page)).length, 1);
  });

  test("resets the size if its input is empty", async (t) => {
    const page = await pages.open(t, html);
    await page.getByLabel("Minimum disk size").fill("");
    await save(page);
    assert.deepEqual(
      (await submissions(page)).map(({ body }) => body),
      [{ updateMask: "minDiskSize" }],
    );
  });
});
