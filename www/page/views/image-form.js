import { constraints } from "yc-image-update";
import { readableSize } from "../data/size.js";
import { bindText, byId, h, setText, show } from "./dom.js";
import { labelRows } from "./label-rows.js";
import { showMessages } from "./messages.js";

/** @import { Contract, Image } from "yc-image-update" */
/** @import { Actions } from "../actions.js" */
/** @import { FormState, NumberedRefusal } from "../data/form-state.js" */
/** @import { State } from "../data/store.js" */
/** @typedef {"name" | "description" | "minDiskSize"} TextField */

// `constraints` has no other keys, which the type of `Object.keys` does not say.
const CONTRACTS = /** @type {Contract[]} */ (Object.keys(constraints));

/** @type {Record<Contract, string>} */
const CONTRACT_HINTS = {
  "2020-03-16": "The rules in the documentation of the method.",
  "2025-01-27": "The rules of the API since then: a name can also contain underscores.",
};

/** @type {Record<Contract, string>} */
const NAME_HINTS = {
  "2020-03-16":
    "Up to 63 lowercase Latin letters, digits and hyphens. " +
    "Starts with a letter and ends with a letter or a digit.",
  "2025-01-27":
    "Up to 63 lowercase Latin letters, digits, hyphens and underscores. " +
    "Starts with a letter and ends with a letter or a digit.",
};

/**
 * The form for the chosen image.
 * @param {Actions} actions
 */
export function imageFormView(actions) {
  const form = byId("image-form", HTMLFormElement);
  const title = byId("edit-title", HTMLElement);
  const facts = byId("facts", HTMLElement);
  const name = byId("name", HTMLInputElement);
  const nameHint = byId("name-hint", HTMLElement);
  const description = byId("description", HTMLTextAreaElement);
  const descriptionCount = byId("description-count", HTMLElement);
  const size = byId("min-disk-size", HTMLInputElement);
  const sizeReading = byId("min-disk-size-reading", HTMLElement);
  const sizeHint = byId("min-disk-size-hint", HTMLElement);
  const formMessages = byId("form-messages", HTMLElement);
  const contractSelect = byId("contract", HTMLSelectElement);
  const contractHint = byId("contract-hint", HTMLElement);
  const refusalBox = byId("server-refusal", HTMLElement);
  const sendButton = byId("send", HTMLButtonElement);
  const sendReason = byId("send-reason", HTMLElement);
  const undoButton = byId("undo", HTMLButtonElement);

  const renderControls = [
    textControl(name, "name", (text) => actions.edit({ name: text }), nameHint.id),
    textControl(description, "description", (text) => actions.edit({ description: text })),
    textControl(size, "minDiskSize", (text) => actions.edit({ minDiskSize: text }), sizeHint.id),
    labelRows(actions),
  ];
  let canSend = false;

  contractSelect.append(...CONTRACTS.map((contract) => h("option", { value: contract }, contract)));
  contractSelect.addEventListener("change", () => {
    const contract = CONTRACTS[contractSelect.selectedIndex];
    if (contract) actions.chooseContract(contract);
  });
  undoButton.addEventListener("click", actions.undo);
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    if (canSend) actions.send();
    else focusFirstInvalid(form);
  });

  /**
   * @param {State} state
   * @param {FormState | null} formState
   */
  return function render({ contract }, formState) {
    show(form, formState !== null);
    show(facts, formState !== null);
    setText(title, formState ? formState.current.name || "(no name)" : "No image chosen");
    if (!formState) return;

    const { current, draft, plan, errors, warnings, refusal } = formState;
    showFacts(facts, current);
    for (const renderControl of renderControls) renderControl(formState, contract);
    showMessages(formMessages, { errors: errors.form, warnings: warnings.form });
    const isNewRefusal = showRefusal(refusalBox, refusal);
    // Only if the user is still at the button: the focus must not leave another field.
    if (isNewRefusal && document.activeElement === sendButton) {
      refusalBox.scrollIntoView({ block: "nearest" });
      focusFirstInvalid(form);
    }

    const { maxLength } = constraints[contract].description;
    setText(descriptionCount, `${[...draft.description].length} / ${maxLength}`);
    setText(nameHint, NAME_HINTS[contract]);
    setText(contractHint, CONTRACT_HINTS[contract]);
    setText(sizeReading, readableSize(draft.minDiskSize.trim()));
    setText(sizeHint, sizeHintOf(current));
    contractSelect.value = contract;

    canSend = formState.canSend;
    // Not `disabled`: the button stays reachable by keyboard, and pressing it leads to the first
    // error.
    sendButton.setAttribute("aria-disabled", String(!canSend));
    undoButton.disabled = plan.report.valid && plan.change === null;
    setText(sendReason, reasonNotToSend(formState));
  };
}

