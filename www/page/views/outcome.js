import { matchesPreview } from "../data/plan.js";
import { byId, h, setText, show } from "./dom.js";
import { FIELD_TITLES, fieldElement } from "./values.js";

/** @import { Operation } from "yc-image-update" */
/** @import { Actions } from "../actions.js" */
/** @import { ComputeImage } from "../data/compute.js" */
/** @import { Attempt, Outcome, State } from "../data/store.js" */

/**
 * The outcome of the latest attempt to update an image.
 * @param {Actions} actions
 */
export function outcomeView(actions) {
  const card = byId("outcome-card", HTMLElement);
  const news = byId("outcome-news", HTMLElement);
  const box = byId("outcome", HTMLElement);
  let shown = "";
  let scrolledTo = 0;

  /** @param {State} state */
  return function render({ attempt }) {
    if (!attempt) return;
    const { number, outcome } = attempt;
    show(card, true);
    card.dataset.phase = outcome.phase;
    setText(news, sentenceOf(outcome));
    const content = JSON.stringify([number, outcome.phase]);
    if (content === shown) return;
    shown = content;
    box.replaceChildren(...contentOf(attempt, actions));
    // Once for each attempt: the user may have scrolled away in the meantime. The form itself tells
    // about a refusal.
    if (number !== scrolledTo && outcome.phase !== "sending" && outcome.phase !== "refused") {
      scrolledTo = number;
      card.scrollIntoView({ block: "nearest" });
    }
  };
}

/** @param {Outcome} outcome */
function sentenceOf(outcome) {
  switch (outcome.phase) {
    case "sending":
      return "Sending…";
    case "unsent":
      return `Nothing was sent. ${outcome.problem}`;
    case "refused":
      return `The server refused the request: ${outcome.status.code}, HTTP ${outcome.httpStatus}.`;
    case "unknown":
      return (
        `${outcome.problem} The server may have received the request. You can safely send it ` +
        "again: it will have the same Idempotency-Key."
      );
    case "running":
      return "The operation is running…";
    case "lost":
      return `${outcome.problem} The result of the operation is unknown.`;
    case "failed":
      return `The operation failed: ${outcome.operation.error.message}`;
    case "succeeded":
      return "Done: the image was updated.";
  }
}

/**
 * @param {Attempt} attempt
 * @param {Actions} actions
 * @returns {HTMLElement[]}
 */
function contentOf(attempt, actions) {
  const { outcome } = attempt;
  switch (outcome.phase) {
    case "refused":
      return [jsonElement("The status as JSON", outcome.status)];
    case "running":
      return [operationElement(outcome.operation, "running", "running")];
    case "lost":
      return [
        operationElement(outcome.operation, "lost", "unknown"),
        checkAgainButton(() => actions.checkAgain(attempt, outcome.operation)),
      ];
    case "failed":
      return [
        operationElement(outcome.operation, "failed", "failed"),
        jsonElement("The error as JSON", outcome.operation.error),
      ];
    case "succeeded":
      return [
        operationElement(outcome.operation, "succeeded", "done"),
        imageElement(attempt, outcome.image),
        jsonElement("The image as JSON", outcome.image),
      ];
    default:
      return [];
  }
}

/**
 * @param {Operation} operation
 * @param {Outcome["phase"]} phase
 * @param {string} state The word for the phase
 */
function operationElement({ id, createdBy }, phase, state) {
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

/** @param {() => void} onClick */
function checkAgainButton(onClick) {
  const button = h("button", { type: "button" }, "Check again");
  button.addEventListener("click", onClick);
  return button;
}

/**
 * @param {Attempt} attempt
 * @param {ComputeImage} image
 */
function imageElement({ effects, body, contract }, image) {
  return h(
    "div",
    { class: "image-now" },
    h("h3", {}, "The image now"),
    h(
      "dl",
      { id: "changed-image", class: "effects" },
      effects.map(({ field, effect }) => {
        const isChanged = effect === "set" || effect === "reset";
        return h(
          "div",
          { class: "effect", "data-field": field },
          h(
            "dt",
            {},
            FIELD_TITLES[field],
            isChanged && h("span", { class: "badge set" }, "changed"),
          ),
          h("dd", {}, fieldElement(field, image)),
        );
      }),
    ),
    matchesPreview(image, body, contract)
      ? h("p", { class: "message fine" }, "The result matches the preview.")
      : h(
          "p",
          { class: "message warning" },
          "The result differs from the preview. Someone else may have changed the image.",
        ),
  );
}

/**
 * @param {string} title
 * @param {unknown} value
 */
function jsonElement(title, value) {
  return h(
    "details",
    {},
    h("summary", {}, title),
    h("pre", { tabindex: "0", "aria-label": title }, h("code", {}, JSON.stringify(value, null, 2))),
  );
}
