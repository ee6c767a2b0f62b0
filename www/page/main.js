import { createActions } from "./actions.js";
import { connectionPart } from "./connection.js";
import { imageFormPart } from "./image-form.js";
import { imageListPart } from "./image-list.js";
import { outcomePart } from "./outcome.js";
import { outgoingPart } from "./outgoing.js";
import { createStore } from "./store.js";
import { createView } from "./view.js";

const store = createStore({
  connection: { endpoint: "", folderId: "b1g7c4lq2ehnr0t5dmvs", token: "" },
  client: null,
  images: [],
  imagesProblem: "",
  chosenId: null,
  current: null,
  drafts: new Map(),
  contract: "2020-03-16",
  attempt: null,
});

const actions = createActions(store);
const viewOf = createView();
// Each part shows its share of the state, and is all there is to add for something new on the page.
const parts = [connectionPart, imageListPart, imageFormPart, outgoingPart, outcomePart].map(
  (part) => part(actions),
);

store.listen((state) => {
  const view = viewOf(state);
  for (const render of parts) render(state, view);
});

actions.loadImages(store.state.connection);
