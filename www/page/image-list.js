import { byId, h, setText, show } from "./dom.js";
import { draftOf, sameDraft } from "./draft.js";
import { readableSize } from "./size.js";

export function imageListPart(actions) {
  const [list, problem] = ["images", "images-problem"].map(byId);
  const cards = new Map();
  let shown = null;

  function card(id) {
    const radio = h("input", {
      type: "radio",
      name: "image",
      value: id,
      onchange: () => actions.chooseImage(id),
    });
    const [name, facts] = ["image-name", "quiet"].map((name) => h("span", { class: name }));
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
      render(image, { chosenId, drafts }) {
        radio.checked = id === chosenId;
        setText(name, image.name || "(no name)");
        setText(facts, factsOf(image));
        const draft = drafts.get(id);
        show(edited, draft !== undefined && !sameDraft(draft, draftOf(image)));
      },
    };
  }

  return (state) => {
    const ids = state.images.map(({ id }) => id).join();
    if (ids !== shown) {
      shown = ids;
      cards.clear();
      for (const { id } of state.images) cards.set(id, card(id));
      list.replaceChildren(...[...cards.values()].map(({ element }) => element));
    }
    for (const image of state.images) cards.get(image.id).render(image, state);
    setText(problem, state.imagesProblem);
    show(problem, state.imagesProblem !== "");
  };
}

function factsOf({ minDiskSize, os, labels = {} }) {
  const count = Object.keys(labels).length;
  return [
    readableSize(String(minDiskSize ?? "")) || "no minimum size",
    os?.type?.toLowerCase(),
    count > 0 && `${count} ${count === 1 ? "label" : "labels"}`,
  ]
    .filter(Boolean)
    .join(" · ");
}
