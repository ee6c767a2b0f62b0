import { readableSize } from "../data/size.js";
import { isEdited } from "../data/store.js";
import { byId, h, setText, show } from "./dom.js";

/** @import { Image } from "yc-image-update" */
/** @import { Actions } from "../actions/index.js" */
/** @import { ComputeImage } from "../data/compute.js" */
/** @import { State } from "../data/store.js" */
/** @import { Texts } from "../text/en.js" */

/**
 * The list of images to choose from.
 * @param {Actions} actions
 */
export function imageListView(actions) {
  const list = byId("images", HTMLElement);
  const problem = byId("images-problem", HTMLElement);
  const none = byId("images-none", HTMLElement);
  const more = byId("more-images", HTMLButtonElement);
  const search = byId("search", HTMLInputElement);
  /** @type {Map<string, ReturnType<typeof createCard>>} */
  const cards = new Map();

  more.addEventListener("click", actions.loadNextPage);
  search.addEventListener("input", () => actions.searchImages(search.value.trim()));
  byId("refresh", HTMLButtonElement).addEventListener("click", () => actions.loadImages());

  /** @param {string} id */
  function createCard(id) {
    const radio = h("input", { type: "radio", name: "image", value: id });
    radio.addEventListener("change", () => actions.chooseImage(id));
    const name = h("span", { class: "image-name" });
    const facts = h("span", { class: "quiet" });
    const status = h("span", { class: "badge status" });
    const edited = h("span", { class: "badge edited" });
    const element = h(
      "label",
      { class: "image-card" },
      radio,
      name,
      h("span", { class: "image-facts" }, facts, h("span", { class: "badges" }, status, edited)),
    );
    return {
      element,
      /**
       * @param {ComputeImage} image
       * @param {State} state
       */
      render(image, { chosenId, edited: drafts, texts, search }) {
        radio.checked = id === chosenId;
        setText(name, image.name || texts.noName);
        setText(facts, factsOf(image, texts));
        setText(status, image.status ?? "");
        show(status, image.status !== undefined && image.status !== "READY");
        setText(edited, texts.edited);
        show(edited, isEdited(drafts.get(id)));
        show(element, isFound(image, search));
      },
    };
  }

  /** @param {State} state */
  return function render(state) {
    const { images, list: progress, texts, nextPageToken, search } = state;
    if ([...images.keys()].join() !== [...cards.keys()].join()) {
      for (const id of cards.keys()) if (!images.has(id)) cards.delete(id);
      const inOrder = [...images.keys()].map((id) => cards.get(id) ?? createCard(id));
      cards.clear();
      [...images.keys()].forEach((id, index) => {
        const card = inOrder[index];
        if (card) cards.set(id, card);
      });
      list.replaceChildren(...inOrder.map(({ element }) => element));
    }
    for (const image of images.values()) cards.get(image.id)?.render(image, state);

    const isFailed = progress.phase === "failed";
    setText(problem, isFailed ? texts.error + texts.problem(progress.error) : "");
    show(problem, isFailed);
    const isEmpty = progress.phase === "ready" && nextPageToken === "";
    const isNothingFound = ![...images.values()].some((image) => isFound(image, search));
    setText(none, images.size === 0 ? texts.noImages : texts.nothingFound);
    show(none, isEmpty && isNothingFound);
    setText(more, progress.phase === "loading" ? texts.loading : texts.more);
    show(more, nextPageToken !== "");
  };
}

/**
 * @param {ComputeImage} image
 * @param {string} search
 */
function isFound({ id, name, family, labels }, search) {
  const pairs = Object.entries(labels ?? {}).map(([key, value]) => `${key}=${value}`);
  const text = [id, name, family, ...pairs].join("\n").toLowerCase();
  return search
    .toLowerCase()
    .split(/\s+/)
    .every((word) => text.includes(word));
}

/**
 * @param {Image} image
 * @param {Texts} texts
 */
function factsOf({ minDiskSize, os, labels }, texts) {
  const count = Object.keys(labels ?? {}).length;
  return [
    readableSize(String(minDiskSize ?? "")) || texts.noMinimumSize,
    os?.type?.toLowerCase(),
    count > 0 && texts.labelCount(count),
  ]
    .filter(Boolean)
    .join(" · ");
}
