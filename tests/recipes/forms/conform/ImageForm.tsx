import { type FieldMetadata, useForm } from "@conform-to/react/future";
import { useState } from "react";
import { type FormValues, formValues, type Image, imageEditsSchema } from "yc-image-update";

import { confirmInDialog } from "../saving/confirm-dialog";
import { fieldName } from "../saving/field-name";
import { saveImage } from "../saving/save-image";
import { STATUS, sentence } from "../saving/sentences";

export function ImageForm({ image }: { image: Image & { id: string } }) {
  const [base, setBase] = useState(image);
  const [status, setStatus] = useState("");
  const schema = imageEditsSchema<FormValues>({ current: base, message: sentence });
  const { form, fields, intent } = useForm(schema, {
    defaultValue: formValues(image),
    shouldRevalidate: "onInput",
    async onSubmit(event, { value, update }) {
      event.preventDefault();
      // A form without rows has no entry for the labels; then all of them were removed.
      const edits = { ...value, labels: value.labels ?? [] };
      const outcome = await saveImage(base, edits, { ask: confirmInDialog });
      setStatus(STATUS[outcome.state]);
      if (outcome.state === "refused") {
        const found = Map.groupBy(outcome.violations, ({ path }) => fieldName(path));
        const errors = [...found].map(([name, at]) => [name, at.map(({ message }) => message)]);
        const { "": formErrors = [], ...fieldErrors } = Object.fromEntries(errors);
        update({ error: { formErrors, fieldErrors } });
      } else if ("image" in outcome) {
        setBase({ ...outcome.image, id: base.id });
        update({ targetValue: formValues(outcome.image), reset: true });
      }
    },
  });

  const input = (field: FieldMetadata<string, string[]>, label: string) => (
    <>
      <input
        key={field.key}
        name={field.name}
        defaultValue={field.defaultValue}
        aria-label={label}
        aria-describedby={field.errorId}
      />
      <p role="alert" id={field.errorId}>
        {field.errors?.[0]}
      </p>
    </>
  );
  return (
    <form {...form.props}>
      <p role="alert" id={form.errorId}>
        {form.errors?.[0]}
      </p>
      {input(fields.name, "Name")}
      {input(fields.description, "Description")}
      {input(fields.minDiskSize, "Minimum disk size")}
      <fieldset aria-label="Labels" aria-describedby={fields.labels.errorId}>
        {fields.labels.getFieldList().map((row, index) => {
          const { key, value } = row.getFieldset();
          return (
            <div key={row.key}>
              {input(key, `Label ${index + 1}, key`)}
              {input(value, `Label ${index + 1}, value`)}
              <button
                type="button"
                onClick={() => intent.remove({ name: fields.labels.name, index })}
              >
                Remove label {index + 1}
              </button>
            </div>
          );
        })}
        <p role="alert" id={fields.labels.errorId}>
          {fields.labels.errors?.[0]}
        </p>
      </fieldset>
      <button type="button" onClick={() => intent.insert({ name: fields.labels.name })}>
        Add label
      </button>
      <button type="submit">Save</button>
      <p role="status">{status}</p>
    </form>
  );
}
