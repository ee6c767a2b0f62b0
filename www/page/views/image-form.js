import { constraints } from "yc-image-update";
import { bytesOf, readableSize } from "../data/size.js";
import { isLoading } from "../data/store.js";
import { conflictsView } from "./conflicts.js";
import { bindText, button, byId, createChangeDetector, h, setText, show } from "./dom.js";
import { labelRows } from "./label-rows.js";
import { showMessages } from "./messages.js";

/** @import { Contract, Image } from "yc-image-update" */
/** @import { Actions } from "../actions/index.js" */
/** @import { Form } from "../data/form.js" */
/** @import { State } from "../data/store.js" */
/** @import { Texts } from "../text/en.js" */
/** @typedef {"name" | "description" | "minDiskSize"} TextField */

// `constraints` has no other keys, which the type of `Object.keys` does not say.
const CONTRACTS = /** @type {Contract[]} */ (Object.keys(constraints));
/** @type {Contract} */
const NEWER_CONTRACT = "2025-01-27";

/**
 * The form for the chosen image.
 * @param {Actions} actions
 * @param {() => void} review Leads to the plan, or to the first error
 */
export function imageFormView(actions, review) {
  const formElement = byId("image-form", HTMLFormElement);
  const title = byId("edit-title", HTMLElement);
  const facts = byId("facts", HTMLElement);
  const areNewFacts = createChangeDetector();
  const problem = byId("edit-problem", HTMLElement);
  const name = byId("name", HTMLInputElement);
  const nameHint = byId("name-hint", HTMLElement);
  const nameMessages = byId("name-messages", HTMLElement);
  const description = byId("description", HTMLTextAreaElement);
  const descriptionCount = byId("description-count", HTMLElement);
  const size = byId("min-disk-size", HTMLInputElement);
  const sizeReading = byId("min-disk-size-reading", HTMLElement);
  const contractSelect = byId("contract", HTMLSelectElement);
  const undoButton = byId("undo", HTMLButtonElement);
  const undoFieldButtons = [...formElement.querySelectorAll("button.undo-field")].filter(
    (element) => element instanceof HTMLButtonElement,
  );

  const fieldControls = { name, description, minDiskSize: size };
  const allowedLater = h(
    "p",
    { class: "message hint", hidden: true },
    h("span", {}),
    " ",
    button("", () => actions.chooseContract(NEWER_CONTRACT), { class: "plain" }),
  );
  nameMessages.after(allowedLater);

  const renderControls = [
    textControl(name, "name", (text) => actions.edit({ name: text }), nameHint.id),
    textControl(description, "description", (text) => actions.edit({ description: text })),
    textControl(
      size,
      "minDiskSize",
      (text) => actions.edit({ minDiskSize: text }),
      "min-disk-size-hint",
    ),
    labelRows(actions),
  ];
  const conflictViews = [
    conflictsView(nameMessages, "name", actions),
    conflictsView(byId("description-messages", HTMLElement), "description", actions),
    conflictsView(byId("min-disk-size-messages", HTMLElement), "minDiskSize", actions),
    conflictsView(byId("labels-messages", HTMLElement), "labels", actions),
  ];

  contractSelect.append(...CONTRACTS.map((contract) => h("option", { value: contract })));
  contractSelect.addEventListener("change", () => {
    const contract = CONTRACTS[contractSelect.selectedIndex];
    if (contract) actions.chooseContract(contract);
  });
  size.addEventListener("blur", () => {
    if (bytesOf(size.value) !== size.value) actions.edit({ minDiskSize: bytesOf(size.value) });
  });
  undoButton.addEventListener("click", () => {
    actions.undo();
    // The button is disabled now, and would lose the focus.
    title.focus();
  });
  for (const element of undoFieldButtons) {
    element.addEventListener("click", () => {
      const { field } = element.dataset;
      if (field === "labels") byId("add-label", HTMLButtonElement).focus();
      else fieldControls[/** @type {TextField} */ (field)].focus();
      actions.undoField(/** @type {TextField | "labels"} */ (field));
    });
  }
  formElement.addEventListener("submit", (event) => {
    event.preventDefault();
    review();
  });

  /**
   * @param {State} state
   * @param {Form | null} form
   */
  return function render(state, form) {
    const { texts, contract, chosen } = state;
    const isFailed = chosen.phase === "failed";
    formElement.inert = !form?.isReady;
    formElement.setAttribute("aria-busy", String(isLoading(state)));
    setText(problem, isFailed ? texts.error + texts.problem(chosen.error) : "");
    show(problem, isFailed);
    setText(title, titleOf(form, state));
    const factTexts = form ? factsOf(form.image, texts) : [];
    if (areNewFacts(factTexts.join("\n"))) facts.replaceChildren(...factElements(factTexts));
    contractSelect.value = contract;
    for (const option of contractSelect.options)
      setText(option, texts.contracts[/** @type {Contract} */ (option.value)]);
    setText(nameHint, texts.nameHints[contract]);
    if (!form) return;

    const { draft, editedFields } = form;
    for (const renderControl of renderControls) renderControl(form, state);
    for (const renderConflicts of conflictViews) renderConflicts(form, texts);
    for (const element of undoFieldButtons) {
      const field = /** @type {TextField | "labels"} */ (element.dataset.field);
      setText(element, texts.undo);
      element.setAttribute("aria-label", texts.undoField(field));
      show(element, editedFields.has(field));
    }
    show(allowedLater, form.isNameAllowedLater);
    const [sentence, switchButton] = allowedLater.children;
    if (sentence instanceof HTMLElement) setText(sentence, texts.allowedSince);
    if (switchButton instanceof HTMLElement) setText(switchButton, texts.switchContract);

    const { maxLength } = constraints[contract].description;
    setText(descriptionCount, `${[...draft.description].length} / ${maxLength}`);
    const bytes = bytesOf(draft.minDiskSize);
    const isOwnText = bytes !== draft.minDiskSize.trim();
    setText(sizeReading, isOwnText ? texts.inBytes(bytes) : readableSize(bytes));
    undoButton.disabled = editedFields.size === 0;
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
  /**
   * @param {Form} form
   * @param {State} state
   */
  return function render({ draft, errors, warnings }, { texts }) {
    setValue(draft[field]);
    const shown = { errors: errors[field], warnings: warnings[field] };
    showMessages(messages, shown, texts, control, hintId);
  };
}

/**
 * @param {Form | null} form
 * @param {State} state
 */
function titleOf(form, { texts, chosenId, list, chosen }) {
  if (form) return form.image.name || texts.noName;
  if (chosenId !== null) return chosen.phase === "failed" ? chosenId : texts.loading;
  return list.phase === "loading" ? texts.loading : texts.noImageChosen;
}

/**
 * @param {Image} image
 * @param {Texts} texts
 */
function factsOf({ id, family, createdAt, os, status, storageSize }, texts) {
  const size = readableSize(String(storageSize ?? ""));
  return [id, family, createdAt?.slice(0, 10), os?.type, status, size && texts.holds(size)].flatMap(
    (fact) => fact || [],
  );
}

/** @param {string[]} facts */
function factElements(facts) {
  return facts.flatMap((fact, index) => [index > 0 ? " · " : "", h("span", {}, fact)]);
}
