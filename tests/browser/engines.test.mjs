// The main path of the page in Firefox and WebKit: an image is chosen, edited and updated.
import assert from "node:assert/strict";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { test } from "node:test";
import { setTimeout as delay } from "node:timers/promises";

import puppeteer from "puppeteer-core";

import { serve } from "../../www/serve.mjs";
import { openSession } from "../packaging/webkit.mjs";

const DEBIAN = "fd8a3kqvct61n0h7u2rs";
const ELEMENT = "element-6066-11e4-a52e-4f735466cecf";

const timeout = 120_000;

/** What `cargo xtask test` found: a path, or why a browser is missing. */
const { firefox, webkit } = JSON.parse(process.env.YC_BROWSERS ?? "{}");
const reasonOf = (browser) =>
  browser === undefined ? "YC_BROWSERS is not set; run `cargo xtask test`" : browser.missing;

test("Firefox", { timeout, skip: reasonOf(firefox) }, async (t) => {
  const browser = await puppeteer.launch({ browser: "firefox", executablePath: firefox });
  t.after(() => browser.close());
  const page = await browser.newPage();
  await page.setViewport({ width: 1280, height: 900 });
  t.diagnostic(await browser.version());
  await mainPath(t, {
    open: (url) => page.goto(url),
    evaluate: (script) => page.evaluate(script),
    click: (selector) => page.click(selector),
    type: (selector, text) => page.type(selector, text),
  });
});

test("WebKitGTK", { timeout, skip: reasonOf(webkit) }, async (t) => {
  const { version, command, close } = await openSession(
    {
      onClose: (callback) => t.after(callback),
      async temporaryFolder() {
        const folder = await mkdtemp(path.join(tmpdir(), "webkit-"));
        t.after(() => rm(folder, { recursive: true, force: true }));
        return folder;
      },
    },
    webkit,
  );
  t.diagnostic(version);
  try {
    const element = async (selector) => {
      const found = await command("POST", "element", { using: "css selector", value: selector });
      return `element/${found[ELEMENT]}`;
    };
    await mainPath(t, {
      open: (url) => command("POST", "url", { url }),
      evaluate: (script) =>
        command("POST", "execute/sync", { script: `return (${script})`, args: [] }),
      async click(selector) {
        // The window is narrow, so that the bar at its bottom may cover an element.
        const script = "document.querySelector(arguments[0]).scrollIntoView({ block: 'center' })";
        await command("POST", "execute/sync", { script, args: [selector] });
        await command("POST", `${await element(selector)}/click`, {});
      },
      type: async (selector, text) => command("POST", `${await element(selector)}/value`, { text }),
    });
  } finally {
    await close();
  }
});

/** Goes the main path with a driver of a browser. `evaluate` takes an expression. */
async function mainPath(t, { open, evaluate, click, type }) {
  const server = await serve({ port: 0 });
  t.after(() => server.close());
  const image = async () => (await fetch(`${server.url}compute/v1/images/${DEBIAN}`)).json();
  const before = await image();

  /** Waits until an expression has a value. */
  async function is(expression, expected) {
    let value;
    for (let poll = 0; poll < 200; poll++) {
      value = await evaluate(expression);
      if (value === expected) return;
      await delay(50);
    }
    assert.equal(value, expected, expression);
  }
  const textOf = (selector) => `document.querySelector(${JSON.stringify(selector)})?.textContent`;

  await open(server.url);
  await is("document.querySelectorAll('#images input').length", 8);
  await evaluate(`document.querySelector('#images input[value=${DEBIAN}]').click()`);
  await is(textOf("#edit-title"), "debian-12-minimal");
  await is("document.querySelector('#image-form').inert", false);
  await is(textOf("#emptied dd"), "debian-12-minimal");

  await type("#name", "-eu");
  await type("#min-disk-size", "x");
  await is(textOf("#plan-line"), "Fix 1 error first");
  await is("document.querySelector('#min-disk-size').getAttribute('aria-invalid')", "true");
  await click(".undo-field[data-field=minDiskSize]");
  await click("#add-label");
  await type("#label-rows .label-key", "os");
  await type("#label-rows .label-value", "linux");
  await is(textOf("#plan-line"), "2 fields set");
  await is(
    "JSON.stringify(JSON.parse(document.querySelector('#request-text').textContent))",
    JSON.stringify({
      updateMask: "name,labels",
      name: "debian-12-minimal-eu",
      labels: { os: "linux" },
    }),
  );
  await click("#send");
  await is("document.querySelector('#outcome p')?.dataset.phase", "succeeded");
  assert.deepEqual(await image(), {
    ...before,
    name: "debian-12-minimal-eu",
    labels: { os: "linux" },
  });

  // A loss is confirmed in a dialog.
  await click(".label-remove");
  await click("#send");
  await is("document.querySelector('#confirm').open", true);
  await is(textOf("#confirm-losses li"), "Label os=linux is removed.");
  await click("#confirm-send");
  await is(textOf("#plan-line"), "No changes yet: nothing to send.");
  assert.equal((await image()).labels, undefined);
}
