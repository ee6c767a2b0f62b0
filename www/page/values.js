import { h } from "./dom.js";
import { readableSize } from "./size.js";

export const FIELD_NAMES = {
  name: "Name",
  description: "Description",
  minDiskSize: "Minimum disk size",
  labels: "Labels",
};

/** An element that shows a field's value, its default included. */
export function valueElement(field, value) {
  if (field === "labels") return labelsElement(value ?? {});
  if (field === "minDiskSize") return sizeElement(String(value ?? "0"));
  return value ? h("span", { class: "value" }, value) : nothing("empty");
}

function sizeElement(bytes) {
  if (bytes === "0") return nothing("none");
  return h(
    "span",
    { class: "value" },
    readableSize(bytes),
    h("span", { class: "quiet" }, ` ${bytes}`),
  );
}

function labelsElement(labels) {
  const pairs = Object.entries(labels);
  if (pairs.length === 0) return nothing("none");
  return h(
    "ul",
    { class: "label-list" },
    pairs.map(([key, value]) => h("li", {}, labelElement(key, value))),
  );
}

export function labelElement(key, value) {
  return h("code", {}, `${key}: `, value === "" ? nothing("empty") : value);
}

function nothing(word) {
  return h("span", { class: "value nothing" }, word);
}
