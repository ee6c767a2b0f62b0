import { h } from "./dom.js";

/**
 * Shows errors and warnings in `box` and tells assistive technology about them at `control`.
 * `hintIds` are descriptions that stay whatever the messages are.
 */
export function showMessages(box, { errors, warnings = [] }, control, hintIds = []) {
  const lines = [
    ...errors.map((violation) => ["error", violation]),
    ...warnings.map((violation) => ["warning", violation]),
  ];
  const signature = JSON.stringify(lines.map(([kind, { message }]) => [kind, message]));
  // Rebuilding what did not change would make screen readers repeat it.
  if (box.dataset.shown !== signature) {
    box.dataset.shown = signature;
    box.replaceChildren(...lines.map(([kind, violation]) => messageLine(kind, violation)));
  }
  if (control) describe(control, errors.length > 0, [...hintIds, lines.length > 0 && box.id]);
}

export function describe(control, isInvalid, ids) {
  if (isInvalid) control.setAttribute("aria-invalid", "true");
  else control.removeAttribute("aria-invalid");
  const description = ids.filter(Boolean).join(" ");
  if (description) control.setAttribute("aria-describedby", description);
  else control.removeAttribute("aria-describedby");
}

function messageLine(kind, { message, rule }) {
  const lead = kind === "warning" ? "Warning: " : rule === "server" ? "Server: " : "";
  return h(
    "p",
    { class: `message ${kind}`, "data-rule": rule },
    lead && h("strong", {}, lead),
    message,
  );
}
