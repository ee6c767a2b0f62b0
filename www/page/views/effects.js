import { h } from "./dom.js";
import { FIELD_TITLES, labelElement, sizeElement, textElement } from "./values.js";

/** @import { Effect, Effects } from "yc-image-update" */
/** @typedef {Extract<Effect, { field: "labels" }>} LabelsEffect */

/**
 * A list that shows what an update does to each field.
 * @param {Effects} effects
 */
export function effectsElement(effects) {
  return h("dl", { class: "effects" }, effects.map(effectElement));
}

/** @param {Effect} effect */
function effectElement(effect) {
  return h(
    "div",
    { class: "effect", "data-field": effect.field, "data-effect": effect.effect },
    h(
      "dt",
      {},
      FIELD_TITLES[effect.field],
      " ",
      h("span", { class: `badge ${effect.effect}` }, effect.effect),
    ),
    h("dd", {}, contentElement(effect)),
  );
}

/** @param {Effect} effect */
function contentElement(effect) {
  if (effect.effect === "untouched") return h("span", { class: "quiet" }, "keeps its value");
  if (effect.effect === "same") return h("span", { class: "quiet" }, "is sent with the same value");
  if (effect.field === "labels") return labelChanges(effect);
  const valueElement = effect.field === "minDiskSize" ? sizeElement : textElement;
  return h(
    "span",
    { class: "change" },
    h("del", {}, valueElement(effect.before)),
    h("span", { class: "arrow", "aria-label": "becomes" }, "→"),
    h("ins", {}, valueElement(effect.after)),
  );
}

/** @param {LabelsEffect} effect */
function labelChanges({ before, after, added, changed, removed }) {
  return h(
    "ul",
    { class: "label-changes" },
    added.map((key) => labelChange("added", h("ins", {}, labelElement(key, after[key] ?? "")))),
    changed.map((key) =>
      labelChange(
        "changed",
        h("del", {}, labelElement(key, before[key] ?? "")),
        " → ",
        h("ins", {}, h("code", {}, after[key] || "empty")),
      ),
    ),
    removed.map((key) =>
      labelChange("removed", h("del", {}, labelElement(key, before[key] ?? ""))),
    ),
  );
}

/**
 * @param {"added" | "changed" | "removed"} change
 * @param {...(Node | string)} content
 */
function labelChange(change, ...content) {
  return h(
    "li",
    { class: `label-${change}` },
    h("span", { class: "word" }, change),
    " ",
    ...content,
  );
}
