import { randomBytes } from "node:crypto";

const KEPT = 10_000;
const ID_ALPHABET = "0123456789abcdefghijklmnopqrstuv";

/**
 * Long-running operations without timers: whoever looks first after an operation is due finishes it,
 * in the order of their start. Nothing keeps a process alive, and a test's clock can decide.
 */
export function createOperations({ delay, now }) {
  const operations = new Map();
  const byIdempotencyKey = new Map();
  const running = new Set();

  function settle() {
    for (const entry of running) {
      if (now() < entry.due) continue;
      running.delete(entry);
      Object.assign(entry.operation, { modifiedAt: timestamp(now()), done: true }, entry.finish());
    }
  }

  return {
    settle,

    /** `finish` does the work and returns `{ response }` or `{ error }`. */
    start({ description, createdBy, metadata, idempotencyKey, finish }) {
      const time = timestamp(now());
      const operation = {
        id: newId(),
        description,
        createdAt: time,
        createdBy,
        modifiedAt: time,
        done: false,
        metadata,
      };
      const entry = { operation, idempotencyKey, due: now() + delay, finish };
      operations.set(operation.id, entry);
      running.add(entry);
      if (idempotencyKey !== undefined) byIdempotencyKey.set(idempotencyKey, entry);
      if (operations.size > KEPT) forgetOldest();
      return operation;
    },

    get: (id) => operations.get(id)?.operation,
    withKey: (key) => byIdempotencyKey.get(key)?.operation,
  };

  function forgetOldest() {
    const [id, { idempotencyKey }] = operations.entries().next().value;
    operations.delete(id);
    byIdempotencyKey.delete(idempotencyKey);
  }
}

function newId() {
  return `fv4${Array.from(randomBytes(17), (byte) => ID_ALPHABET[byte % ID_ALPHABET.length]).join("")}`;
}

function timestamp(milliseconds) {
  return new Date(milliseconds).toISOString().replace(/\.\d+Z$/, "Z");
}
