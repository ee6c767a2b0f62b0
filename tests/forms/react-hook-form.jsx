import { standardSchemaResolver } from "@hookform/resolvers/standard-schema";
import { createRoot } from "react-dom/client";
import { get, useFieldArray, useForm } from "react-hook-form";

import { schema, submit } from "./edits.js";
import { initialValues } from "./image.mjs";

function ImageForm() {
  const { control, formState, handleSubmit, register } = useForm({
    defaultValues: initialValues,
    resolver: standardSchemaResolver(schema),
  });
  const { fields, append, remove } = useFieldArray({ control, name: "labels" });

  const message = (path) => (
    <p role="alert" id={`${path}-message`}>
      {get(formState.errors, path)?.message}
    </p>
  );
  const input = (path, label) => (
    <>
      <input {...register(path)} aria-label={label} aria-describedby={`${path}-message`} />
      {message(path)}
    </>
  );
  return (
    <form onSubmit={handleSubmit(submit)} noValidate>
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
    </form>
  );
}

createRoot(document.getElementById("app")).render(<ImageForm />);
