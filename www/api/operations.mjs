import { randomBytes } from "node:crypto";

/** The number of operations that are kept; older ones are forgotten. */
const MAX_OPERATIONS = 10_000;
const ID_ALPHABET = "0123456789abcdefghijklmnopqrstuv";

/** @import { Status } from "./status.mjs" */

/**
 * How an operation ends.
 * @typedef {{ response: Record<string, unknown> } | { error: Status }} Result
 */

/**
 * An operation as JSON.
 * @typedef {{
 *   id: string,
 *   description: string,
 *   createdAt: string,
 *   createdBy: string,
 *   modifiedAt: string,
 *   done: boolean,
 *   metadata: Record<string, unknown>,
 *   response?: Record<string, unknown>,
 *   error?: Status,
 * }} Operation
 */

/**
 * What starts an operation. `finish` does the work when the operation is due, `delay` milliseconds
 * later.
 * @typedef {{
 *   delay: number,
 *   description: string,
 *   createdBy: string,
 *   metadata: Record<string, unknown>,
 *   idempotencyKey: string | undefined,
 *   finish: () => Result,
 * }} Task
 */

/**
 * Keeps long-running operations. It uses no timers, so it keeps no process alive and tests can set
 * the clock: each request first calls `finishDue`.
 * @param {{ now: () => number }} options `now` returns the current time in milliseconds
 */
export function createOperations({ now }) {
  /** @typedef {{ operation: Operation, due: number, task: Task }} Entry */
  /** @type {Map<string, Entry>} */
  const entries = new Map();
  /** @type {Map<string, Entry>} */
  const byIdempotencyKey = new Map();
  /** @type {Set<Entry>} */
  const running = new Set();

  return {
    /** Finishes the operations that are due, in the order in which they started. */
    finishDue() {
      for (const entry of running) {
        if (now() < entry.due) continue;
        running.delete(entry);
        Object.assign(
          entry.operation,
          { modifiedAt: timestamp(now()), done: true },
          entry.task.finish(),
        );
      }
    },

    /**
     * @param {Task} task
     * @returns {Operation}
     */
    start(task) {
      const time = timestamp(now());
      const operation = {
        id: newId(),
        description: task.description,
        createdAt: time,
        createdBy: task.createdBy,
        modifiedAt: time,
        done: false,
        metadata: task.metadata,
      };
      const entry = { operation, due: now() + task.delay, task };
      entries.set(operation.id, entry);
      running.add(entry);
      if (task.idempotencyKey !== undefined) byIdempotencyKey.set(task.idempotencyKey, entry);
      if (entries.size > MAX_OPERATIONS) forgetOldest();
      return operation;
    },

    /** @param {string} id */
    get: (id) => entries.get(id)?.operation,

    /** @param {string} key */
    getByIdempotencyKey: (key) => byIdempotencyKey.get(key)?.operation,
  };

  function forgetOldest() {
    for (const [id, { task }] of entries) {
      entries.delete(id);
      if (task.idempotencyKey !== undefined) byIdempotencyKey.delete(task.idempotencyKey);
      return;
    }
  }
}

function newId() {
  // The alphabet has 32 characters, so that the low 5 bits of a byte choose one.
  const characters = Array.from(randomBytes(17), (byte) => ID_ALPHABET.charAt(byte % 32));
  return `fv4${characters.join("")}`;
}

/** @param {number} milliseconds */
function timestamp(milliseconds) {
  return new Date(milliseconds).toISOString().replace(/\.\d+Z$/, "Z");
}
