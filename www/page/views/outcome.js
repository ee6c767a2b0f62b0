import { button, byId, createChangeDetector, h } from "./dom.js";

/** @import { Actions } from "../actions/index.js" */
/** @import { Form } from "../data/form.js" */
/** @import { Attempt, State } from "../data/store.js" */
/** @import { Texts } from "../text/en.js" */

/**
 * The outcome of the latest attempt to update the chosen image, beside the button that sends.
 * @param {Actions} actions
 */
export function outcomeView(actions) {
  const box = byId("outcome", HTMLElement);
  const isNew = createChangeDetector();

  /**
   * @param {State} state
   * @param {Form | null} form
   */
  return function render({ texts, checking }, form) {
    const isChecking = checking.has(form?.image.id ?? "");
    const attempt = form?.attempt ?? null;
    if (!isNew(texts, isChecking, attempt)) return;
    if (isChecking) box.replaceChildren(...checkingElements(form?.image.id ?? ""));
    else box.replaceChildren(...(attempt ? attemptElements(attempt, actions, texts) : []));

    /** @param {string} id */
    function checkingElements(id) {
      return [
        h("p", { class: "message outcome sending" }, texts.checking),
        button(texts.cancel, () => actions.cancel(id)),
      ];
    }
  };
}

/**
 * @param {Attempt} attempt
 * @param {Actions} actions
 * @param {Texts} texts
 */
function attemptElements(attempt, actions, texts) {
  const { outcome } = attempt;
  const retryAfter = outcome.phase === "refused" ? outcome.error.retryAfter : undefined;
  return [
    h(
      "p",
      { class: `message outcome ${outcome.phase}`, "data-phase": outcome.phase },
      texts.outcome(outcome),
      retryAfter !== undefined && ` ${texts.retryAfter(retryAfter)}`,
    ),
    ...waitingButtons(attempt, actions, texts),
  ];
}

/**
 * @param {Attempt} attempt
 * @param {Texts} texts
 */
export function phaseBadge({ outcome }, texts) {
  return h("span", { class: `badge ${outcome.phase}` }, texts.phases[outcome.phase]);
}

/**
 * What can be done about an attempt that is not over, or whose result is unknown.
 * @param {Attempt} attempt
 * @param {Actions} actions
 * @param {Texts} texts
 */
export function waitingButtons(attempt, actions, texts) {
  switch (attempt.outcome.phase) {
    case "sending":
    case "running":
      return [button(texts.stopWaiting, () => actions.cancel(attempt.image.id))];
    case "lost":
      return [button(texts.checkAgain, () => actions.checkAgain(attempt))];
    default:
      return [];
  }
}
