import { createClient } from "../data/compute.js";
import { draftOf, keepRowIds, sameDraft } from "../data/draft.js";
import { planUpdate } from "../data/plan.js";
import { placeOfConflict, rebaseDraft } from "../data/rebase.js";

/** @import { ComputeImage, Connection } from "../data/compute.js" */
/** @import { Edited, Store } from "../data/store.js" */

/** @typedef {ReturnType<typeof createImageActions>} ImageActions */

/**
 * Loading and choosing images.
 * @param {Store} store
 */
export function createImageActions(store) {
  /**
   * Loads the first page of the list, and the chosen image. Drafts are kept: they are rebased.
   * @param {Connection} [connection]
   */
  async function loadImages(connection = store.state.connection) {
    const isSameFolder = connection.folderId === store.state.connection.folderId;
    const client = createClient(connection);
    store.change({
      connection,
      client,
      list: { phase: "loading" },
      ...(!isSameFolder && { images: new Map(), chosenId: null }),
    });
    await loadPage("");
    if (store.state.client !== client || store.state.list.phase === "failed") return;
    const { chosenId, images } = store.state;
    const [first] = images.keys();
    const id = chosenId ?? first;
    if (id !== undefined) await chooseImage(id);
  }

  async function loadNextPage() {
    const { nextPageToken, list } = store.state;
    if (nextPageToken === "" || list.phase === "loading") return;
    store.change({ list: { phase: "loading" } });
    await loadPage(nextPageToken);
  }

  /** @param {string} pageToken "" for the first page */
  async function loadPage(pageToken) {
    const { client } = store.state;
    try {
      const page = await client.listImages(pageToken);
      if (store.state.client !== client) return;
      const { chosenId, images: known } = store.state;
      const listed = new Map(page.images.map(withKnownVersion(known)));
      const chosen = known.get(chosenId ?? "");
      // A new list replaces the old one. The chosen image may be on one of its later pages.
      if (pageToken === "" && chosen) listed.set(chosen.id, chosen);
      store.change({
        images: pageToken === "" ? listed : new Map([...known, ...listed]),
        nextPageToken: page.nextPageToken,
        list: { phase: "ready" },
      });
      for (const image of page.images) takeImage(image);
      // A search is of all images of the folder.
      if (store.state.search !== "") await loadNextPage();
    } catch (error) {
      if (store.state.client === client) store.change({ list: { phase: "failed", error } });
    }
  }

  /** @param {string} id */
  async function chooseImage(id) {
    const { client } = store.state;
    const isChosen = () => store.state.client === client && store.state.chosenId === id;
    store.change({ chosenId: id, chosen: { phase: "loading" } });
    try {
      const image = await client.getImage(id);
      if (!isChosen()) return;
      // Throws if the answer is not an image that the package can work with.
      planUpdate(draftOf(image), image, store.state.contract);
      takeImage(image);
      store.change({ chosen: { phase: "ready" } });
    } catch (error) {
      if (isChosen()) store.change({ chosen: { phase: "failed", error } });
    }
  }

  /**
   * Takes the newest version of an image, and rebases its draft.
   * @param {ComputeImage} image
   */
  function takeImage(image) {
    const { images, edited } = store.state;
    const entry = edited.get(image.id);
    const known = images.get(image.id);
    const shown = entry?.draft ?? (known && draftOf(known));
    if (shown) keepRowIds(image, shown);
    const changes = { images: new Map(images).set(image.id, image) };
    if (!entry) return store.change(changes);
    const rebased = rebaseEntry(entry, image);
    const entries = new Map(edited).set(image.id, rebased);
    if (isWithoutEdits(rebased)) entries.delete(image.id);
    store.change({ ...changes, edited: entries });
  }

  return {
    loadImages,
    loadNextPage,
    chooseImage,
    takeImage,

    /** @param {string} search */
    async searchImages(search) {
      store.change({ search });
      if (search !== "") await loadNextPage();
    },
  };
}

/**
 * @param {Edited} entry
 * @param {ComputeImage} image
 * @returns {Edited}
 */
function rebaseEntry({ base, draft, conflicts }, image) {
  const rebased = rebaseDraft(draft, base, image);
  const found = new Set(rebased.conflicts.map(placeOfConflict));
  const older = conflicts.filter((conflict) => !found.has(placeOfConflict(conflict)));
  return { base: image, draft: rebased.draft, conflicts: [...older, ...rebased.conflicts] };
}

/**
 * Whether a draft says nothing that its image does not. An empty row at the end does not count as an
 * edit, but the user may be about to fill it.
 * @param {Edited} entry
 */
function isWithoutEdits({ base, draft }) {
  const unedited = draftOf(base);
  return sameDraft(draft, unedited) && draft.labels.length === unedited.labels.length;
}

/**
 * Pairs an image with its id, in the version that its draft was made on, if there is one.
 * @param {ReadonlyMap<string, ComputeImage>} known
 * @returns {(image: ComputeImage) => [string, ComputeImage]}
 */
function withKnownVersion(known) {
  return (image) => [image.id, known.get(image.id) ?? image];
}
