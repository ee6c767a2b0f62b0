import { changedFields, lossesOf } from "../data/plan.js";
import { keyOf } from "../data/rebase.js";
import { visibleText } from "../data/visible.js";
import { byId, h, setText } from "./dom.js";
import { plainValue } from "./values.js";

/** @import { Conflict, Effect } from "yc-image-update" */
/** @import { Actions } from "../actions/index.js" */
/** @import { Form } from "../data/form.js" */
/** @import { Texts } from "../text/en.js" */

/**
 * Creates a function that sends the plan of a form. It first asks if something would be lost.
 * @param {Actions} actions
 */
export function createConfirmation(actions) {
  const dialog = byId("confirm", HTMLDialogElement);
  const losses = byId("confirm-losses", HTMLElement);
  const sendButton = byId("confirm-send", HTMLButtonElement);
  let imageId = "";

  byId("confirm-cancel", HTMLButtonElement).addEventListener("click", () => dialog.close());
  sendButton.addEventListener("click", () => {
    dialog.close();
    actions.send(imageId);
  });

  /**
   * @param {Form} form
   * @param {Texts} texts
   */
  return function requestSend({ image, plan, conflicts }, texts) {
    if (!plan.change) return;
    const { effects } = plan.change;
    const sentences = [
      ...lossesOf(effects).map((effect) => lossSentence(effect, texts)),
      ...conflicts.map((conflict) => conflictSentence(conflict, texts)),
    ];
    if (sentences.length === 0) {
      actions.send(image.id);
      return;
    }
    imageId = image.id;
    losses.replaceChildren(...sentences.map((sentence) => h("li", {}, visibleText(sentence))));
    setText(sendButton, texts.send(changedFields(effects)));
    dialog.showModal();
    byId("confirm-cancel", HTMLButtonElement).focus();
  };
}

/**
 * @param {Effect} effect
 * @param {Texts} texts
 */
function lossSentence(effect, texts) {
  if (effect.field !== "labels")
    return texts.losesField(effect.field, plainValue(effect.field, effect.before, texts));
  const { before, removed } = effect;
  const keys = effect.effect === "reset" ? Object.keys(before) : removed;
  return texts.losesLabels(keys.map((key) => `${key}=${before[key]}`));
}

/**
 * @param {Conflict} conflict
 * @param {Texts} texts
 */
function conflictSentence(conflict, texts) {
  const { field, theirs } = conflict;
  const key = keyOf(conflict);
  const what =
    key === undefined ? texts.fields[field] : texts.conflictOfLabel(key).replace(". ", "");
  return theirs === undefined
    ? texts.restores(what)
    : texts.overwrites(what, plainValue(field, theirs, texts));
}
