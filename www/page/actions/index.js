import { createDemoActions } from "./demo.js";
import { createDraftActions } from "./draft.js";
import { createImageActions } from "./images.js";
import { createSendActions } from "./send.js";

/** @import { Keys } from "../data/keys.js" */
/** @import { RequestForm, Store } from "../data/store.js" */
/** @import { Texts } from "../text/en.js" */

/** @typedef {ReturnType<typeof createActions>} Actions */

/**
 * Creates the functions for everything that a user can do on the page.
 * @param {Store} store
 * @param {Keys} keys
 */
export function createActions(store, keys) {
  const images = createImageActions(store);
  return {
    ...images,
    ...createDraftActions(store),
    ...createSendActions(store, images, keys),
    ...createDemoActions(store, images),

    /** @param {RequestForm} requestForm */
    chooseRequestForm(requestForm) {
      store.change({ requestForm });
    },

    /** @param {Texts} texts */
    chooseTexts(texts) {
      store.change({ texts });
    },
  };
}
