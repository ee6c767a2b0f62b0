/**
 * @import {
 *   Conflict, Contract, Effects, FailedOperation, Image, Operation, PatchBody, ServerViolation,
 *   SucceededOperation,
 * } from "yc-image-update"
 */
/** @import { Texts } from "../text/en.js" */
/** @import { Answer, ApiError, Client, ComputeImage, Connection } from "./compute.js" */
/** @import { Draft } from "./draft.js" */
import { draftOf, sameDraft } from "./draft.js";

/**
 * What the user edited.
 * @typedef {object} Edited
 * @property {ComputeImage} base The version of the image that the draft was made on
 * @property {Draft} draft
 * @property {Conflict[]} conflicts What somebody else changed too, until the user decides
 */

/**
 * The server refused a request.
 * @typedef {object} Refusal
 * @property {"refused"} phase
 * @property {ApiError} error
 * @property {ServerViolation[]} violations
 */

/**
 * The progress of an attempt to update an image. "unsent": the package refused the request.
 * "unknown": the request got no usable answer. "lost": the operation started, but its result is
 * unknown. In "succeeded", `matches` tells whether the image is what the plan said.
 * @typedef {(
 *   | { phase: "sending" }
 *   | { phase: "unsent", error: unknown }
 *   | Refusal
 *   | { phase: "unknown", error: unknown }
 *   | { phase: "running", operation: Operation }
 *   | { phase: "lost", operation: Operation, error: unknown }
 *   | { phase: "failed", operation: FailedOperation }
 *   | { phase: "succeeded", operation: SucceededOperation, image: ComputeImage, matches: boolean }
 * )} Outcome
 */

/** @typedef {Outcome["phase"]} Phase */

/**
 * An attempt to update an image. Times are in milliseconds.
 * @typedef {object} Attempt
 * @property {number} number Attempts are numbered from 1
 * @property {ComputeImage} image The image before the update
 * @property {Draft} draft The draft that was sent
 * @property {PatchBody} body
 * @property {Effects} effects What the plan promised
 * @property {Image} expected The image that the plan promised
 * @property {Contract} contract
 * @property {Client} client
 * @property {string} idempotencyKey
 * @property {number} startedAt
 * @property {number | null} finishedAt
 * @property {Answer | null} answer The answer to the request
 * @property {Answer | null} operationAnswer The latest answer about the operation
 * @property {Outcome} outcome
 */

/**
 * What happened instead of sending a plan. "changed": the image has been changed, and so has the
 * plan. "done": the image is already as the user wants it. "unread": it could not be read again.
 * @typedef {{ kind: "changed" | "done" } | { kind: "unread", error: unknown }} Notice
 */

/**
 * How far something is that the page asks the server for.
 * @typedef {{ phase: "loading" | "ready" } | { phase: "failed", error: unknown }} Progress
 */

/** @typedef {"json" | "http" | "curl" | "fetch"} RequestForm */

/**
 * The state of the page.
 * @typedef {object} State
 * @property {Texts} texts Those of the chosen language
 * @property {string} upstream The origin of the real API, or "" for the local one
 * @property {Connection} connection
 * @property {Client} client
 * @property {ReadonlyMap<string, ComputeImage>} images The newest known version of each, by id, in
 *   the order of the list
 * @property {string} nextPageToken The token of the next page of images, or ""
 * @property {Progress} list
 * @property {string} search What the list is searched for
 * @property {string | null} chosenId The id of the image that the user chose
 * @property {Progress} chosen How far the chosen image is; the form is inert until it is ready
 * @property {ReadonlyMap<string, Edited>} edited By image id
 * @property {Contract} contract
 * @property {ReadonlySet<string>} checking The ids of images that are read again before an update
 * @property {ReadonlyMap<string, Notice>} notices By image id
 * @property {readonly Attempt[]} attempts The oldest first
 * @property {RequestForm} requestForm
 * @property {string | null} handBody The body that the user writes by hand; null until then
 */

/** @typedef {ReturnType<typeof createStore>} Store */

/**
 * Creates a store for the state of the page.
 * @param {State} initial
 */
export function createStore(initial) {
  let state = initial;
  /** @type {((state: State) => void)[]} */
  const listeners = [];
  return {
    get state() {
      return state;
    },

    /**
     * Replaces members of the state and calls each listener once.
     * @param {Partial<State>} members
     */
    change(members) {
      state = { ...state, ...members };
      for (const listener of listeners) listener(state);
    },

    /** @param {(state: State) => void} listener */
    listen(listener) {
      listeners.push(listener);
    },
  };
}

/** @param {Edited | undefined} entry */
export function isEdited(entry) {
  return entry !== undefined && !sameDraft(entry.draft, draftOf(entry.base));
}

/**
 * The latest attempt to update an image.
 * @param {State} state
 * @param {string} imageId
 */
export function latestAttempt({ attempts }, imageId) {
  return attempts.findLast(({ image }) => image.id === imageId) ?? null;
}

/**
 * Whether an update of the image is in progress.
 * @param {State} state
 * @param {string} imageId
 */
export function isBusy(state, imageId) {
  const phase = latestAttempt(state, imageId)?.outcome.phase;
  return phase === "sending" || phase === "running" || state.checking.has(imageId);
}

/**
 * Whether an image will be shown soon.
 * @param {State} state
 */
export function isLoading({ list, chosenId, chosen }) {
  return chosenId === null ? list.phase === "loading" : chosen.phase === "loading";
}