/**
 * Sets up a text control with its messages, and returns a function that renders both.
 * @param {HTMLInputElement | HTMLTextAreaElement} control
 * @param {TextField} field
 * @param {(text: string) => void} onInput
 * @param {string} [hintId] The id of an element that describes the control
 */
function textControl(control, field, onInput, hintId) {
  const messages = byId(`${control.id}-messages`, HTMLElement);
  const setValue = bindText(control, onInput);
  /** @param {FormState} formState */
  return function render({ draft, errors, warnings }) {
    setValue(draft[field]);
    showMessages(messages, { errors: errors[field], warnings: warnings[field] }, control, hintId);
  };
}

/** @param {HTMLFormElement} form */
function focusFirstInvalid(form) {
  const control = form.querySelector(":is(input, textarea)[aria-invalid=true]");
  if (control instanceof HTMLElement) control.focus();
}

/** @param {Image} image */
function sizeHintOf({ storageSize }) {
  const size = readableSize(String(storageSize ?? ""));
  return `Leave empty for no minimum.${size ? ` The image contains ${size} of data.` : ""}`;
}

/**
 * Why the button does not send, or "".
 * @param {FormState} formState
 */
function reasonNotToSend({ plan, isBusy }) {
  if (isBusy) return "The update is in progress.";
  const errors = plan.report.violations.length;
  if (errors > 0) return `Fix ${errors} ${errors === 1 ? "error" : "errors"} first.`;
  return plan.change === null ? "There are no changes yet." : "";
}

/**
 * @param {HTMLElement} list
 * @param {Image} image
 */
function showFacts(list, { id, family, createdAt, os, status }) {
  const facts = {
    ID: id && h("code", {}, id),
    Family: family,
    Created: createdAt,
    System: os?.type,
    Status: status,
  };
  list.replaceChildren(
    ...Object.entries(facts)
      .filter(([, value]) => value)
      .map(([name, value]) => h("div", {}, h("dt", {}, name), h("dd", {}, value))),
  );
}

/**
 * Shows what the server said about the whole request. Returns whether that is new.
 * @param {HTMLElement} box
 * @param {NumberedRefusal | null} refusal
 */
function showRefusal(box, refusal) {
  show(box, refusal !== null);
  const attempt = String(refusal?.number ?? "");
  if (box.dataset.attempt === attempt) return false;
  box.dataset.attempt = attempt;
  if (!refusal) {
    box.replaceChildren();
    return false;
  }
  const { status, httpStatus } = refusal;
  box.replaceChildren(
    h(
      "p",
      {},
      h("strong", {}, "The server refused the request. "),
      h("code", {}, `${status.code}, HTTP ${httpStatus}`),
    ),
    ...refusalLines(refusal).map((line) => h("p", {}, line)),
  );
  return true;
}

/** @param {NumberedRefusal} refusal */
function refusalLines({ status, violations }) {
  const general = violations.filter(({ path }) => path.length === 0);
  if (general.length > 0) return general.map(({ message }) => message);
  return violations.length > 0 ? ["See the messages in the form."] : [status.message];
}
