import { exampleBody, judgeBody } from "../data/hand-body.js";
import { visibleJson } from "../data/visible.js";
import { bindText, button, byId, createChangeDetector, h, setText } from "./dom.js";
import { effectsTable } from "./effects.js";
import { messageElement } from "./messages.js";

/** @import { Actions } from "../actions/index.js" */
/** @import { Form } from "../data/form.js" */
/** @import { Example, Verdict } from "../data/hand-body.js" */
/** @import { State } from "../data/store.js" */
/** @import { Texts } from "../text/en.js" */

/** @type {readonly Example[]} */
const EXAMPLES = ["plan", "no-mask", "no-value", "label-path"];

/**
 * A body that the user writes by hand, and what the package says about it.
 * @param {Actions} actions
 */
export function byHandView(actions) {
  const box = byId("by-hand", HTMLDetailsElement);
  const textarea = byId("hand-body", HTMLTextAreaElement);
  const verdictBox = byId("verdict", HTMLElement);
  const isNew = createChangeDetector();
  const setBody = bindText(textarea, actions.writeBody);
  /** @type {Form | null} */
  let shown = null;

  /** @param {Example} example */
  const write = (example) =>
    shown && actions.writeBody(visibleJson(exampleBody(example, shown.draft, shown.plan.change)));

  const buttons = EXAMPLES.map((example) => button("", () => write(example)));
  byId("examples", HTMLElement).append(...buttons);
  box.addEventListener("toggle", () => {
    if (box.open && textarea.value === "") write("no-mask");
  });

  /**
   * @param {State} state
   * @param {Form | null} form
   */
  return function render({ texts, handBody, contract }, form) {
    shown = form;
    EXAMPLES.forEach((example, index) => {
      const element = buttons[index];
      if (element) setText(element, texts.examples[example]);
    });
    setBody(handBody ?? "");
    if (!isNew(texts, handBody, contract, form?.image)) return;
    if (!form) verdictBox.replaceChildren(h("p", { class: "quiet" }, texts.chooseFirst));
    else if (handBody === null) verdictBox.replaceChildren();
    else
      verdictBox.replaceChildren(
        ...verdictElements(judgeBody(handBody, form.image, contract), hasMask(handBody), texts),
      );
  };
}

/** @param {string} text */
function hasMask(text) {
  try {
    return Boolean(JSON.parse(text).updateMask);
  } catch {
    return false;
  }
}

/**
 * @param {Verdict} verdict
 * @param {boolean} hasMask
 * @param {Texts} texts
 */
function verdictElements(verdict, hasMask, texts) {
  if (verdict.state === "not-json") {
    return [
      h(
        "p",
        { class: "message error" },
        h("strong", {}, texts.error),
        `${texts.notJson}: ${verdict.problem}`,
      ),
    ];
  }
  const { report, effects } = verdict;
  return [
    h(
      "p",
      { class: `verdict ${report.valid ? "fine" : "error"}` },
      report.valid ? texts.verdictValid : texts.verdictInvalid,
    ),
    ...report.violations.map((violation) => messageElement("error", violation, texts)),
    ...report.warnings.map((warning) => messageElement("warning", warning, texts)),
    ...(effects ? [effectsTable(effects, texts, { hasMask })] : []),
  ];
}
