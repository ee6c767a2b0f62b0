// The page in every state: accessibility, at three widths, in light and dark, and what axe does not
// see.
import assert from "node:assert/strict";
import { mkdir, readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import path from "node:path";
import { after, before, test } from "node:test";
import { setTimeout as delay } from "node:timers/promises";

import { seedImages } from "../../www/api/images.mjs";
import { launchBrowser, openPage } from "./support.mjs";
import { STATES } from "./states.mjs";

const axe = await readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
/** A folder for pictures of every state; none are taken by default. */
const pictures = process.env.PAGE_PICTURES;

const WIDTHS = [360, 768, 1440];
/** Axe is slow: it looks at each layout, and at each set of colours, once. */
const AXE_RUNS = ["360 light", "1440 dark"];
const HEIGHTS = { 360: 740, 768: 1024, 1440: 900 };
/** Layout shifts up to this sum are good, by the Core Web Vitals twice over. */
const MAX_SHIFT = 0.05;

let browser;
before(async () => {
  browser = await launchBrowser();
});
after(() => browser?.close());

for (const [name, { prepare, go, api, hash, errors = 0 }] of Object.entries(STATES)) {
  test(`${name}: accessible, and fits every width`, { timeout: 120_000 }, async (t) => {
    const opened = await openPage(t, browser, {
      api,
      hash,
      prepare,
      expectedErrors: Array.from({ length: errors }, () => /./),
    });
    const { page, assertExpectedErrors } = opened;
    await go(opened);
    for (const colorScheme of ["light", "dark"]) {
      await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
      for (const width of WIDTHS) {
        await page.setViewportSize({ width, height: HEIGHTS[width] });
        await page.waitForTimeout(50);
        assert.ok(
          await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth),
          `does not fit ${width} px`,
        );
        assert.deepEqual(await overlaps(page), [], `${width} px`);
        assert.deepEqual(await misfits(page), [], `${width} px`);
        if (AXE_RUNS.includes(`${width} ${colorScheme}`))
          assert.deepEqual(await violations(page), [], `${width} px, ${colorScheme}`);
        if (pictures !== undefined) {
          await mkdir(pictures, { recursive: true });
          const file = `${name.replaceAll(/\W+/g, "-")}-${width}-${colorScheme}.png`;
          await page.screenshot({ path: path.join(pictures, file), fullPage: width < 1152 });
        }
      }
    }
    assertExpectedErrors();
  });
}

/** What axe finds, by rule, with the elements. */
async function violations(page) {
  await page.evaluate(axe);
  const { violations } = await page.evaluate(() => globalThis.axe.run(document));
  return violations.map(({ id, nodes }) => [id, ...nodes.map(({ target }) => target.join(" "))]);
}

/** Pairs of controls that lie on each other, except on the bar at the bottom and in dialogs. */
function overlaps(page) {
  return page.evaluate(() => {
    if (document.querySelector("dialog[open], .menu[open]")) return [];
    const controls = [...document.querySelectorAll("main :is(button, input, textarea, select)")]
      .filter((element) => element.type !== "radio" && element.checkVisibility())
      .map((element) => ({ element, box: element.getBoundingClientRect() }));
    const name = ({ element }) => element.id || element.textContent || element.className;
    return controls.flatMap((one, index) =>
      controls
        .slice(index + 1)
        .filter(
          ({ box, element }) =>
            // Columns that scroll alone hide what is outside of them.
            one.element.closest("main > *") === element.closest("main > *") &&
            one.element.closest(".plan-actions") === element.closest(".plan-actions") &&
            Math.min(box.right, one.box.right) - Math.max(box.left, one.box.left) > 1 &&
            Math.min(box.bottom, one.box.bottom) - Math.max(box.top, one.box.top) > 1,
        )
        .map((other) => `${name(one)} and ${name(other)}`),
    );
  });
}

