import { createActions } from "./actions.js";
import { createFormState } from "./data/form-state.js";
import { createStore } from "./data/store.js";
import { connectionView } from "./views/connection.js";
import { imageFormView } from "./views/image-form.js";
import { imageListView } from "./views/image-list.js";
import { outcomeView } from "./views/outcome.js";
import { requestView } from "./views/request.js";

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
const formStateOf = createFormState();
const views = [connectionView, imageListView, imageFormView, requestView, outcomeView].map((view) =>
  view(actions),
);

store.listen((state) => {
  const formState = formStateOf(state);
  for (const render of views) render(state, formState);
});

actions.loadImages(store.state.connection);
