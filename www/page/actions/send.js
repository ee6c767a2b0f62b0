import { ImageUpdateError, statusViolations } from "yc-image-update";
import { ApiError, NoAnswerError, requireImage } from "../data/compute.js";
import { draftOf, editsOf, sameImage } from "../data/draft.js";
import { planUpdate } from "../data/plan.js";
import { isBusy } from "../data/store.js";

/** @import { Image, Operation, SucceededOperation } from "yc-image-update" */
/** @import { Answer } from "../data/compute.js" */
/** @import { Draft } from "../data/draft.js" */
/** @import { Keys } from "../data/keys.js" */
/** @import { Attempt, Notice, Outcome, Store } from "../data/store.js" */
/** @import { ImageActions } from "./images.js" */

/** @typedef {ReturnType<typeof createSendActions>} SendActions */

// The pauses between two questions about an operation grow from the first to the longest. All are
// in milliseconds.
const FIRST_PAUSE = 250;
const LONGEST_PAUSE = 3000;
const MAX_WAIT = 5 * 60 * 1000;

/**
 * Sending updates.
 * @param {Store} store
 * @param {ImageActions} images
 * @param {Keys} keys
 */
export function createSendActions(store, images, keys) {
  /**
   * What stops the work for an image.
   * @type {Map<string, AbortController>}
   */
  const controllers = new Map();

  /** @param {string} id */
  function planOf(id) {
    const { images, edited, contract } = store.state;
    const image = images.get(id);
    if (!image) return null;
    const entry = edited.get(id);
    const draft = entry?.draft ?? draftOf(image);
    const plan = planUpdate(draft, image, contract);
    return { image, draft, plan, conflicts: entry?.conflicts ?? [] };
  }

  /**
   * Sends the plan for an image. It first reads the image again. If somebody has changed it, so that
   * the plan or its conflicts are different now, nothing is sent: the user has not seen that plan.
   * @param {string} id
   */
  async function send(id) {
    const { client, contract } = store.state;
    const seen = planOf(id);
    if (!seen?.plan.change || isBusy(store.state, id)) return;
    const controller = new AbortController();
    controllers.set(id, controller);
    const isCurrent = await readAgain(id, controller.signal);
    const checked = planOf(id);
    if (!isCurrent || !checked || store.state.client !== client) return;
    const { image, draft, plan, conflicts } = checked;
    if (!plan.change) {
      // An invalid draft shows its errors.
      if (plan.report.valid) setNotice(id, { kind: "done" });
      return;
    }
    if (!isSame(plan.change.body, seen.plan.change.body) || !isSame(conflicts, seen.conflicts)) {
      setNotice(id, { kind: "changed" });
      return;
    }

    const { body, effects, image: expected } = plan.change;
    const idempotencyKey = keys.keyFor(id, body);
    const made = { body, effects, expected, contract, idempotencyKey };
    const attempt = startAttempt({ image, draft, client, ...made });
    try {
      const options = { contract, idempotencyKey, cancel: controller.signal };
      const { answer, operation } = await client.updateImage(id, body, options);
      keys.forget(id, body);
      update(attempt, { answer, operationAnswer: answer });
      await finish(attempt, operation, controller.signal);
    } catch (error) {
      const outcome = outcomeOfError(error, draft);
      if (outcome.phase !== "unknown") keys.forget(id, body);
      update(attempt, { answer: answerOf(error), outcome });
    }
  }

  /**
   * Reads an image again, and tells whether that worked.
   * @param {string} id
   * @param {AbortSignal} cancel
   */
  async function readAgain(id, cancel) {
    setNotice(id, null);
    setChecking(id, true);
    try {
      images.takeImage(await store.state.client.getImage(id, cancel));
      return true;
    } catch (error) {
      setNotice(id, { kind: "unread", error });
      return false;
    } finally {
      setChecking(id, false);
    }
  }

  /**
   * Waits until an operation is done and shows its result.
   * @param {Attempt} attempt
   * @param {Operation} operation
   * @param {AbortSignal} cancel
   */
  async function finish(attempt, operation, cancel) {
    let latest = operation;
    try {
      const deadline = Date.now() + MAX_WAIT;
      let pause = FIRST_PAUSE;
      while (latest.state === "running") {
        update(attempt, { outcome: { phase: "running", operation: latest } });
        if (Date.now() > deadline) throw new NoAnswerError("time-limit");
        await sleep(pause, cancel);
        pause = Math.min(pause * 1.5, LONGEST_PAUSE);
        const { answer, operation } = await attempt.client.getOperation(latest.id, cancel);
        latest = operation;
        update(attempt, { operationAnswer: answer });
      }
      if (latest.state === "failed")
        update(attempt, { outcome: { phase: "failed", operation: latest } });
      else showUpdatedImage(attempt, latest);
    } catch (error) {
      update(attempt, { outcome: { phase: "lost", operation: latest, error } });
    }
  }

  /**
   * @param {Attempt} attempt
   * @param {SucceededOperation} operation
   */
  function showUpdatedImage(attempt, operation) {
    /** @type {Image & { "@type"?: unknown }} */
    const response = operation.response;
    const { "@type": _, ...members } = response;
    const image = requireImage(members);
    if (image.id !== attempt.image.id) throw new NoAnswerError("not-compute");
    // Throws if the response is not an image that the package can work with.
    planUpdate(draftOf(image), image, attempt.contract);
    const matches = sameImage(image, attempt.expected);
    update(attempt, { outcome: { phase: "succeeded", operation, image, matches } });
    if (store.state.client === attempt.client) images.takeImage(image);
  }

  /**
   * @param {Omit<
   *   Attempt,
   *   "number" | "outcome" | "startedAt" | "finishedAt" | "answer" | "operationAnswer"
   * >} facts
   * @returns {Attempt}
   */
  function startAttempt(facts) {
    const { attempts } = store.state;
    /** @type {Attempt} */
    const attempt = {
      ...facts,
      number: attempts.length + 1,
      startedAt: Date.now(),
      finishedAt: null,
      answer: null,
      operationAnswer: null,
      outcome: { phase: "sending" },
    };
    store.change({ attempts: [...attempts, attempt] });
    return attempt;
  }

  /**
   * @param {Attempt} attempt
   * @param {Partial<Attempt>} members
   */
  function update({ number }, members) {
    const phase = members.outcome?.phase;
    const isOver = phase !== undefined && phase !== "sending" && phase !== "running";
    const finishedAt = isOver ? Date.now() : null;
    store.change({
      attempts: store.state.attempts.map((attempt) =>
        attempt.number === number ? { ...attempt, ...members, finishedAt } : attempt,
      ),
    });
  }

  /**
   * @param {string} id
   * @param {Notice | null} notice
   */
  function setNotice(id, notice) {
    const notices = new Map(store.state.notices);
    if (notice) notices.set(id, notice);
    else notices.delete(id);
    store.change({ notices });
  }

  /**
   * @param {string} id
   * @param {boolean} isChecking
   */
  function setChecking(id, isChecking) {
    const checking = new Set(store.state.checking);
    if (isChecking) checking.add(id);
    else checking.delete(id);
    store.change({ checking });
  }

  return {
    send,

    /** @param {string} id */
    cancel(id) {
      controllers.get(id)?.abort();
    },

    /**
     * Asks again for an operation that was lost.
     * @param {Attempt} attempt
     */
    async checkAgain(attempt) {
      if (attempt.outcome.phase !== "lost") return;
      const { operation } = attempt.outcome;
      const controller = new AbortController();
      controllers.set(attempt.image.id, controller);
      update(attempt, { outcome: { phase: "running", operation } });
      try {
        const { signal } = controller;
        const latest = await attempt.client.getOperation(operation.id, signal);
        update(attempt, { operationAnswer: latest.answer });
        await finish(attempt, latest.operation, signal);
      } catch (error) {
        update(attempt, { outcome: { phase: "lost", operation, error } });
      }
    },

    /**
     * Sends the request of an attempt again, if it is still what the plan says.
     * @param {Attempt} attempt
     */
    async sendAgain({ image: { id }, body }) {
      if (store.state.chosenId !== id) await images.chooseImage(id);
      const current = planOf(id)?.plan.change;
      if (current && isSame(current.body, body)) await send(id);
      else setNotice(id, { kind: current ? "changed" : "done" });
    },
  };
}

