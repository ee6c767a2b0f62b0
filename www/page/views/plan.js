import { changedFields, countEffects } from "../data/plan.js";
import { isLoading } from "../data/store.js";
import { allViolations } from "../data/violations.js";
import { button, byId, createChangeDetector, h, setText, show } from "./dom.js";
import { effectsTable } from "./effects.js";
import { labelControlId } from "./label-rows.js";
import { fieldElement } from "./values.js";
import { visibleText } from "../data/visible.js";

/** @import { Effect } from "yc-image-update" */
/** @import { Form } from "../data/form.js" */
/** @import { Notice, State } from "../data/store.js" */
/** @import { PlacedViolation } from "../data/violations.js" */
/** @import { Texts } from "../text/en.js" */

/** How many errors the plan lists; the form shows all. */
const MAX_LISTED = 4;

/**
 * The plan: what the next request does, and what it would do without a mask.
 * @param {(id: string) => void} requestSend Sends the plan, if necessary after a question
 */
export function planView(requestSend) {
  const line = byId("plan-line", HTMLElement);
  const news = byId("plan-news", HTMLElement);
  const effectsBox = byId("plan-effects", HTMLElement);
  const withoutMask = byId("without-mask", HTMLElement);
  const emptied = byId("emptied", HTMLElement);
  const sendButton = byId("send", HTMLButtonElement);
  const isNewNews = createChangeDetector();
  const areNewEffects = createChangeDetector();
  const areNewEmptied = createChangeDetector();
  /** @type {Form | null} */
  let shown = null;

  sendButton.addEventListener("click", () => {
    if (shown?.canSend) requestSend(shown.image.id);
    else focusFirstError(shown);
  });

  /**
   * @param {State} state
   * @param {Form | null} form
   */
  return function render(state, form) {
    const { texts, notices } = state;
    shown = form;
    show(withoutMask, form !== null || isLoading(state));
    const change = form?.plan.change ?? null;
    const notice = notices.get(form?.image.id ?? "");
    setText(line, planLine(form, texts));
    const violations = form ? allViolations(form.errors) : [];
    const conflictCount = form?.conflicts.length ?? 0;
    const errorTexts = violations.map(({ violation }) => violation.message).join("\n");
    if (isNewNews(texts, notice, errorTexts, conflictCount)) {
      news.replaceChildren(
        ...[
          notice && noticeElement(notice, texts),
          conflictCount > 0 &&
            h("p", { class: "message conflict" }, texts.openConflicts(conflictCount)),
          violations.length > 0 && errorList(violations, texts),
        ].filter((element) => element instanceof HTMLElement),
      );
    }

    if (areNewEffects(texts, change, conflictCount)) {
      const conflicts = new Set(form?.conflicts.map(({ field }) => field));
      const options = { hasMask: true, conflicts };
      effectsBox.replaceChildren(...(change ? [effectsTable(change.effects, texts, options)] : []));
    }
    if (areNewEmptied(texts, form?.plan))
      emptied.replaceChildren(...(form ? emptiedElements(form, texts) : []));

    // Not `disabled`: the button stays reachable by keyboard, and pressing it leads to the first
    // error.
    sendButton.setAttribute("aria-disabled", String(!form?.canSend));
    setText(sendButton, change ? texts.send(changedFields(change.effects)) : idleText(form, texts));
  };
}

/**
 * The line that counts what a plan does.
 * @param {Form | null} form
 * @param {Texts} texts
 */
export function planLine(form, texts) {
  if (!form) return texts.noImageChosen;
  const { report, change } = form.plan;
  if (!report.valid) return texts.fixErrors(report.violations.length);
  return change ? texts.planLine(countEffects(change.effects)) : texts.noChanges;
}

/**
 * @param {Form | null} form
 * @param {Texts} texts
 */
function idleText(form, texts) {
  const errors = form?.plan.report.violations.length ?? 0;
  return errors > 0 ? texts.fixErrors(errors) : texts.nothingToSend;
}

