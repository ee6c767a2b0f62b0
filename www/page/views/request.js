import { effectsElement } from "./effects.js";
import { byId, h } from "./dom.js";

/** @import { Client } from "../data/compute.js" */
/** @import { FormState } from "../data/form-state.js" */
/** @import { State } from "../data/store.js" */

/** The request that would be sent, and its effects. */
export function requestView() {
  const box = byId("outgoing", HTMLElement);
  let shown = "";

  /**
   * @param {State} state
   * @param {FormState | null} formState
   */
  return function render({ client }, formState) {
    // The box keeps its scroll position and its selection as long as its content stays the same.
    const content = JSON.stringify([
      client?.base,
      formState?.current.id,
      formState?.plan.report.valid,
      formState?.plan.change,
    ]);
    if (content === shown) return;
    shown = content;
    box.replaceChildren(...contentOf(client, formState));
  };
}

/**
 * @param {Client | null} client
 * @param {FormState | null} formState
 */
function contentOf(client, formState) {
  if (!client || !formState) return [h("p", { class: "quiet" }, "Choose an image first.")];
  const { current, plan } = formState;
  if (!plan.report.valid) return [h("p", { class: "quiet" }, "Fix the errors in the form first.")];
  if (!plan.change) return [h("p", { class: "nothing-to-change" }, "Nothing to change.")];
  return [
    h(
      "p",
      { class: "request-line" },
      h("strong", {}, "PATCH"),
      " ",
      h("code", {}, breakable(client.imageUrl(current.id))),
    ),
    h(
      "pre",
      { id: "body", tabindex: "0", "aria-label": "Request body" },
      h("code", {}, JSON.stringify(plan.change.body, null, 2)),
    ),
    h("h3", {}, "What the server will do"),
    effectsElement(plan.change.effects),
  ];
}

/**
 * A URL that can wrap after its slashes.
 * @param {string} url
 */
function breakable(url) {
  return url.split(/(?<=[^/]\/)(?=[^/])/).flatMap((part) => [part, h("wbr", {})]);
}
