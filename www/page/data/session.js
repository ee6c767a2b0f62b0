/** @import { Contract } from "yc-image-update" */
/** @import { Edited, State } from "./store.js" */
import { newRow } from "./draft.js";
import { isEdited } from "./store.js";

/**
 * What survives a reload of the page. The token is not part of it.
 * @typedef {object} Session
 * @property {ReadonlyMap<string, Edited>} edited
 * @property {Contract} contract
 * @property {string} folderId
 */

const KEY = "yc-image-update";
/** Another version of the page would not understand what this one has stored. */
const VERSION = 1;

/** @param {State} state */
export function saveSession({ edited, contract, connection }) {
  const drafts = [...edited].filter(([, entry]) => isEdited(entry));
  const { folderId } = connection;
  try {
    sessionStorage.setItem(KEY, JSON.stringify({ version: VERSION, drafts, contract, folderId }));
  } catch {
    // The storage is full or forbidden: the page works without it.
  }
}

/** @returns {Session | null} */
export function loadSession() {
  try {
    const { version, drafts, contract, folderId } = JSON.parse(sessionStorage.getItem(KEY) ?? "{}");
    if (version !== VERSION) return null;
    /** @type {[string, Edited][]} */
    const entries = drafts;
    const edited = new Map(entries.map(([id, entry]) => [id, withNewRows(entry)]));
    return { edited, contract, folderId };
  } catch {
    return null;
  }
}

/**
 * The ids of rows are given anew each time the page is opened.
 * @param {Edited} entry
 * @returns {Edited}
 */
function withNewRows({ base, draft, conflicts }) {
  const labels = draft.labels.map(({ key, value }) => newRow(key, value));
  return { base, draft: { ...draft, labels }, conflicts };
}
