import { standardSchemaResolver } from "@hookform/resolvers/standard-schema";
import { useMemo, useState } from "react";
import { type FieldError, type FieldPath, get, useFieldArray, useForm } from "react-hook-form";
import { type FormValues, formValues, type Image, imageEditsSchema } from "yc-image-update";

import { confirmInDialog } from "../saving/confirm-dialog";
import { saveImage } from "../saving/save-image";
import { STATUS, sentence } from "../saving/sentences";

export function ImageForm({ image }: { image: Image & { id: string } }) {
  const [base, setBase] = useState(image);
  const [status, setStatus] = useState("");
  const resolver = useMemo(
    () =>
      standardSchemaResolver(imageEditsSchema<FormValues>({ current: base, message: sentence })),
    [base],
  );
  const { control, formState, handleSubmit, register, reset, setError } = useForm<FormValues>({
    defaultValues: formValues(image),
    resolver,
  });
  const { fields, append, remove } = useFieldArray({ control, name: "labels" });

  const save = handleSubmit(async (values) => {
    const outcome = await saveImage(base, values, { ask: confirmInDialog });
    setStatus(STATUS[outcome.state]);
    if (outcome.state === "refused") {
      for (const { path, rule, message } of outcome.violations) {
        // Without a path, the error is about the form as a whole.
        const name = path.length > 0 ? (path.join(".") as FieldPath<FormValues>) : "root.server";
        setError(name, { type: rule, message });
      }
    } else if ("image" in outcome) {
      setBase({ ...outcome.image, id: base.id });
      reset(formValues(outcome.image));
    }
  });

  const message = (path: string) => (
    <p role="alert" id={`${path}-message`}>
      {get<unknown, FieldError | undefined>(formState.errors, path)?.message}
    </p>
  );
  const input = (path: FieldPath<FormValues>, label: string) => (
    <>
      <input {...register(path)} aria-label={label} aria-describedby={`${path}-message`} />
      {message(path)}
    </>
  );
  return (
    <form onSubmit={save} noValidate>
      {message("root.server")}
      {input("name", "Name")}
      {input("description", "Description")}
      {input("minDiskSize", "Minimum disk size")}
      <fieldset aria-label="Labels" aria-describedby="labels.root-message">
        {fields.map(({ id }, index) => (
          <div key={id}>
            {input(`labels.${index}.key`, `Label ${index + 1}, key`)}
            {input(`labels.${index}.value`, `Label ${index + 1}, value`)}
            <button type="button" onClick={() => remove(index)}>
              Remove label {index + 1}
            </button>
          </div>
        ))}
        {/* react-hook-form puts the errors of a field array as a whole here. */}
        {message("labels.root")}
      </fieldset>
      <button type="button" onClick={() => append({ key: "", value: "" })}>
        Add label
      </button>
      <button type="submit">Save</button>
      <p role="status">{status}</p>
    </form>
  );
}
