/**
 * @import {
 *   Contract, Effects, FailedOperation, Operation, PatchBody, ServerViolation, Status,
 *   SucceededOperation,
 * } from "yc-image-update"
 */
/** @import { Client, ComputeImage, Connection } from "./compute.js" */
/** @import { Draft } from "./draft.js" */

/**
 * The server refused a request.
 * @typedef {object} Refusal
 * @property {"refused"} phase
 * @property {number} httpStatus
 * @property {Status} status
 * @property {ServerViolation[]} violations
 */

/**
 * The progress of an attempt to update an image. "unsent": the package refused the request.
 * "unknown": the request got no usable answer. "lost": the operation started, but its result is
 * unknown.
 * @typedef {(
 *   | { phase: "sending" }
 *   | { phase: "unsent", problem: string }
 *   | Refusal
 *   | { phase: "unknown", problem: string }
 *   | { phase: "running", operation: Operation }
 *   | { phase: "lost", operation: Operation, problem: string }
 *   | { phase: "failed", operation: FailedOperation }
 *   | { phase: "succeeded", operation: SucceededOperation, image: ComputeImage }
 * )} Outcome
 */

/**
 * An attempt to update an image.
 * @typedef {object} Attempt
 * @property {number} number Attempts are numbered from 1
 * @property {string} imageId
 * @property {Draft} draft The draft that was sent
 * @property {PatchBody} body
 * @property {Effects} effects What the preview promised
 * @property {Contract} contract
 * @property {Client} client
 * @property {Outcome} outcome
 */

/**
 * The state of the page.
 * @typedef {object} State
 * @property {Connection} connection
 * @property {Client | null} client
 * @property {ComputeImage[]} images
 * @property {string} imagesProblem Why images cannot be shown, or ""
 * @property {string | null} chosenId The id of the image that the user chose
 * @property {ComputeImage | null} current The chosen image, once it is loaded
 * @property {ReadonlyMap<string, Draft>} drafts The drafts by image id
 * @property {Contract} contract
 * @property {Attempt | null} attempt The latest attempt
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
