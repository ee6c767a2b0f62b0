/** @import { ImageActions } from "./images.js" */
/** @import { Store } from "../data/store.js" */

/** @typedef {ReturnType<typeof createDemoActions>} DemoActions */

/**
 * Making the local API misbehave.
 * @param {Store} store
 * @param {ImageActions} images
 */
export function createDemoActions(store, images) {
  /**
   * @param {string} path
   * @param {unknown} body
   */
  const post = (path, body) =>
    fetch(`/demo/${path}`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(body),
    });

  return {
    /** @param {string} behaviour What happens to the next update */
    chooseBehaviour: (behaviour) => post("next", { behaviour }),

    /** Lets somebody else change the chosen image. The page does not notice. */
    anotherWriter: () => post("another-writer", { imageId: store.state.chosenId }),

    async resetData() {
      await post("reset", {});
      await images.loadImages();
    },
  };
}
