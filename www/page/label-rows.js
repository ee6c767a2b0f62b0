import { bindText, byId, setText } from "./dom.js";
import { describe, showMessages } from "./messages.js";
import { filledRows } from "./draft.js";

export function labelRows(actions) {
  const [group, list, groupBox, add, template] = [
    "labels",
    "label-rows",
    "labels-messages",
    "add-label",
    "label-row",
  ].map(byId);
  const rows = new Map();

  add.addEventListener("click", () => {
    const id = actions.addRow();
    rows.get(id).key.focus();
  });

  function createRow(id) {
    const element = template.content.firstElementChild.cloneNode(true);
    const [key, value, remove, box] = ["key", "value", "remove", "messages"].map((part) =>
      element.querySelector(`.label-${part}`),
    );
    box.id = `${id}-messages`;
    const setKey = bindText(key, (text) => actions.editRow(id, { key: text }));
    const setValue = bindText(value, (text) => actions.editRow(id, { value: text }));
    remove.addEventListener("click", () => {
      const next = element.nextElementSibling ?? element.previousElementSibling;
      actions.removeRow(id);
      // The focus would fall back to the page's start with the button it was on.
      (next?.querySelector(".label-remove") ?? add).focus();
    });

    return {
      element,
      key,
      render(row, number, errors, warnings) {
        setKey(row.key);
        setValue(row.value);
        key.setAttribute("aria-label", `Label ${number}, key`);
        value.setAttribute("aria-label", `Label ${number}, value`);
        remove.setAttribute("aria-label", `Remove label ${row.key || number}`);
        showMessages(box, { errors: errors.map(violationOf), warnings: warnings.map(violationOf) });
        for (const [control, part] of [
          [key, "key"],
          [value, "value"],
        ]) {
          const own = (entry) => entry.part === part;
          describe(control, errors.some(own), [(errors.some(own) || warnings.some(own)) && box.id]);
        }
      },
    };
  }

  return function render({ draft, errors, warnings }, { labels: limits }) {
    const ids = new Set(draft.labels.map(({ id }) => id));
    for (const [id, { element }] of rows) {
      if (ids.has(id)) continue;
      element.remove();
      rows.delete(id);
    }
    draft.labels.forEach((row, index) => {
      if (!rows.has(row.id)) rows.set(row.id, createRow(row.id));
      const { element, render } = rows.get(row.id);
      // Moving an element that is in place already would take the focus from it.
      if (list.children[index] !== element)
        list.insertBefore(element, list.children[index] ?? null);
      render(row, index + 1, errors.rows.get(row.id) ?? [], warnings.rows.get(row.id) ?? []);
    });
    setText(byId("labels-count"), `${filledRows(draft).length} / ${limits.maxPairs}`);
    showMessages(groupBox, { errors: errors.labels, warnings: warnings.labels }, group);
  };
}

const violationOf = ({ violation }) => violation;
