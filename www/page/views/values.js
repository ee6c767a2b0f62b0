import { readableSize } from "../data/size.js";
import { visibleParts } from "../data/visible.js";
import { h } from "./dom.js";

/** @import { Effect, Field } from "yc-image-update" */
/** @import { Texts } from "../text/en.js" */

/**
 * An element that shows the value of a field before or after an update.
 * @param {Effect} effect
 * @param {"before" | "after"} when
 * @param {Texts} texts
 */
export function fieldElement(effect, when, texts) {
  switch (effect.field) {
    case "labels":
      return labelsElement(effect[when], texts);
    case "minDiskSize":
      return sizeElement(effect[when], texts);
    default:
      return textElement(effect[when], texts);
  }
}

/**
 * @param {string} text
 * @param {Texts} texts
 */
export function textElement(text, texts) {
  return text === ""
    ? defaultElement(texts.empty)
    : h("span", { class: "value" }, ...visibleElements(text));
}

/**
 * @param {string} bytes
 * @param {Texts} texts
 */
function sizeElement(bytes, texts) {
  if (bytes === "0") return defaultElement(texts.none);
  return h("span", { class: "value", title: bytes }, readableSize(bytes));
}

/**
 * @param {Record<string, string>} labels
 * @param {Texts} texts
 */
export function labelsElement(labels, texts) {
  const pairs = Object.entries(labels);
  if (pairs.length === 0) return defaultElement(texts.none);
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
  return h("code", {}, ...visibleElements(`${key}=${value}`));
}

/**
 * The value of a field as plain text, for sentences.
 * @param {Field} field
 * @param {string} value
 * @param {Texts} texts
 */
export function plainValue(field, value, texts) {
  return field === "minDiskSize" ? readableSize(value) : texts.quoted(value);
}

/**
 * The elements for a text in which nothing is invisible.
 * @param {string} text
 */
export function visibleElements(text) {
  return visibleParts(text).map((part) =>
    part.isMark ? h("span", { class: "mark" }, part.text) : part.text,
  );
}

/** @param {string} word The word for a value that is not there */
function defaultElement(word) {
  return h("span", { class: "value nothing" }, word);
}
