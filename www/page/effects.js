import { h } from "./dom.js";
import { FIELD_NAMES, labelElement, valueElement } from "./values.js";

const WORDS = {
  untouched: "stays as it is",
  same: "sent, but no different",
  set: "is set",
  reset: "goes back to its default",
};

export function effectsElement(effects) {
  return h("dl", { class: "effects" }, effects.map(effectElement));
}

function effectElement(effect) {
  const isChange = effect.effect === "set" || effect.effect === "reset";
  return h(
    "div",
    { class: "effect", "data-field": effect.field, "data-effect": effect.effect },
    h(
      "dt",
      {},
      FIELD_NAMES[effect.field],
      " ",
      h("span", { class: `badge ${effect.effect}` }, effect.effect),
    ),
    h(
      "dd",
      {},
      isChange ? changeElement(effect) : h("span", { class: "quiet" }, WORDS[effect.effect]),
    ),
  );
}

function changeElement(effect) {
  if (effect.field === "labels") return labelChanges(effect);
  return h(
    "span",
    { class: "change" },
    h("del", {}, valueElement(effect.field, effect.before)),
    h("span", { class: "arrow", "aria-label": "becomes" }, "→"),
    h("ins", {}, valueElement(effect.field, effect.after)),
  );
}

function labelChanges({ before, after, added, changed, removed }) {
  const line = (word, key, ...content) =>
    h("li", { class: `label-${word}` }, h("span", { class: "word" }, word), " ", ...content);
  return h(
    "ul",
    { class: "label-changes" },
    added.map((key) => line("added", key, h("ins", {}, labelElement(key, after[key])))),
    changed.map((key) =>
      line(
        "changed",
        key,
        h("del", {}, labelElement(key, before[key])),
        " → ",
        h("ins", {}, h("code", {}, after[key] || "empty")),
      ),
    ),
    removed.map((key) => line("removed", key, h("del", {}, labelElement(key, before[key])))),
  );
}
