import {
  constraints,
  formValues,
  type LabelRow,
  validateImageEdits,
  type Violation,
} from "yc-image-update";

import { confirmInDialog } from "../saving/confirm-dialog";
import { readImage, saveImage } from "../saving/save-image";
import { STATUS, sentence } from "../saving/sentences";

const limits = constraints["2020-03-16"];
const TEXTS = ["name", "description", "minDiskSize"] as const;
const query = <E extends Element>(selector: string, within: ParentNode = document) =>
  within.querySelector(selector) as E;

const form = query<HTMLFormElement>("form");
const rows = query<HTMLElement>("#rows");
let base = await readImage(new URLSearchParams(location.search).get("image") ?? "");

/** The control with this name: of the form, or of a row. */
const control = (name: string, within: ParentNode = form) =>
  query<HTMLInputElement>(`[name="${name}"]`, within);

function values() {
  const [name, description, minDiskSize] = TEXTS.map((field) => control(field).value);
  const labels = Array.from(rows.children, (row) => ({
    key: control("key", row).value,
    value: control("value", row).value,
  }));
  return { name, description, minDiskSize, labels };
}

function addRow({ key, value }: LabelRow) {
  const template = query<HTMLTemplateElement>("#row");
  const row = query<HTMLElement>("div", template.content).cloneNode(true) as HTMLElement;
  for (const [part, text] of [
    ["key", key],
    ["value", value],
  ] as const) {
    control(part, row).value = text;
    control(part, row).pattern = limits.labels[part].pattern;
  }
  query("button", row).addEventListener("click", () => {
    row.remove();
    judge();
  });
  rows.append(row);
}

function start() {
  const { labels, ...texts } = formValues(base);
  for (const field of TEXTS) control(field).value = texts[field];
  rows.replaceChildren();
  labels.forEach(addRow);
  judge();
}

/** Shows what the form's values violate. */
function judge() {
  for (const [index, row] of [...rows.children].entries()) {
    for (const part of ["key", "value"])
      control(part, row).ariaLabel = `Label ${index + 1}, ${part}`;
    query("button", row).textContent = `Remove label ${index + 1}`;
  }
  show(validateImageEdits(values(), { current: base }).violations);
}

/** Shows violations at their controls, with the Constraint Validation API. */
function show(violations: readonly Violation[]) {
  for (const input of form.querySelectorAll("input, textarea"))
    (input as HTMLInputElement).setCustomValidity("");
  const alert = query<HTMLElement>("[role=alert]", form);
  alert.textContent = "";
  for (const violation of violations) {
    const target = controlAt(violation.path);
    if (target === null) alert.textContent = sentence(violation);
    // Show only the first message for a control.
    else if (!target.validity.customError) target.setCustomValidity(sentence(violation));
  }
}

/**
 * The control at a path. For the labels as a whole it is the last key: a custom validity of a
 * fieldset or a button does not stop the submission.
 */
function controlAt([field, row = rows.children.length - 1, part = "key"]: Violation["path"]) {
  if (field === "labels") return control(String(part), rows.children[Number(row)]);
  return field === undefined ? null : control(String(field));
}

// No maxLength: it counts UTF-16 units, so it would refuse some texts of 256 characters.
control("name").pattern = limits.name.pattern;
form.addEventListener("input", judge);
query("#add").addEventListener("click", () => {
  addRow({ key: "", value: "" });
  judge();
});
form.addEventListener("submit", async (event) => {
  event.preventDefault();
  const outcome = await saveImage(base, values(), { ask: confirmInDialog });
  query<HTMLElement>("[role=status]").textContent = STATUS[outcome.state];
  if (outcome.state === "refused") {
    show(outcome.violations);
    form.reportValidity();
  } else if ("image" in outcome) {
    base = { ...outcome.image, id: base.id };
    start();
  }
});
start();