/** Lines that end unevenly, words that are broken, and places that are left empty. */
function misfits(page) {
  return page.evaluate(() => {
    const found = [];
    const shown = (selector, parent = document) =>
      [...parent.querySelectorAll(selector)].filter((element) => element.checkVisibility());
    const boxOfText = (element) => {
      const range = document.createRange();
      range.selectNodeContents(element);
      return range.getBoundingClientRect();
    };

    for (const line of shown(".picker-head, .field-head, .request-head")) {
      const parts = shown(":scope > *", line).filter(({ textContent }) => textContent !== "");
      const end = Math.max(...parts.map((part) => boxOfText(part).right));
      const rest = line.getBoundingClientRect().right - end;
      if (parts.length > 1 && Math.abs(rest) > 1.5)
        found.push(`${line.className} of ${line.textContent.trim()} ends ${rest} px early`);
    }
    for (const copy of shown("#copy")) {
      const { top, bottom } = copy.getBoundingClientRect();
      const isBeside = (other) => {
        const box = other.getBoundingClientRect();
        return box.top < bottom && box.bottom > top;
      };
      if (!shown("#request-title, #request-tabs").some(isBeside))
        found.push("the button that copies is alone on its line");
    }
    const oneLine =
      innerWidth < 768 ? ".facts span, .mark, .badge" : "h1, .facts span, .mark, .badge";
    for (const element of shown(oneLine)) {
      const { height } = boxOfText(element);
      if (height > 1.9 * Number.parseFloat(getComputedStyle(element).fontSize))
        found.push(`“${element.textContent}” is broken`);
    }
    const tools = shown(".tools > *").map((tool) => tool.getBoundingClientRect());
    if (innerWidth >= 768 && tools.some(({ top }) => top >= tools[0].bottom))
      found.push("the tools of the header take two lines");
    const list = document.querySelector(".image-scroll");
    const message = shown(".image-scroll > p")[0];
    if (innerWidth < 1152 && message && !document.querySelector(".image-card")) {
      const rest = list.getBoundingClientRect().bottom - message.getBoundingClientRect().bottom;
      if (rest > 16) found.push(`${rest} px are empty below “${message.textContent}”`);
    }
    return found;
  });
}

test("it fits 320 px, with the longest values", { timeout: 60_000 }, async (t) => {
  const { page, choose, assertExpectedErrors } = await openPage(t, browser, {
    context: { viewport: { width: 320, height: 740 } },
  });
  await choose("golden-2024-12");
  await page.locator("#name").fill("x".repeat(63));
  await page.locator("#description").fill("x".repeat(256));
  await page.getByLabel("Label 1, value").fill("x".repeat(63));
  assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), 320);
  await page.getByLabel("Label 1, value").fill("x".repeat(70));
  assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), 320);
  assertExpectedErrors();
});

for (const [width, height] of [
  [360, 740],
  [768, 1024],
  [1440, 900],
]) {
  test(`nothing jumps while the page opens at ${width} px`, { timeout: 60_000 }, async (t) => {
    const { page, formIsReady, choose, assertExpectedErrors } = await openPage(t, browser, {
      context: { viewport: { width, height } },
      async prepare(page) {
        await page.addInitScript(() => {
          globalThis.shifts = [];
          new PerformanceObserver((list) => {
            for (const { value, hadRecentInput, sources } of list.getEntries())
              if (!hadRecentInput)
                globalThis.shifts.push([value, ...sources.map(({ node }) => node?.id ?? "")]);
          }).observe({ type: "layout-shift", buffered: true });
        });
        // Slow answers, so that a browser paints every state.
        await page.route("**/compute/v1/**", async (route) => {
          await delay(400);
          await route.continue();
        });
      },
    });
    await formIsReady();
    await page.waitForTimeout(700);
    await choose("golden-2024-12");
    await page.waitForTimeout(700);
    const shifts = await page.evaluate(() => globalThis.shifts);
    const sum = shifts.reduce((sum, [value]) => sum + value, 0);
    t.diagnostic(`${sum.toFixed(4)}: ${JSON.stringify(shifts)}`);
    assert.ok(sum < MAX_SHIFT, JSON.stringify(shifts));
    assertExpectedErrors();
  });
}

test("the plan has the button and the lesson in view, however long it is", {
  timeout: 60_000,
}, async (t) => {
  const { page, choose, assertExpectedErrors } = await openPage(t, browser);
  await choose("golden-2024-12");
  for (let row = 1; row <= 12; row++) await page.getByLabel(`Label ${row}, value`).fill("new");
  for (const height of [900, 700]) {
    await page.setViewportSize({ width: 1280, height });
    for (const selector of ["#send", ".without-mask"]) {
      const { y, height: own } = await page.locator(selector).boundingBox();
      assert.ok(y >= 0 && y + own <= height, `${selector} at ${height} px`);
    }
  }
  // The columns scroll alone.
  assert.ok(
    await page.evaluate(() => document.documentElement.scrollHeight <= innerHeight),
    "the page itself does not scroll",
  );
  assertExpectedErrors();
});

