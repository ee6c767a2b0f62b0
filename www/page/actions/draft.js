import { draftOf, newRow } from "../data/draft.js";
import { placeOfConflict, withTheirs } from "../data/rebase.js";

/** @import { Conflict, Contract, Field } from "yc-image-update" */
/** @import { Draft, Row } from "../data/draft.js" */
/** @import { Edited, Store } from "../data/store.js" */

/** @typedef {ReturnType<typeof createDraftActions>} DraftActions */

/**
 * Editing the chosen image.
 * @param {Store} store
 */
export function createDraftActions(store) {
  /** @param {(entry: Edited) => Partial<Edited>} change */
  function editEntry(change) {
    const { chosenId, chosen, images, edited, notices } = store.state;
    const image = images.get(chosenId ?? "");
    if (!image || chosen.phase !== "ready") return;
    const entry = edited.get(image.id) ?? { base: image, draft: draftOf(image), conflicts: [] };
    const withoutNotice = new Map(notices);
    withoutNotice.delete(image.id);
    store.change({
      edited: new Map(edited).set(image.id, { ...entry, ...change(entry) }),
      notices: withoutNotice,
    });
  }

  /** @param {(draft: Draft, unedited: Draft) => Partial<Draft>} change */
  function editDraft(change) {
    editEntry(({ base, draft }) => ({ draft: { ...draft, ...change(draft, draftOf(base)) } }));
  }

  /** @param {(rows: Row[]) => Row[]} change */
  function editRows(change) {
    editDraft(({ labels }) => ({ labels: change(labels) }));
  }

  return {
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

    /**
     * Sets labels, in place of the row in which the user pasted them if it has no key.
     * @param {string} id
     * @param {[key: string, value: string][]} pairs
     */
    pasteLabels(id, pairs) {
      editRows((rows) => {
        const values = new Map(pairs);
        const kept = rows
          .filter((row) => row.id !== id || row.key !== "")
          .map((row) => {
            const value = values.get(row.key);
            values.delete(row.key);
            return value === undefined ? row : { ...row, value };
          });
        return [...kept, ...[...values].map(([key, value]) => newRow(key, value))];
      });
    },

    /** @param {Field} field */
    undoField(field) {
      editDraft((_, unedited) => ({ [field]: unedited[field] }));
    },

    undo() {
      editDraft((_, unedited) => unedited);
    },

    /** @param {Conflict} conflict */
    keepOurs(conflict) {
      const place = placeOfConflict(conflict);
      editEntry(({ conflicts }) => ({
        conflicts: conflicts.filter((other) => placeOfConflict(other) !== place),
      }));
    },

    /** @param {Conflict} conflict */
    takeTheirs(conflict) {
      editDraft((draft) => withTheirs(draft, conflict));
    },

    /** @param {Contract} contract */
    chooseContract(contract) {
      store.change({ contract });
    },

    /** @param {string} text */
    writeBody(text) {
      store.change({ handBody: text });
    },
  };
}
