import { constraints } from "yc-image-update";
import { filledRows } from "../data/draft.js";
import { bindText, byId, h, setText } from "./dom.js";
import { describeControl, showMessages } from "./messages.js";

/** @import { Contract } from "yc-image-update" */
/** @import { Actions } from "../actions.js" */
/** @import { Row } from "../data/draft.js" */
/** @import { FormState } from "../data/form-state.js" */
/** @import { RowViolation } from "../data/violations.js" */

/**
 * The rows of the form for labels.
 * @param {Actions} actions
 */
export function labelRows(actions) {
  const group = byId("labels", HTMLElement);
  const list = byId("label-rows", HTMLElement);
  const count = byId("labels-count", HTMLElement);
  const groupMessages = byId("labels-messages", HTMLElement);
  const addButton = byId("add-label", HTMLButtonElement);
  /** @type {Map<string, ReturnType<typeof createRow>>} */
  const rows = new Map();

  addButton.addEventListener("click", () => rows.get(actions.addRow())?.key.focus());

  /** @param {string} id */
  function createRow(id) {
    const key = labelInput("key");
    const value = labelInput("value");
    const remove = h(
      "button",
      { class: "label-remove", type: "button" },
      h("span", { "aria-hidden": "true" }, "×"),
    );
    const messages = h("div", { class: "label-messages", id: `${id}-messages` });
    const element = h("li", { class: "label-row" }, key, value, remove, messages);
    const setKey = bindText(key, (text) => actions.editRow(id, { key: text }));
    const setValue = bindText(value, (text) => actions.editRow(id, { value: text }));
    remove.addEventListener("click", () => {
      // Without this, the focus would be lost together with the button.
      const neighbour = element.nextElementSibling ?? element.previousElementSibling;
      const button = neighbour?.querySelector("button") ?? addButton;
      actions.removeRow(id);
      button.focus();
    });

    return {
      element,
      key,
      /**
       * @param {Row} row
       * @param {number} number The position of the row, from 1
       * @param {RowViolation[]} errors
       * @param {RowViolation[]} warnings
       */
      render(row, number, errors, warnings) {
        setKey(row.key);
        setValue(row.value);
        key.setAttribute("aria-label", `Label ${number}, key`);
        value.setAttribute("aria-label", `Label ${number}, value`);
        remove.setAttribute("aria-label", `Remove label ${row.key || number}`);
        showMessages(messages, {
          errors: errors.map(({ violation }) => violation),
          warnings: warnings.map(({ violation }) => violation),
        });
        describePart(key, "key");
        describePart(value, "value");

        /**
         * @param {HTMLInputElement} control
         * @param {RowViolation["part"]} part
         */
        function describePart(control, part) {
          const isInvalid = errors.some((error) => error.part === part);
          const hasMessage = isInvalid || warnings.some((warning) => warning.part === part);
          describeControl(control, isInvalid, hasMessage ? [messages.id] : []);
        }
      },
    };
  }

  /**
   * @param {FormState} formState
   * @param {Contract} contract
   */
  return function render({ draft, errors, warnings }, contract) {
    const ids = new Set(draft.labels.map(({ id }) => id));
    for (const [id, { element }] of rows) {
      if (ids.has(id)) continue;
      element.remove();
      rows.delete(id);
    }
    draft.labels.forEach((row, index) => {
      const rowView = rows.get(row.id) ?? createRow(row.id);
      rows.set(row.id, rowView);
      // An element that is in its place must not be moved, because it would lose the focus.
      const elementInPlace = list.children[index];
      if (elementInPlace !== rowView.element)
        list.insertBefore(rowView.element, elementInPlace ?? null);
      const rowErrors = errors.rows.get(row.id) ?? [];
      const rowWarnings = warnings.rows.get(row.id) ?? [];
      rowView.render(row, index + 1, rowErrors, rowWarnings);
    });
    setText(count, `${filledRows(draft).length} / ${constraints[contract].labels.maxPairs}`);
    showMessages(groupMessages, { errors: errors.labels, warnings: warnings.labels }, group);
  };
}

/** @param {"key" | "value"} part */
function labelInput(part) {
  return h("input", {
    class: `label-${part}`,
    type: "text",
    placeholder: part,
    spellcheck: "false",
    autocapitalize: "off",
  });
}
