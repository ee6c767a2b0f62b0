import { h } from "./dom.js";

/** @import { Violation } from "yc-image-update" */
/** @typedef {"error" | "warning"} Kind */

/**
 * Shows errors and warnings in a box. With a control, assistive technology reads them as its
 * description.
 * @param {HTMLElement} box
 * @param {{ errors: Violation[], warnings: Violation[] }} messages
 * @param {HTMLElement} [control]
 * @param {string} [hintId] The id of another element that describes the control
 */
export function showMessages(box, { errors, warnings }, control, hintId) {
  const lines = [
    ...errors.map((error) => messageElement("error", error)),
    ...warnings.map((warning) => messageElement("warning", warning)),
  ];
  // Screen readers would repeat messages that are replaced by the same ones.
  const isSame =
    lines.length === box.children.length &&
    lines.every((line, index) => line.isEqualNode(box.children[index] ?? null));
  if (!isSame) box.replaceChildren(...lines);
  if (control) {
    const ids = lines.length > 0 ? [box.id] : [];
    describeControl(control, errors.length > 0, hintId === undefined ? ids : [hintId, ...ids]);
  }
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
 */
function messageElement(kind, { message, rule }) {
  return h(
    "p",
    { class: `message ${kind}`, "data-rule": rule },
    kind === "warning" && h("strong", {}, "Warning: "),
    rule === "server" && h("strong", {}, "Server: "),
    message,
  );
}
