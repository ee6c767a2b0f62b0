// A form of plain HTML: the Constraint Validation API shows what validateImageEdits finds.
import { buildPatchBody, constraints, validateImageEdits } from "yc-image-update";

import { current, initialValues } from "./image.mjs";

const form = document.querySelector("form");
const { name, description, minDiskSize } = form.elements;
const rows = document.getElementById("rows");
const limits = constraints["2020-03-16"];

// No maxLength beside them: it counts UTF-16 units, so a text of 256 characters might not fit in.
name.pattern = limits.name.pattern;

function addRow({ key, value }) {
  const row = document.getElementById("row").content.cloneNode(true).firstElementChild;
  const [keyInput, valueInput] = row.querySelectorAll("input");
  keyInput.value = key;
  keyInput.pattern = limits.labels.key.pattern;
  keyInput.required = limits.labels.key.minLength > 0;
  valueInput.value = value;
  valueInput.pattern = limits.labels.value.pattern;
  row.querySelector("button").addEventListener("click", () => {
    row.remove();
    judge();
  });
  rows.append(row);
}

const inputsOf = (row) => row.querySelectorAll("input");

function edits() {
  return {
    name: name.value,
    description: description.value,
    // An empty input is no size.
    minDiskSize: minDiskSize.value === "" ? null : minDiskSize.value,
    labels: [...rows.children]
      .map(inputsOf)
      .map(([key, value]) => ({ key: key.value, value: value.value })),
  };
}

/** The control at a path. Too many labels are told at the last: neither a fieldset nor a button can stop a form from being sent. */
function controlAt([field, index = rows.children.length - 1, part = "key"]) {
  return field === "labels"
    ? rows.children[index].querySelector(`[name=${part}]`)
    : form.elements[field];
}

function judge() {
  for (const control of form.elements) control.setCustomValidity("");
  for (const { path, message } of validateImageEdits(edits(), { current }).violations) {
    const control = controlAt(path);
    // The first sentence for a control is enough.
    if (!control.validity.customError) control.setCustomValidity(message);
  }
}

window.submissions = [];
form.addEventListener("input", judge);
form.addEventListener("submit", (event) => {
  event.preventDefault();
  window.submissions.push({ values: edits(), body: buildPatchBody(edits(), { current }) });
});
document.getElementById("add").addEventListener("click", () => {
  addRow({ key: "", value: "" });
  judge();
});

for (const field of ["name", "description", "minDiskSize"])
  form.elements[field].value = initialValues[field];
initialValues.labels.forEach(addRow);
judge();