test("the form is near the top, however many images there are", {
  timeout: 60_000,
}, async (t) => {
  const [image] = seedImages();
  const images = Array.from({ length: 203 }, (_, index) => ({
    ...image,
    id: `fd8${String(index).padStart(17, "0")}`,
    name: `image-${index}`,
  }));
  const { page, formIsReady, assertExpectedErrors } = await openPage(t, browser, {
    api: { images, pageSize: 1000 },
    context: { viewport: { width: 360, height: 740 } },
  });
  await formIsReady();
  assert.equal(await page.getByRole("radio").count(), 100);
  // The search loads the other pages, also if the user types faster than they come.
  await page.route("**/compute/v1/images?*", async (route) => {
    await delay(500);
    await route.continue();
  });
  await page.getByRole("searchbox").pressSequentially("image-202", { delay: 5 });
  await page.getByRole("radio", { name: "image-202" }).check();
  await page.getByRole("heading", { name: "image-202", exact: true }).waitFor();
  await page.getByRole("searchbox").fill("");
  assert.equal(await page.getByRole("radio").count(), 203);
  const { y } = await page.locator("#image-form").boundingBox();
  assert.ok(y < 800, `the form begins at ${y}`);
  assertExpectedErrors();
});

test("narrow screens have a bar that leads to the plan", { timeout: 60_000 }, async (t) => {
  const { page, choose, assertExpectedErrors } = await openPage(t, browser, {
    context: { viewport: { width: 360, height: 740 } },
  });
  await choose("web-base-ubuntu-2404");
  const bar = page.locator("#review-bar");
  assert.equal(await bar.isVisible(), false);
  await page.locator("#name").fill("web-2");
  await page.locator("#description").fill("");
  assert.equal(await bar.textContent(), "1 field set, 1 reset: review");
  await bar.click();
  assert.equal(await page.evaluate(() => document.activeElement.id), "plan-title");
  const { y } = await page.locator("#plan-title").boundingBox();
  assert.ok(y >= 0 && y < 200, `the plan is at ${y}`);
  assertExpectedErrors();
});

test("forced colours tell the chosen image and invalid fields", {
  timeout: 60_000,
}, async (t) => {
  const { page, choose, assertExpectedErrors } = await openPage(t, browser, {
    context: { forcedColors: "active" },
  });
  await choose("debian-12-minimal");
  const outlineOf = (chosen) =>
    page
      .locator(`.image-card${chosen}`)
      .first()
      .evaluate((element) => getComputedStyle(element).outlineStyle);
  assert.equal(await outlineOf(":has(:checked)"), "solid");
  assert.equal(await outlineOf(":not(:has(:checked))"), "none");
  const borderOf = (id) =>
    page.locator(id).evaluate((element) => {
      const { borderTopStyle, borderTopWidth } = getComputedStyle(element);
      return `${borderTopWidth} ${borderTopStyle}`;
    });
  await page.locator("#name").fill("No");
  assert.equal(await borderOf("#name"), "3px dashed");
  assert.equal(await borderOf("#description"), "1px solid");
  assertExpectedErrors();
});

test("there is one region for news, and it waits until the user pauses", {
  timeout: 60_000,
}, async (t) => {
  const { page, choose, assertExpectedErrors } = await openPage(t, browser, {
    prepare: (page) => page.clock.install(),
  });
  await choose("debian-12-minimal");
  assert.equal(await page.locator("[aria-live], [role=status], [role=alert], output").count(), 1);
  const news = page.getByRole("status");
  await page.clock.runFor(2000);
  await page.evaluate(() => {
    globalThis.said = [];
    const region = document.querySelector("[role=status]");
    new MutationObserver(() => globalThis.said.push(region.textContent)).observe(region, {
      childList: true,
    });
  });
  await page.locator("#name").fill("");
  for (const character of "new-name") {
    await page.locator("#name").pressSequentially(character);
    await page.clock.runFor(200);
  }
  await page.locator("#description").fill("x");
  await page.clock.runFor(2000);
  assert.deepEqual(await page.evaluate(() => globalThis.said), ["2 fields set"]);
  assert.equal(await news.textContent(), "2 fields set");
  assertExpectedErrors();
});
