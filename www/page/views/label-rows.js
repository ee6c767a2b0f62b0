import { constraints } from "yc-image-update";
import { filledRows } from "../data/draft.js";
import { labelsInText } from "../data/label-text.js";
import { bindText, byId, h, setText } from "./dom.js";
import { describeControl, showMessages } from "./messages.js";

/** @import { Actions } from "../actions/index.js" */
/** @import { Row } from "../data/draft.js" */
/** @import { Form } from "../data/form.js" */
/** @import { State } from "../data/store.js" */
/** @import { RowViolation } from "../data/violations.js" */
/** @import { Texts } from "../text/en.js" */

/**
 * The id of the control for a part of a label.
 * @param {string} rowId
 * @param {"key" | "value"} part
 */
export const labelControlId = (rowId, part) => `${rowId}-${part}`;

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
    const key = labelInput(id, "key");
    const value = labelInput(id, "value");
    const remove = h(
      "button",
      { class: "label-remove plain", type: "button" },
      h("span", { "aria-hidden": "true" }, "×"),
    );
    const messages = h("div", { class: "label-messages", id: `${id}-messages` });
    const element = h("li", { class: "label-row" }, key, value, remove, messages);
    const setKey = bindText(key, (text) => actions.editRow(id, { key: text }));
    const setValue = bindText(value, (text) => actions.editRow(id, { value: text }));
    key.addEventListener("paste", (event) => {
      const pairs = labelsInText(event.clipboardData?.getData("text") ?? "");
      if (!pairs) return;
      event.preventDefault();
      actions.pasteLabels(id, pairs);
      // The row may be gone, and the focus with it.
      if (!key.isConnected) [...rows.values()].at(-1)?.key.focus();
    });
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
       * @param {Texts} texts
       */
      render(row, number, errors, warnings, texts) {
        setKey(row.key);
        setValue(row.value);
        key.placeholder = texts.key;
        value.placeholder = texts.value;
        key.setAttribute("aria-label", texts.labelKey(number));
        value.setAttribute("aria-label", texts.labelValue(number));
        remove.setAttribute("aria-label", texts.removeLabel(row.key || String(number)));
        const violations = {
          errors: errors.map(({ violation }) => violation),
          warnings: warnings.map(({ violation }) => violation),
        };
        showMessages(messages, violations, texts);
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
   * @param {Form} form
   * @param {State} state
   */
  return function render({ draft, errors, warnings }, { contract, texts }) {
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
      rowView.render(row, index + 1, rowErrors, rowWarnings, texts);
    });
    setText(count, `${filledRows(draft).length} / ${constraints[contract].labels.maxPairs}`);
    const messages = { errors: errors.labels, warnings: warnings.labels };
    showMessages(groupMessages, messages, texts, group);
  };
}

/**
 * @param {string} rowId
 * @param {"key" | "value"} part
 */
function labelInput(rowId, part) {
  return h("input", {
    class: `label-${part}`,
    id: labelControlId(rowId, part),
    type: "text",
    spellcheck: "false",
    autocapitalize: "off",
  });
}
