import { visibleJson } from "../data/visible.js";
import { button, byId, createChangeDetector, h, setText, show } from "./dom.js";
import { phaseBadge, waitingButtons } from "./outcome.js";
import { requestText } from "./request.js";

/** @import { Actions } from "../actions/index.js" */
/** @import { Answer } from "../data/compute.js" */
/** @import { Attempt, State } from "../data/store.js" */
/** @import { Texts } from "../text/en.js" */

/**
 * The log of all updates that this tab has sent, the newest first.
 * @param {Actions} actions
 */
export function logView(actions) {
  const list = byId("log", HTMLElement);
  const empty = byId("log-empty", HTMLElement);
  const last = byId("log-last", HTMLElement);
  const dialog = byId("exchange", HTMLDialogElement);
  const title = byId("exchange-title", HTMLElement);
  const request = byId("exchange-request", HTMLElement);
  const answer = byId("exchange-answer", HTMLElement);
  const isNew = createChangeDetector();
  /** @type {number | null} */
  let opened = null;

  byId("exchange-close", HTMLButtonElement).addEventListener("click", () => dialog.close());
  dialog.addEventListener("close", () => {
    opened = null;
  });

  /**
   * @param {Attempt} attempt
   * @param {State} state
   */
  function showExchange(attempt, { texts, upstream }) {
    const { image, body, contract, idempotencyKey, client } = attempt;
    const endpoint = upstream || location.origin;
    const options = { contract, idempotencyKey, endpoint, hasToken: client.hasToken };
    setText(title, texts.exchange(image.name || texts.noName, timeOf(attempt, texts)));
    setText(request, requestText(image.id, body, "http", options));
    setText(answer, answersText(attempt, texts));
  }

  /** @param {State} state */
  return function render(state) {
    const { attempts, texts } = state;
    if (!isNew(texts, attempts)) return;
    show(empty, attempts.length === 0);
    list.replaceChildren(...attempts.toReversed().map(entryElement));
    const latest = attempts.at(-1);
    last.replaceChildren(
      ...(latest
        ? [h("span", { class: "count" }, String(attempts.length)), " ", phaseBadge(latest, texts)]
        : []),
    );
    const attempt = attempts.find(({ number }) => number === opened);
    if (attempt) showExchange(attempt, state);

    /** @param {Attempt} attempt */
    function entryButtons(attempt) {
      const { phase } = attempt.outcome;
      const canSendAgain = phase === "refused" || phase === "unknown" || phase === "failed";
      return canSendAgain
        ? [button(texts.sendAgain, () => actions.sendAgain(attempt))]
        : waitingButtons(attempt, actions, texts);
    }

    /** @param {Attempt} attempt */
    function entryElement(attempt) {
      const { image, body, startedAt, finishedAt, number } = attempt;
      const details = button(texts.details, () => {
        opened = number;
        showExchange(attempt, state);
        dialog.showModal();
      });
      return h(
        "li",
        { class: "log-entry", "data-phase": attempt.outcome.phase },
        h(
          "p",
          { class: "log-facts" },
          h("time", { datetime: new Date(startedAt).toISOString() }, timeOf(attempt, texts)),
          phaseBadge(attempt, texts),
          h("strong", {}, image.name || texts.noName),
          h("code", {}, texts.logEntry(body.updateMask)),
          attempt.answer && h("span", {}, `HTTP ${attempt.answer.httpStatus}`),
          finishedAt !== null &&
            h("span", { class: "quiet" }, texts.duration(finishedAt - startedAt)),
        ),
        h("p", { class: "actions" }, details, ...entryButtons(attempt)),
      );
    }
  };
}

/**
 * @param {Attempt} attempt
 * @param {Texts} texts
 */
function timeOf({ startedAt }, { lang }) {
  return new Date(startedAt).toLocaleTimeString(lang, { hour12: false });
}

/**
 * The answer to the request, and the latest one about its operation.
 * @param {Attempt} attempt
 * @param {Texts} texts
 */
function answersText({ answer, operationAnswer }, texts) {
  if (!answer) return texts.noAnswer;
  const answers =
    operationAnswer && operationAnswer !== answer ? [answer, operationAnswer] : [answer];
  return answers.map(answerText).join("\n\n");
}

/** @param {Answer} answer */
function answerText({ httpStatus, text }) {
  return `HTTP ${httpStatus}\n\n${prettyText(text)}`;
}

/** @param {string} text */
function prettyText(text) {
  try {
    return visibleJson(JSON.parse(text));
  } catch {
    return text;
  }
}
