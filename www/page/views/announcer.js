import { planLine } from "./plan.js";
import { byId, setText } from "./dom.js";

/** @import { Form } from "../data/form.js" */
/** @import { State } from "../data/store.js" */

/** How long nothing must change before it is announced, in milliseconds. */
const PAUSE = 700;

/** Tells assistive technology what has changed, when the user pauses. */
export function announcerView() {
  const region = byId("announcer", HTMLElement);
  /** @type {string[]} */
  let announced = [];
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;

  /**
   * @param {State} state
   * @param {Form | null} form
   */
  return function render(state, form) {
    clearTimeout(timer);
    timer = setTimeout(() => {
      const now = newsOf(state, form);
      const news = now.filter((part) => part !== "" && !announced.includes(part));
      announced = now;
      if (news.length > 0) setText(region, news.join(" "));
    }, PAUSE);
  };
}

/**
 * @param {State} state
 * @param {Form | null} form
 */
function newsOf({ texts, list, chosen, checking, notices }, form) {
  if (list.phase === "failed") return [texts.error + texts.problem(list.error)];
  if (chosen.phase === "failed") return [texts.error + texts.problem(chosen.error)];
  if (!form?.isReady) return [];
  const notice = notices.get(form.image.id);
  return [
    checking.has(form.image.id) ? texts.checking : "",
    form.attempt ? texts.outcome(form.attempt.outcome) : "",
    notice ? texts.notice(notice) : "",
    form.conflicts.length > 0 ? texts.openConflicts(form.conflicts.length) : "",
    planLine(form, texts),
  ];
}
