// The recipes of docs/recipes/ with the newest versions of the libraries, in a browser.
import assert from "node:assert/strict";
import { rm } from "node:fs/promises";
import { after, before, describe, test } from "node:test";

import { launchBrowser } from "../../browser/support.mjs";
import { openForm, testRecipe } from "./scenario.mjs";
import { startServer } from "./server.mjs";
import { folderOf, noNewerNode, run, serve } from "./tools.mjs";

/** @import { Stage } from "./scenario.mjs" */

/** @type {Record<string, "vite" | "angular" | "sveltekit">} what builds the page of a recipe */
const RECIPES = {
  "plain-form": "vite",
  "react-hook-form": "vite",
  "tanstack-react": "vite",
  "tanstack-vue": "vite",
  "vee-validate": "vite",
  conform: "vite",
  angular: "angular",
  "remote-form": "sveltekit",
  superforms: "sveltekit",
};

describe("recipes", { concurrency: 2 }, () => {
  /** @type {Stage | undefined} */
  let stage;
  /** @type {(() => unknown)[]} */
  const closing = [];

  before(async () => {
    await rm(folderOf("dist"), { recursive: true, force: true });
    const [browser, server] = await Promise.all([
      launchBrowser(),
      startServer(),
      run("", ["vite", "build"]).then(() => noNewerNode || run("angular", ["ng", "build"])),
      noNewerNode || run("sveltekit", ["vite", "build"]),
    ]);
    closing.push(() => browser.close(), server.close);
    const pages = await serve("", server.origin);
    closing.push(pages.stop);
    const roots = { vite: pages.url, angular: pages.url, sveltekit: "" };
    if (!noNewerNode) {
      const sveltekit = await serve("sveltekit", server.origin);
      closing.push(sveltekit.stop);
      roots.sveltekit = sveltekit.url;
    }
    stage = { browser, server, urlOf: (recipe) => `${roots[RECIPES[recipe]]}${recipe}/` };
  });
  after(async () => {
    for (const close of closing) await close();
  });

  const started = () => {
    assert.ok(stage, "the suite has not started");
    return stage;
  };

  for (const [recipe, builder] of Object.entries(RECIPES))
    testRecipe(recipe, started, {
      skip: builder !== "vite" && noNewerNode,
      // A fieldset's message does not stop the submission of a plain form.
      ...(recipe === "plain-form" && { tooMany: "Label 65, key" }),
    });

  test("the patterns of constraints agree with the messages of a plain form", async (t) => {
    const { page } = await openForm(t, started(), "plain-form");
    const key = page.getByLabel("Label 2, key");
    const value = page.getByLabel("Label 2, value");
    for (const [control, valid, invalid] of [
      [
        page.getByLabel("Name"),
        ["", "a", "a-b", "a".repeat(63)],
        ["A", "a-", "-a", "a b", "a".repeat(64), "é"],
      ],
      [key, ["a", "a.b/c@d_e-f"], ["A", "1a", "a b", "a\\", "ключ"]],
      [value, ["", "a.b/c@d_e-f", "1"], ["A", "a b", "\\", "é"]],
    ]) {
      for (const [texts, mismatch] of [
        [valid, false],
        [invalid, true],
      ]) {
        for (const text of texts) {
          await control.fill(text);
          const { patternMismatch, customError } = await control.evaluate(({ validity }) => ({
            patternMismatch: validity.patternMismatch,
            customError: validity.customError,
          }));
          assert.deepEqual(
            { patternMismatch, customError },
            {
              patternMismatch: mismatch,
              customError: mismatch,
            },
            text,
          );
        }
        await control.fill(valid.at(-1));
      }
    }
  });
});

describe("types", { concurrency: 2 }, () => {
  test("of the recipes in TypeScript", () => run("", ["tsc"]));
  test("of the recipes in Vue", () => run("", ["vue-tsc", "--project", "tsconfig.vue.json"]));
  test("of the recipes in Svelte", { skip: noNewerNode }, () =>
    run("sveltekit", ["svelte-check", "--fail-on-warnings", "--tsconfig", "tsconfig.json"]),
  );
  // The build of the Angular recipe checks its types.
});
