import { h } from "./dom.js";
import { visibleText } from "../data/visible.js";

/** @import { Violation } from "yc-image-update" */
/** @import { Texts } from "../text/en.js" */
/** @typedef {"error" | "warning"} Kind */

/**
 * Shows errors and warnings in a box. With a control, assistive technology reads them as its
 * description.
 * @param {HTMLElement} box
 * @param {{ errors: readonly Violation[], warnings: readonly Violation[] }} messages
 * @param {Texts} texts
 * @param {HTMLElement} [control]
 * @param {string} [hintId] The id of another element that describes the control
 */
export function showMessages(box, { errors, warnings }, texts, control, hintId) {
  const lines = [
    ...errors.map((error) => messageElement("error", error, texts)),
    ...warnings.map((warning) => messageElement("warning", warning, texts)),
  ];
  showElements(box, lines);
  if (control) {
    const ids = lines.length > 0 ? [box.id] : [];
    describeControl(control, errors.length > 0, hintId === undefined ? ids : [hintId, ...ids]);
  }
}

/**
 * Replaces the content of a box, unless it is the same already.
 * @param {HTMLElement} box
 * @param {HTMLElement[]} elements
 */
function showElements(box, elements) {
  const isSame =
    elements.length === box.children.length &&
    elements.every((element, index) => element.isEqualNode(box.children[index] ?? null));
  if (!isSame) box.replaceChildren(...elements);
}

/**
 * Tells assistive technology whether a control is invalid, and which elements describe it.
 * @param {HTMLElement} control
 * @param {boolean} isInvalid
 * @param {string[]} ids
 */
export function describeControl(control, isInvalid, ids) {
  if (isInvalid) control.setAttribute("aria-invalid", "true");
  else control.removeAttribute("aria-invalid");
  if (ids.length > 0) control.setAttribute("aria-describedby", ids.join(" "));
  else control.removeAttribute("aria-describedby");
}

/**
 * @param {Kind} kind
 * @param {Violation} violation
 * @param {Texts} texts
 */
export function messageElement(kind, violation, texts) {
  return h(
    "p",
    { class: `message ${kind}`, "data-rule": violation.rule },
    h("strong", {}, kind === "error" ? texts.error : texts.warning),
    violation.rule === "server" && texts.server,
    visibleText(texts.sentence(violation)),
  );
}
