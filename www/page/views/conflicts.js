import { keyOf, placeOfConflict } from "../data/rebase.js";
import { visibleText } from "../data/visible.js";
import { button, createChangeDetector, h } from "./dom.js";

/** @import { Conflict } from "yc-image-update" */
/** @import { Actions } from "../actions/index.js" */
/** @import { Form } from "../data/form.js" */
/** @import { Texts } from "../text/en.js" */

/**
 * Shows the conflicts of a field, with the choice between the two values, in front of an element.
 * @param {HTMLElement} element
 * @param {Conflict["field"]} field
 * @param {Actions} actions
 */
export function conflictsView(element, field, actions) {
  const box = h("div", { class: "conflicts", "data-conflicts": field });
  element.before(box);
  const isNew = createChangeDetector();

  /**
   * @param {Form} form
   * @param {Texts} texts
   */
  return function render({ conflicts }, texts) {
    const here = conflicts.filter((conflict) => conflict.field === field);
    if (!isNew(texts, here.map((conflict) => JSON.stringify(conflict)).join())) return;
    box.replaceChildren(...here.map(conflictElement));

    /** @param {Conflict} conflict */
    function conflictElement(conflict) {
      const { base, theirs } = conflict;
      const key = keyOf(conflict);
      const sentence = texts.conflict(
        theirs === undefined ? undefined : visibleText(theirs),
        base === undefined ? undefined : visibleText(base),
      );
      return h(
        "div",
        { class: "message conflict", "data-place": placeOfConflict(conflict) },
        h("p", {}, key !== undefined && texts.conflictOfLabel(visibleText(key)), sentence),
        h(
          "p",
          { class: "actions" },
          button(texts.keepOurs, () => actions.keepOurs(conflict)),
          button(texts.takeTheirs, () => actions.takeTheirs(conflict)),
        ),
      );
    }
  };
}
