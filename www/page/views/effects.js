import { keptLabels } from "../data/plan.js";
import { h } from "./dom.js";
import { fieldElement, labelElement, visibleElements } from "./values.js";

/** @import { Effect, Effects, Field } from "yc-image-update" */
/** @import { LabelsEffect } from "../data/plan.js" */
/** @import { Texts } from "../text/en.js" */

/**
 * A table of what a request does to each field, and why.
 * @param {Effects} effects
 * @param {Texts} texts
 * @param {{ hasMask: boolean, conflicts?: ReadonlySet<Field> }} options
 */
export function effectsTable(effects, texts, { hasMask, conflicts = new Set() }) {
  const titles = [texts.field, texts.before, texts.after, texts.why];
  // The roles stay when narrow screens show the rows as blocks.
  return h(
    "table",
    { class: "effects", role: "table" },
    h(
      "thead",
      { role: "rowgroup" },
      h(
        "tr",
        { role: "row" },
        titles.map((title) => h("th", { role: "columnheader", scope: "col" }, title)),
      ),
    ),
    h(
      "tbody",
      { role: "rowgroup" },
      effects.map((effect) => effectRow(effect, texts, hasMask, conflicts.has(effect.field))),
    ),
  );
}

/**
 * @param {Effect} effect
 * @param {Texts} texts
 * @param {boolean} hasMask
 * @param {boolean} isConflict
 */
function effectRow(effect, texts, hasMask, isConflict) {
  const { field } = effect;
  const isChange = effect.effect === "set" || effect.effect === "reset";
  return h(
    "tr",
    { role: "row", "data-field": field, "data-effect": effect.effect },
    h(
      "th",
      { role: "rowheader", scope: "row" },
      texts.fields[field],
      " ",
      h("span", { class: `badge ${effect.effect}` }, texts.effects[effect.effect]),
      isConflict && [" ", h("span", { class: "badge conflict" }, texts.conflictMark)],
    ),
    valueCells(effect, texts, isChange),
    h("td", { role: "cell", class: "why" }, texts.reason(effect, hasMask)),
  );
}

/**
 * The cells for the values before and after: one for both if they are the same.
 * @param {Effect} effect
 * @param {Texts} texts
 * @param {boolean} isChange
 */
function valueCells(effect, texts, isChange) {
  if (!isChange) {
    const value = fieldElement(effect, "before", texts);
    return [h("td", { role: "cell", colspan: "2", class: "both quiet" }, value)];
  }
  if (effect.field === "labels")
    return [h("td", { role: "cell", colspan: "2", class: "both" }, labelChanges(effect, texts))];
  return /** @type {const} */ (["before", "after"]).map((when) =>
    h(
      "td",
      { role: "cell", class: when, "data-title": texts[when] },
      fieldElement(effect, when, texts),
    ),
  );
}

/**
 * The labels that change; those that stay are folded.
 * @param {LabelsEffect} effect
 * @param {Texts} texts
 */
function labelChanges(effect, texts) {
  const { before, after, added, changed, removed } = effect;
  const kept = effect.effect === "set" ? keptLabels(effect) : [];
  return h(
    "div",
    { class: "label-changes" },
    h(
      "ul",
      { class: "changed-labels" },
      added.map((key) =>
        labelChange("+", "added", texts.added, h("ins", {}, labelElement(key, after[key] ?? ""))),
      ),
      changed.map((key) =>
        labelChange(
          "~",
          "changed",
          texts.changed,
          h("del", {}, labelElement(key, before[key] ?? "")),
          h("span", { "aria-label": texts.becomes, role: "img" }, " → "),
          h("ins", {}, h("code", {}, ...visibleElements(after[key] || texts.empty))),
        ),
      ),
      removed.map((key) =>
        labelChange(
          "−",
          "removed",
          texts.removed,
          h("del", {}, labelElement(key, before[key] ?? "")),
        ),
      ),
    ),
    kept.length > 0 &&
      h(
        "details",
        { class: "kept" },
        h("summary", {}, texts.keptLabels(kept.length)),
        h(
          "ul",
          { class: "label-list" },
          kept.map((key) => h("li", {}, labelElement(key, after[key] ?? ""))),
        ),
      ),
  );
}

/**
 * @param {string} sign
 * @param {string} kind
 * @param {string} word What assistive technology reads instead of the sign
 * @param {...(Node | string)} content
 */
function labelChange(sign, kind, word, ...content) {
  return h(
    "li",
    { class: `label-${kind}` },
    h("span", { class: "sign", "aria-hidden": "true" }, sign),
    h("span", { class: "sr-only" }, `${word} `),
    h("span", {}, ...content),
  );
}