/**
 * @param {unknown} one
 * @param {unknown} other
 */
function isSame(one, other) {
  return JSON.stringify(one) === JSON.stringify(other);
}

/**
 * @param {number} milliseconds
 * @param {AbortSignal} cancel
 */
function sleep(milliseconds, cancel) {
  return new Promise((resolve, reject) => {
    const onCancel = () => {
      clearTimeout(timer);
      reject(new NoAnswerError("cancelled"));
    };
    const timer = setTimeout(() => {
      cancel.removeEventListener("abort", onCancel);
      resolve(undefined);
    }, milliseconds);
    if (cancel.aborted) onCancel();
    else cancel.addEventListener("abort", onCancel, { once: true });
  });
}

/**
 * The outcome of a request that led to an error.
 * @param {unknown} error
 * @param {Draft} draft
 * @returns {Outcome}
 */
function outcomeOfError(error, draft) {
  if (error instanceof ImageUpdateError) return { phase: "unsent", error };
  if (error instanceof ApiError && error.answer.httpStatus < 500) {
    const violations = statusViolations(error.status, { edits: editsOf(draft) });
    return { phase: "refused", error, violations };
  }
  return { phase: "unknown", error };
}

/**
 * @param {unknown} error
 * @returns {Answer | null}
 */
function answerOf(error) {
  if (error instanceof ApiError) return error.answer;
  return error instanceof NoAnswerError ? (error.answer ?? null) : null;
}
