// A form of plain HTML. The Constraint Validation API shows what validateImageEdits finds.
import { buildPatchBody, constraints, validateImageEdits } from "yc-image-update";

import { current, initialValues } from "./image.mjs";

const form = document.querySelector("form");
const { name, description, minDiskSize } = form.elements;
const rows = document.getElementById("rows");
const limits = constraints["2020-03-16"];

// No maxLength: it counts UTF-16 units, so it would refuse some texts of 256 characters.
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
    // An empty input means no size.
    minDiskSize: minDiskSize.value === "" ? null : minDiskSize.value,
    labels: [...rows.children]
      .map(inputsOf)
      .map(([key, value]) => ({ key: key.value, value: value.value })),
  };
}

/**
 * The control at a path. For the labels as a whole it is the last key: a custom validity of a
 * fieldset or a button does not stop the submission.
 */
function controlAt([field, index = rows.children.length - 1, part = "key"]) {
  return field === "labels"
    ? rows.children[index].querySelector(`[name=${part}]`)
    : form.elements[field];
}

function judge() {
  for (const control of form.elements) control.setCustomValidity("");
  for (const { path, message } of validateImageEdits(edits(), { current }).violations) {
    const control = controlAt(path);
    // Show only the first message for a control.
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
