import { type DeepKeysOfType, useForm } from "@tanstack/react-form";
import { useState } from "react";
import { type FormValues, formValues, type Image, imageEditsSchema } from "yc-image-update";

import { confirmInDialog } from "../saving/confirm-dialog";
import { fieldName } from "../saving/field-name";
import { saveImage } from "../saving/save-image";
import { STATUS, sentence } from "../saving/sentences";

export function ImageForm({ image }: { image: Image & { id: string } }) {
  const [base, setBase] = useState(image);
  const [status, setStatus] = useState("");
  const form = useForm({
    defaultValues: formValues(base),
    validators: { onChange: imageEditsSchema<FormValues>({ current: base, message: sentence }) },
    onSubmit: async ({ value, formApi }) => {
      const outcome = await saveImage(base, value, { ask: confirmInDialog });
      setStatus(STATUS[outcome.state]);
      if (outcome.state === "refused") {
        const placed = outcome.violations.map((found) => [fieldName(found.path), found] as const);
        formApi.setErrorMap({
          onSubmit: {
            form: placed.find(([name]) => name === "")?.[1],
            fields: Object.fromEntries(placed.filter(([name]) => name !== "")),
          },
        });
      } else if ("image" in outcome) {
        setBase({ ...outcome.image, id: base.id });
        formApi.reset(formValues(outcome.image));
      }
    },
  });

  const input = (name: DeepKeysOfType<FormValues, string>, label: string) => (
    <form.Field name={name}>
      {(field) => (
        <>
          <input
            aria-label={label}
            aria-describedby={`${name}-message`}
            value={field.state.value ?? ""}
            onChange={(event) => field.handleChange(event.target.value)}
          />
          <Message id={`${name}-message`} errors={field.state.meta.errors} />
        </>
      )}
    </form.Field>
  );
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        form.handleSubmit();
      }}
    >
      <form.Subscribe selector={(state) => state.errorMap.onSubmit}>
        {(error) => <Message id="form-message" errors={[error]} />}
      </form.Subscribe>
      {input("name", "Name")}
      {input("description", "Description")}
      {input("minDiskSize", "Minimum disk size")}
      <form.Field name="labels" mode="array">
        {(field) => (
          <fieldset aria-label="Labels" aria-describedby="labels-message">
            {field.state.value.map((_, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: TanStack Form knows a row by its index.
              <div key={index}>
                {input(`labels[${index}].key`, `Label ${index + 1}, key`)}
                {input(`labels[${index}].value`, `Label ${index + 1}, value`)}
                <button type="button" onClick={() => field.removeValue(index)}>
                  Remove label {index + 1}
                </button>
              </div>
            ))}
            <Message id="labels-message" errors={field.state.meta.errors} />
            <button type="button" onClick={() => field.pushValue({ key: "", value: "" })}>
              Add label
            </button>
          </fieldset>
        )}
      </form.Field>
      <button type="submit">Save</button>
      <p role="status">{status}</p>
    </form>
  );
}

function Message({ id, errors }: { id: string; errors: ({ message: string } | undefined)[] }) {
  return (
    <p role="alert" id={id}>
      {errors[0]?.message}
    </p>
  );
}
