import { ImageUpdateError, statusViolations } from "yc-image-update";

import { createClient, Refusal } from "./compute.js";
import { carryOver, draftOf, newRow } from "./draft.js";
import { judge } from "./judge.js";
import { problemText } from "./problem.js";

const FIRST_POLL = 250;
const SLOWEST_POLL = 3000;
const PATIENCE = 5 * 60 * 1000;

/** Everything a person can do on the page. */
export function createActions(store) {
  // A request whose answer was lost may have been carried out: sending it again must not do it twice.
  const unansweredKeys = new Map();
  let attempts = 0;

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
      store.change({
        images,
        imagesProblem: images.length > 0 ? "" : "This folder has no images.",
      });
      if (images.length > 0) await chooseImage(images[0].id);
    } catch (error) {
      if (store.state.client === client) store.change({ imagesProblem: problemText(error) });
    }
  }

  async function chooseImage(id) {
    const { client } = store.state;
    store.change({ chosenId: id });
    try {
      const image = await client.getImage(id);
      if (store.state.client !== client || store.state.chosenId !== id) return;
      // Judged before it is shown: what an address of any kind answers may not be an image at all.
      judge(draftOf(image), image, store.state.contract);
      replaceImage(image);
      store.change({ current: image, imagesProblem: "" });
    } catch (error) {
      if (store.state.client === client && store.state.chosenId === id) {
        store.change({ current: null, imagesProblem: problemText(error) });
      }
    }
  }

  function replaceImage(image) {
    const { images, drafts, current } = store.state;
    const draft = drafts.get(image.id);
    const known = images.find(({ id }) => id === image.id);
    store.change({
      images: images.map((other) => (other === known ? image : other)),
      drafts: new Map(drafts).set(
        image.id,
        draft ? carryOver(draft, known, image) : draftOf(image),
      ),
      current: current?.id === image.id ? image : current,
    });
  }

  function edit(patch) {
    const { current, drafts } = store.state;
    if (!current) return;
    store.change({
      drafts: new Map(drafts).set(current.id, { ...drafts.get(current.id), ...patch }),
    });
  }

  const editRows = (change) =>
    edit({ labels: change(store.state.drafts.get(store.state.current.id).labels) });

  async function send() {
    const { current, client, drafts, contract } = store.state;
    const draft = drafts.get(current.id);
    const { body, effects } = judge(draft, current, contract);
    if (!body) return;

    const attempt = begin({
      imageId: current.id,
      before: current,
      draft,
      body,
      effects,
      contract,
      client,
    });
    const request = JSON.stringify([client.base, current.id, body]);
    const idempotencyKey = unansweredKeys.get(request) ?? crypto.randomUUID();
    unansweredKeys.set(request, idempotencyKey);
    let operation;
    try {
      operation = await client.updateImage(current.id, body, { contract, idempotencyKey });
      unansweredKeys.delete(request);
    } catch (error) {
      if (error instanceof ImageUpdateError) {
        unansweredKeys.delete(request);
        return change(attempt, { phase: "unsent", problem: error.message });
      }
      const isAnswer = error instanceof Refusal && error.httpStatus < 500;
      if (!isAnswer) return change(attempt, { phase: "unknown", problem: problemText(error) });
      unansweredKeys.delete(request);
      return change(attempt, {
        phase: "refused",
        httpStatus: error.httpStatus,
        status: error.status,
        violations: statusViolations(error.status),
      });
    }
    await follow(attempt, operation);
  }

  /** Asks for the operation until it is done, gently, and not for ever. */
  async function follow(attempt, operation) {
    const deadline = Date.now() + PATIENCE;
    let pause = FIRST_POLL;
    try {
      while (operation.state === "running") {
        change(attempt, { operation, phase: "running", problem: "" });
        if (Date.now() > deadline) throw new Error("The operation is taking long.");
        await new Promise((resolve) => setTimeout(resolve, pause));
        pause = Math.min(pause * 1.5, SLOWEST_POLL);
        operation = await attempt.client.getOperation(operation.id);
      }
      if (operation.state === "failed") return change(attempt, { operation, phase: "failed" });
      showChanged(attempt, operation);
    } catch (error) {
      change(attempt, { operation, phase: "lost", problem: problemText(error) });
    }
  }

  function showChanged(attempt, operation) {
    const { "@type": _, ...image } = operation.response;
    if (image.id !== attempt.imageId)
      throw new Error("The operation is done, but its response is not this image.");
    judge(draftOf(image), image, attempt.contract);
    change(attempt, { operation, phase: "succeeded", image });
    if (store.state.client === attempt.client) replaceImage(image);
  }

  function begin(facts) {
    attempts += 1;
    const attempt = {
      number: attempts,
      ...facts,
      phase: "sending",
      problem: "",
      operation: null,
      violations: [],
    };
    store.change({ attempt });
    return attempt;
  }

  // An attempt lives on while a newer one is shown, so it is changed in place and shown only if it is the last.
  function change(attempt, patch) {
    const isShown = store.state.attempt === attempt;
    Object.assign(attempt, patch);
    if (isShown) store.change({ attempt });
  }

  return {
    loadImages,
    chooseImage,
    edit,
    addRow() {
      const row = newRow();
      editRows((rows) => [...rows, row]);
      return row.id;
    },
    editRow: (id, patch) =>
      editRows((rows) => rows.map((row) => (row.id === id ? { ...row, ...patch } : row))),
    removeRow: (id) => editRows((rows) => rows.filter((row) => row.id !== id)),
    undo: () => edit(draftOf(store.state.current)),
    chooseContract: (contract) => store.change({ contract }),
    send,
    checkAgain: (attempt) => follow(attempt, { ...attempt.operation, state: "running" }),
  };
}