/**
 * Moves the focus to the first control with an error, and tells whether there is one.
 * @param {Form | null} form
 */
export function focusFirstError(form) {
  const [first] = form ? allViolations(form.errors) : [];
  if (first) focusPlace(first);
  return first !== undefined;
}

/** @param {PlacedViolation} place */
function focusPlace({ field, row, part }) {
  const ids = { name: "name", description: "description", minDiskSize: "min-disk-size" };
  const id =
    row === undefined
      ? (ids[/** @type {keyof typeof ids} */ (field)] ?? "add-label")
      : labelControlId(row, part ?? "key");
  document.getElementById(id)?.focus();
}

/**
 * @param {PlacedViolation[]} violations
 * @param {Texts} texts
 */
function errorList(violations, texts) {
  const rest = violations.length - MAX_LISTED;
  return h(
    "ul",
    { class: "message error error-list" },
    violations.slice(0, MAX_LISTED).map((place) => h("li", {}, errorButton(place, texts))),
    rest > 0 && h("li", {}, texts.moreErrors(rest)),
  );
}

/**
 * @param {PlacedViolation} place
 * @param {Texts} texts
 */
function errorButton(place, texts) {
  const { violation } = place;
  const element = button("", () => focusPlace(place), { class: "plain" });
  element.append(
    h("strong", {}, texts.error),
    violation.rule === "server" ? serverWords(place.field, texts) : "",
    visibleText(texts.sentence(violation)),
  );
  return element;
}

/**
 * @param {string} field Empty if the server names none
 * @param {Texts} texts
 */
function serverWords(field, texts) {
  return field === "" ? texts.server : texts.serverAbout(field);
}

/**
 * @param {Notice} notice
 * @param {Texts} texts
 */
function noticeElement(notice, texts) {
  const kind = notice.kind === "unread" ? "error" : "warning";
  return h("p", { class: `message ${kind}`, id: "notice" }, texts.notice(notice));
}

/**
 * @param {Form} form
 * @param {Texts} texts
 */
function emptiedElements({ plan, editedFields }, texts) {
  const effects = plan.emptied;
  if (effects.length === 0) return [h("p", { class: "quiet" }, texts.emptiedNothing)];
  return [
    h("p", {}, texts.emptiedIntro(editedFields.size > 0)),
    h(
      "dl",
      { class: "emptied" },
      effects.map((effect) =>
        h(
          "div",
          { "data-field": effect.field },
          h("dt", {}, texts.fields[effect.field]),
          h("dd", {}, h("del", {}, emptiedValue(effect, texts))),
        ),
      ),
    ),
  ];
}

/**
 * @param {Effect} effect
 * @param {Texts} texts
 */
function emptiedValue(effect, texts) {
  if (effect.field !== "labels") return fieldElement(effect, "before", texts);
  const keys = Object.keys(effect.before);
  return `${texts.labelCount(keys.length)}: ${visibleText(keys.join(", "))}`;
}

/**
 * The bar of narrow screens that leads to the plan.
 * @param {() => void} review
 */
export function reviewBarView(review) {
  const bar = byId("review-bar", HTMLButtonElement);
  bar.addEventListener("click", review);

  /**
   * @param {State} state
   * @param {Form | null} form
   */
  return function render({ texts }, form) {
    const isWorthIt = form !== null && (form.plan.change !== null || !form.plan.report.valid);
    show(bar, isWorthIt);
    setText(bar, texts.reviewBar(barLine(form, texts)));
  };
}

/**
 * The line of the plan, without the labels that are only sent again.
 * @param {Form | null} form
 * @param {Texts} texts
 */
function barLine(form, texts) {
  const change = form?.plan.change;
  return change
    ? texts.planLine({ ...countEffects(change.effects), sentAgain: 0 })
    : planLine(form, texts);
}
