import { renderRequest } from "yc-image-update";
import { visibleJson } from "../data/visible.js";
import { button, byId, createChangeDetector, setText, show } from "./dom.js";

/** @import { Contract, PatchBody } from "yc-image-update" */
/** @import { Actions } from "../actions/index.js" */
/** @import { Form } from "../data/form.js" */
/** @import { Keys } from "../data/keys.js" */
/** @import { RequestForm, State } from "../data/store.js" */

/** @type {readonly RequestForm[]} */
const FORMS = ["json", "http", "curl", "fetch"];
/** Stands for the token, which the text does not show. */
const SOME_TOKEN = "token";

/**
 * The request of the plan as text, in one of several forms.
 * @param {Actions} actions
 * @param {Keys} keys
 */
export function requestView(actions, keys) {
  const section = byId("request", HTMLElement);
  const tabList = byId("request-tabs", HTMLElement);
  const text = byId("request-text", HTMLElement);
  const copyButton = byId("copy", HTMLButtonElement);
  const isNew = createChangeDetector();
  let copyState = /** @type {"copy" | "copied" | "copyFailed"} */ ("copy");

  const tabs = FORMS.map((requestForm, index) => {
    const tab = button("", () => actions.chooseRequestForm(requestForm), {
      role: "tab",
      class: "tab",
      id: `tab-${requestForm}`,
      "aria-controls": text.id,
    });
    tab.addEventListener("keydown", ({ key }) => {
      const step = { ArrowRight: 1, ArrowLeft: -1 }[key];
      if (step === undefined) return;
      const next = (index + step + FORMS.length) % FORMS.length;
      tabs[next]?.tab.focus();
      tabs[next]?.tab.click();
    });
    return { tab, requestForm };
  });
  tabList.append(...tabs.map(({ tab }) => tab));

  copyButton.addEventListener("click", async () => {
    try {
      await navigator.clipboard.writeText(text.textContent ?? "");
      copyState = "copied";
    } catch {
      copyState = "copyFailed";
    }
    copyButton.dispatchEvent(new Event("copied"));
  });
  /** @type {State | null} */
  let last = null;
  copyButton.addEventListener("copied", () => last && setText(copyButton, last.texts[copyState]));

  /**
   * @param {State} state
   * @param {Form | null} form
   */
  return function render(state, form) {
    last = state;
    const { texts, requestForm, contract, upstream } = state;
    const change = form?.plan.change;
    show(section, change !== null && change !== undefined);
    for (const { tab, requestForm: own } of tabs) {
      setText(tab, texts.requestForms[own]);
      tab.setAttribute("aria-selected", String(own === requestForm));
      tab.tabIndex = own === requestForm ? 0 : -1;
    }
    text.setAttribute("aria-labelledby", `tab-${requestForm}`);
    if (!change || !form) return;
    const key = keys.keyFor(form.image.id, change.body);
    if (isNew(texts, change, requestForm, contract, key)) {
      copyState = "copy";
      const endpoint = upstream || location.origin;
      // The page of the local API works without a token, but a real API does not.
      const options = { contract, endpoint, idempotencyKey: key, hasToken: true };
      text.replaceChildren(requestText(form.image.id, change.body, requestForm, options));
    }
    setText(copyButton, texts[copyState]);
  };
}

/**
 * @param {string} imageId
 * @param {PatchBody} body
 * @param {RequestForm} requestForm
 * @param {{
 *   contract: Contract,
 *   endpoint: string,
 *   idempotencyKey: string,
 *   hasToken: boolean,
 * }} options
 */
export function requestText(imageId, body, requestForm, { hasToken, ...options }) {
  if (requestForm === "json") return visibleJson(body);
  const token = hasToken ? { token: SOME_TOKEN } : {};
  const rendered = renderRequest(imageId, body, { ...options, ...token, as: requestForm });
  return rendered.replaceAll("\r\n", "\n");
}
