import { useForm } from "@tanstack/react-form";
import { createRoot } from "react-dom/client";

import { schema, submit } from "./edits.js";
import { initialValues } from "./image.mjs";

function ImageForm() {
  const form = useForm({
    defaultValues: initialValues,
    validators: { onChange: schema },
    onSubmit: ({ value }) => submit(value),
  });

  const message = ({ name, state }) => (
    <p role="alert" id={`${name}-message`}>
      {state.meta.errors[0]?.message}
    </p>
  );
  const input = (name, label) => (
    <form.Field name={name}>
      {(field) => (
        <>
          <input
            aria-label={label}
            aria-describedby={`${name}-message`}
            value={field.state.value ?? ""}
            onChange={(event) => field.handleChange(event.target.value)}
          />
          {message(field)}
        </>
      )}
    </form.Field>
  );
  const save = (event) => {
    event.preventDefault();
    form.handleSubmit();
  };
  return (
    <form onSubmit={save}>
      {input("name", "Name")}
      {input("description", "Description")}
      {input("minDiskSize", "Minimum disk size")}
      <form.Field name="labels" mode="array">
        {(field) => (
          <fieldset aria-label="Labels" aria-describedby="labels-message">
            {field.state.value.map((_, index) => (
              <div key={index}>
                {input(`labels[${index}].key`, `Label ${index + 1}, key`)}
                {input(`labels[${index}].value`, `Label ${index + 1}, value`)}
                <button type="button" onClick={() => field.removeValue(index)}>
                  Remove label {index + 1}
                </button>
              </div>
            ))}
            {message(field)}
            <button type="button" onClick={() => field.pushValue({ key: "", value: "" })}>
              Add label
            </button>
          </fieldset>
        )}
      </form.Field>
      <button type="submit">Save</button>
    </form>
  );
}

createRoot(document.getElementById("app")).render(<ImageForm />);
