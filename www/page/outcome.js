import { byId, h, setText, show } from "./dom.js";
import { isAsPreviewed } from "./judge.js";
import { FIELD_NAMES, valueElement } from "./values.js";

const NEWS = {
  sending: () => "Sending…",
  unsent: ({ problem }) => `Nothing was sent. ${problem}`,
  refused: ({ status, httpStatus }) =>
    `The server refused the request: ${status.code}, HTTP ${httpStatus}.`,
  unknown: ({ problem }) =>
    `${problem} It may have arrived: sending it again is safe, it carries the same Idempotency-Key.`,
  running: () => "The operation is running…",
  lost: ({ problem }) => `${problem} Its outcome is not known.`,
  failed: ({ operation }) => `The operation failed: ${operation.error.message}`,
  succeeded: () => "Done: the image has changed.",
};

export function outcomePart(actions) {
  const [card, news, box] = ["outcome-card", "outcome-news", "outcome"].map(byId);
  let shown;
  let broughtIntoView = 0;

  return ({ attempt }) => {
    if (!attempt) return;
    show(card, true);
    card.dataset.phase = attempt.phase;
    setText(news, NEWS[attempt.phase](attempt));
    const signature = JSON.stringify([attempt.number, attempt.phase, attempt.operation?.id]);
    if (signature === shown) return;
    shown = signature;
    box.replaceChildren(...contents(attempt, actions));
    // A refusal is told at the form, and once is enough: whoever has scrolled away meanwhile is left where they are.
    if (
      attempt.number !== broughtIntoView &&
      attempt.phase !== "sending" &&
      attempt.phase !== "refused"
    ) {
      broughtIntoView = attempt.number;
      card.scrollIntoView({ block: "nearest" });
    }
  };
}

function contents(attempt, actions) {
  const { phase, operation, image } = attempt;
  return [
    operation && operationElement(operation, phase),
    phase === "lost" &&
      h("button", { type: "button", onclick: () => actions.checkAgain(attempt) }, "Check again"),
    phase === "succeeded" && imageElement(attempt),
    phase === "succeeded" && jsonElement("The image as JSON", image),
    phase === "failed" && jsonElement("The error as JSON", operation.error),
    phase === "refused" && jsonElement("The status as JSON", attempt.status),
  ].filter(Boolean);
}

function operationElement({ id, createdBy }, phase) {
  const state = { running: "running", lost: "unknown", failed: "failed", succeeded: "done" }[phase];
  return h(
    "dl",
    { class: "facts" },
    h("div", {}, h("dt", {}, "Operation"), h("dd", {}, h("code", { id: "operation-id" }, id))),
    h(
      "div",
      {},
      h("dt", {}, "State"),
      h("dd", {}, h("span", { id: "operation-state", class: `badge ${phase}` }, state)),
    ),
    createdBy && h("div", {}, h("dt", {}, "Started by"), h("dd", {}, h("code", {}, createdBy))),
  );
}

function imageElement({ image, effects, body, contract }) {
  const changed = new Set(
    effects
      .filter(({ effect }) => effect === "set" || effect === "reset")
      .map(({ field }) => field),
  );
  return h(
    "div",
    { class: "image-now" },
    h("h3", {}, "The image now"),
    h(
      "dl",
      { id: "changed-image", class: "effects" },
      Object.entries(FIELD_NAMES).map(([field, name]) =>
        h(
          "div",
          { class: "effect", "data-field": field },
          h("dt", {}, name, changed.has(field) && h("span", { class: "badge set" }, "changed")),
          h("dd", {}, valueElement(field, image[field])),
        ),
      ),
    ),
    isAsPreviewed(image, body, contract)
      ? h("p", { class: "message fine" }, "Exactly as the preview said.")
      : h(
          "p",
          { class: "message warning" },
          "Not what the preview said: someone else may have changed the image meanwhile.",
        ),
  );
}

function jsonElement(title, value) {
  return h(
    "details",
    {},
    h("summary", {}, title),
    h("pre", { tabindex: "0", "aria-label": title }, h("code", {}, JSON.stringify(value, null, 2))),
  );
}
