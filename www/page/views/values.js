import { readableSize } from "../data/size.js";
import { h } from "./dom.js";

/** @import { Field, Image } from "yc-image-update" */

/** @type {Record<Field, string>} */
export const FIELD_TITLES = {
  name: "Name",
  description: "Description",
  minDiskSize: "Minimum disk size",
  labels: "Labels",
};

/**
 * An element that shows a field of an image.
 * @param {Field} field
 * @param {Image} image
 */
export function fieldElement(field, image) {
  switch (field) {
    case "labels":
      return labelsElement(image.labels ?? {});
    case "minDiskSize":
      return sizeElement(String(image.minDiskSize ?? "0"));
    default:
      return textElement(image[field] ?? "");
  }
}

/** @param {string} text */
export function textElement(text) {
  return text === "" ? defaultElement("empty") : h("span", { class: "value" }, text);
}

/** @param {string} bytes */
export function sizeElement(bytes) {
  if (bytes === "0") return defaultElement("none");
  return h(
    "span",
    { class: "value" },
    readableSize(bytes),
    h("span", { class: "quiet" }, ` ${bytes}`),
  );
}

/** @param {Record<string, string>} labels */
function labelsElement(labels) {
  const pairs = Object.entries(labels);
  if (pairs.length === 0) return defaultElement("none");
  return h(
    "ul",
    { class: "label-list" },
    pairs.map(([key, value]) => h("li", {}, labelElement(key, value))),
  );
}

/**
 * @param {string} key
 * @param {string} value
 */
export function labelElement(key, value) {
  return h("code", {}, `${key}: `, value === "" ? defaultElement("empty") : value);
}

/** @param {string} word The word for a value that is not there */
function defaultElement(word) {
  return h("span", { class: "value nothing" }, word);
}
