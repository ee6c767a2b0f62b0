import { draftOf, sameDraft } from "../data/draft.js";
import { readableSize } from "../data/size.js";
import { byId, h, setText, show } from "./dom.js";

/** @import { Image } from "yc-image-update" */
/** @import { Actions } from "../actions.js" */
/** @import { ComputeImage } from "../data/compute.js" */
/** @import { State } from "../data/store.js" */

/**
 * The list of images to choose from.
 * @param {Actions} actions
 */
export function imageListView(actions) {
  const list = byId("images", HTMLElement);
  const problem = byId("images-problem", HTMLElement);
  /** @type {Map<string, ReturnType<typeof createCard>>} */
  const cards = new Map();

  /** @param {string} id */
  function createCard(id) {
    const radio = h("input", { type: "radio", name: "image", value: id });
    radio.addEventListener("change", () => actions.chooseImage(id));
    const name = h("span", { class: "image-name" });
    const facts = h("span", { class: "quiet" });
    const edited = h("span", { class: "badge" }, "edited");
    const element = h(
      "label",
      { class: "image-card" },
      radio,
      name,
      h("code", { class: "image-id" }, id),
      h("span", { class: "image-facts" }, facts, edited),
    );
    return {
      element,
      /**
       * @param {ComputeImage} image
       * @param {State} state
       */
      render(image, { chosenId, drafts }) {
        radio.checked = id === chosenId;
        setText(name, image.name || "(no name)");
        setText(facts, factsOf(image));
        const draft = drafts.get(id);
        show(edited, draft !== undefined && !sameDraft(draft, draftOf(image)));
      },
    };
  }

  /** @param {State} state */
  return function render(state) {
    const { images, imagesProblem } = state;
    if (images.map(({ id }) => id).join() !== [...cards.keys()].join()) {
      cards.clear();
      for (const { id } of images) cards.set(id, createCard(id));
      list.replaceChildren(...[...cards.values()].map(({ element }) => element));
    }
    for (const image of images) cards.get(image.id)?.render(image, state);
    setText(problem, imagesProblem);
    show(problem, imagesProblem !== "");
  };
}

/** @param {Image} image */
function factsOf({ minDiskSize, os, labels }) {
  const count = Object.keys(labels ?? {}).length;
  return [
    readableSize(String(minDiskSize ?? "")) || "no minimum size",
    os?.type?.toLowerCase(),
    count > 0 && `${count} ${count === 1 ? "label" : "labels"}`,
  ]
    .filter(Boolean)
    .join(" · ");
}
