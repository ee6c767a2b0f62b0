// Values that no control can hold, in the libraries that would submit them if they lost the issue.
import assert from "node:assert/strict";
import { describe, test } from "node:test";

import { standardSchemaResolver } from "@hookform/resolvers/standard-schema";
import { FormApi } from "@tanstack/react-form";
import { createFormControl } from "react-hook-form";
import { useForm } from "vee-validate";
import { runnerImport } from "vite";
import { createSSRApp } from "vue";
import { renderToString } from "vue/server-renderer";
import { formValues, imageEditsSchema, validateImageEdits } from "yc-image-update";

import { folderOf } from "./tools.mjs";

const { module: adapter } = await runnerImport(folderOf("vee-validate/to-typed-schema.ts"));
const { toTypedSchema } = adapter;

const current = { name: "debian-12", labels: { env: "prod" } };
const VALUES = {
  null: null,
  "a string": "name",
  "an unknown field that a form library cannot set": { constructor: 1 },
  "an unknown field without a name": { "": 1 },
  "an unknown field with a dot": { "a.b": 1 },
};

/** A schema that judges one value, whatever the form holds. */
function schemaFor(value) {
  const { "~standard": standard } = imageEditsSchema({ current });
  return { "~standard": { ...standard, validate: () => standard.validate(value) } };
}

/** Submit a form with a schema, and return the message at its name and whether it was submitted. */
const LIBRARIES = {
  async "react-hook-form"(schema) {
    const resolver = standardSchemaResolver(schema);
    const { handleSubmit } = createFormControl({ defaultValues: formValues(current), resolver });
    let result;
    await handleSubmit(
      () => {
        result = { submitted: true };
      },
      (errors) => {
        result = { submitted: false, message: errors.name?.message };
      },
    )();
    return result;
  },

  async "TanStack Form"(schema) {
    let submitted = false;
    const form = new FormApi({
      defaultValues: formValues(current),
      validators: { onChange: schema },
      onSubmit() {
        submitted = true;
      },
    });
    form.mount();
    await form.handleSubmit();
    return { submitted, message: form.state.errors[0]?.name?.[0].message };
  },

  "vee-validate": (schema) => submitWithVeeValidate(toTypedSchema(schema)),
};

async function submitWithVeeValidate(validationSchema) {
  let form;
  await renderToString(
    createSSRApp({
      setup() {
        // biome-ignore lint/correctness/useHookAtTopLevel: this is no hook of React.
        form = useForm({ initialValues: formValues(current), validationSchema });
        return () => null;
      },
    }),
  );
  let result;
  await form.handleSubmit(
    () => {
      result = { submitted: true };
    },
    ({ errors }) => {
      result = { submitted: false, message: errors.name };
    },
  )();
  return result;
}

for (const [library, submit] of Object.entries(LIBRARIES)) {
  describe(library, () => {
    test("submits what is valid", async () => {
      assert.equal((await submit(imageEditsSchema({ current }))).submitted, true);
    });

    for (const [what, value] of Object.entries(VALUES)) {
      test(`does not submit ${what}`, async () => {
        const result = await submit(schemaFor(value));
        assert.equal(result.submitted, false);
        const { path, message } = validateImageEdits(value).violations[0];
        // The schema puts what is nowhere at the name. The last value has a place, but no control.
        if (path[0] !== "a.b") assert.equal(result.message, message);
      });
    }
  });
}

test("vee-validate reports a schema without the adapter, and submits nothing", async () => {
  await assert.rejects(
    submitWithVeeValidate(imageEditsSchema({ current })),
    /no yup schema; vee-validate 4 takes one inside/,
  );
});
