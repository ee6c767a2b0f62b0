// The pages of the recipes for forms show the code that tests/recipes/forms runs.
import assert from "node:assert/strict";
import { describe, test } from "node:test";

import { readPages } from "../recipes/forms/docs.mjs";

const pages = readPages();

describe("docs/recipes/", () => {
  for (const { name, text, expected } of pages)
    test(`${name} shows the files that are tested`, () => assert.equal(text, expected));

  test("shows each form, and what they share", () => {
    const shown = pages.flatMap(({ files }) => files).toSorted();
    assert.deepEqual(shown, [
      "angular/src/image-form.html",
      "angular/src/image-form.ts",
      "conform/ImageForm.tsx",
      "plain-form/image-form.ts",
      "plain-form/index.html",
      "react-hook-form/ImageForm.tsx",
      "saving/confirm-dialog.ts",
      "saving/field-name.ts",
      "saving/save-image.ts",
      "saving/sentences.ts",
      "sveltekit/src/routes/remote-form/+page.svelte",
      "sveltekit/src/routes/remote-form/+page.ts",
      "sveltekit/src/routes/remote-form/image.remote.ts",
      "sveltekit/src/routes/superforms/+page.svelte",
      "sveltekit/src/routes/superforms/+page.ts",
      "tanstack-react/ImageForm.tsx",
      "tanstack-vue/ImageForm.vue",
      "vee-validate/ImageForm.vue",
      "vee-validate/TextField.vue",
      "vee-validate/to-typed-schema.ts",
    ]);
  });
});
