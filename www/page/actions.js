import { ImageUpdateError, statusViolations } from "yc-image-update";
import { ApiError, createClient } from "./data/compute.js";
import { draftOf, newRow, rebaseDraft } from "./data/draft.js";
import { errorText } from "./data/error-text.js";
import { planUpdate } from "./data/plan.js";

/** @import { Contract, Operation, SucceededOperation } from "yc-image-update" */
/** @import { ComputeImage, Connection } from "./data/compute.js" */
/** @import { Draft, Row } from "./data/draft.js" */
/** @import { Attempt, Outcome, Store } from "./data/store.js" */

/** @typedef {ReturnType<typeof createActions>} Actions */

// The pauses between two questions about an operation grow from the first to the longest. All are
// in milliseconds.
const FIRST_PAUSE = 250;
const LONGEST_PAUSE = 3000;
const MAX_WAIT = 5 * 60 * 1000;

/**
 * Creates the functions for everything that a user can do on the page.
 * @param {Store} store
 */
export function createActions(store) {
  /**
   * The idempotency keys of requests without an answer. The server may have received such a
   * request, so that sending it again must not start a second update.
   * @type {Map<string, string>}
   */
  const unansweredKeys = new Map();
  let attempts = 0;

  /** @param {Connection} connection */
  async function loadImages(connection) {
    const client = createClient(connection);
    store.change({
      connection,
      client,
      images: [],
      imagesProblem: "",
      chosenId: null,
      current: null,
      drafts: new Map(),
    });
    try {
      const images = await client.listImages(connection.folderId);
      if (store.state.client !== client) return;
      const [first] = images;
      store.change({ images, imagesProblem: first ? "" : "This folder has no images." });
      if (first) await chooseImage(first.id);
    } catch (error) {
      if (store.state.client === client) store.change({ imagesProblem: errorText(error) });
    }
  }

  /** @param {string} id */
  async function chooseImage(id) {
    const { client } = store.state;
    if (!client) return;
    const isChosen = () => store.state.client === client && store.state.chosenId === id;
    store.change({ chosenId: id });
    try {
      const image = await client.getImage(id);
      if (!isChosen()) return;
      // Throws if the answer is not an image that the package can work with.
      planUpdate(draftOf(image), image, store.state.contract);
      replaceImage(image);
      store.change({ current: image, imagesProblem: "" });
    } catch (error) {
      if (isChosen()) store.change({ current: null, imagesProblem: errorText(error) });
    }
  }

  /**
   * Replaces an image by its newer version and rebases its draft.
   * @param {ComputeImage} image
   */
  function replaceImage(image) {
    const { images, drafts, current } = store.state;
    const base = images.find(({ id }) => id === image.id);
    const draft = drafts.get(image.id);
    store.change({
      images: images.map((other) => (other === base ? image : other)),
      drafts: new Map(drafts).set(
        image.id,
        draft && base ? rebaseDraft(draft, base, image) : draftOf(image),
      ),
      current: current?.id === image.id ? image : current,
    });
  }

  /** @param {(draft: Draft) => Partial<Draft>} change */
  function editDraft(change) {
    const { current, drafts } = store.state;
    const draft = current && drafts.get(current.id);
    if (!draft) return;
    store.change({ drafts: new Map(drafts).set(current.id, { ...draft, ...change(draft) }) });
  }

  /** @param {(rows: Row[]) => Row[]} change */
  function editRows(change) {
    editDraft(({ labels }) => ({ labels: change(labels) }));
  }

  async function send() {
    const { current, client, drafts, contract } = store.state;
    const draft = current && drafts.get(current.id);
    if (!client || !draft) return;
    const { change } = planUpdate(draft, current, contract);
    if (!change) return;

    const { body } = change;
    const attempt = startAttempt({ imageId: current.id, draft, ...change, contract, client });
    const request = JSON.stringify([client.base, current.id, body]);
    const idempotencyKey = unansweredKeys.get(request) ?? crypto.randomUUID();
    unansweredKeys.set(request, idempotencyKey);
    let operation;
    try {
      operation = await client.updateImage(current.id, body, { contract, idempotencyKey });
    } catch (error) {
      const outcome = outcomeOfError(error);
      if (outcome.phase !== "unknown") unansweredKeys.delete(request);
      setOutcome(attempt, outcome);
      return;
    }
    unansweredKeys.delete(request);
    await finish(attempt, operation);
  }

  /**
   * Waits until an operation is done and shows its result.
   * @param {Attempt} attempt
   * @param {Operation} operation
   */
  async function finish(attempt, operation) {
    let latest = operation;
    try {
      const deadline = Date.now() + MAX_WAIT;
      let pause = FIRST_PAUSE;
      while (latest.state === "running") {
        setOutcome(attempt, { phase: "running", operation: latest });
        if (Date.now() > deadline)
          throw new Error("The operation is still running after 5 minutes.");
        await new Promise((resolve) => setTimeout(resolve, pause));
        pause = Math.min(pause * 1.5, LONGEST_PAUSE);
        latest = await attempt.client.getOperation(latest.id);
      }
      if (latest.state === "failed") setOutcome(attempt, { phase: "failed", operation: latest });
      else showUpdatedImage(attempt, latest);
    } catch (error) {
      setOutcome(attempt, { phase: "lost", operation: latest, problem: errorText(error) });
    }
  }

  /**
   * Asks again for an operation that was lost.
   * @param {Attempt} attempt
   * @param {Operation} operation
   */
  async function checkAgain(attempt, operation) {
    setOutcome(attempt, { phase: "running", operation });
    try {
      await finish(attempt, await attempt.client.getOperation(operation.id));
    } catch (error) {
      setOutcome(attempt, { phase: "lost", operation, problem: errorText(error) });
    }
  }

  /**
   * @param {Attempt} attempt
   * @param {SucceededOperation} operation
   */
  function showUpdatedImage(attempt, operation) {
    const { "@type": _, id, ...members } = operation.response;
    if (id !== attempt.imageId)
      throw new Error("The operation is done, but its response is not this image.");
    const image = { id, ...members };
    // Throws if the response is not an image that the package can work with.
    planUpdate(draftOf(image), image, attempt.contract);
    setOutcome(attempt, { phase: "succeeded", operation, image });
    if (store.state.client === attempt.client) replaceImage(image);
  }

  /**
   * @param {Omit<Attempt, "number" | "outcome">} facts
   * @returns {Attempt}
   */
  function startAttempt(facts) {
    attempts += 1;
    /** @type {Attempt} */
    const attempt = { ...facts, number: attempts, outcome: { phase: "sending" } };
    store.change({ attempt });
    return attempt;
  }

  /**
   * Shows the outcome of an attempt, unless the page shows a newer attempt already.
   * @param {Attempt} attempt
   * @param {Outcome} outcome
   */
  function setOutcome(attempt, outcome) {
    if (store.state.attempt?.number !== attempt.number) return;
    store.change({ attempt: { ...attempt, outcome } });
  }

  return {
    loadImages,
    chooseImage,

    /** @param {Partial<Draft>} members */
    edit(members) {
      editDraft(() => members);
    },

    /** Adds an empty row for a label and returns its id. */
    addRow() {
      const row = newRow();
      editRows((rows) => [...rows, row]);
      return row.id;
    },

    /**
     * @param {string} id
     * @param {Partial<Row>} members
     */
    editRow(id, members) {
      editRows((rows) => rows.map((row) => (row.id === id ? { ...row, ...members } : row)));
    },

    /** @param {string} id */
    removeRow(id) {
      editRows((rows) => rows.filter((row) => row.id !== id));
    },

    undo() {
      const { current } = store.state;
      if (current) editDraft(() => draftOf(current));
    },

    /** @param {Contract} contract */
    chooseContract(contract) {
      store.change({ contract });
    },

    send,
    checkAgain,
  };
}

/**
 * The outcome of a request that led to an error.
 * @param {unknown} error
 * @returns {Outcome}
 */
function outcomeOfError(error) {
  if (error instanceof ImageUpdateError) return { phase: "unsent", problem: error.message };
  if (error instanceof ApiError && error.httpStatus < 500) {
    const { httpStatus, status } = error;
    return { phase: "refused", httpStatus, status, violations: statusViolations(status) };
  }
  return { phase: "unknown", problem: errorText(error) };
}
