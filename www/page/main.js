import { createActions } from "./actions/index.js";
import { createClient } from "./data/compute.js";
import { createFormOf } from "./data/form.js";
import { createKeys } from "./data/keys.js";
import { loadSession, saveSession } from "./data/session.js";
import { createStore, isBusy, isEdited } from "./data/store.js";
import { en } from "./text/en.js";
import { announcerView } from "./views/announcer.js";
import { byHandView } from "./views/by-hand.js";
import { createConfirmation } from "./views/confirm.js";
import { connectionView } from "./views/connection.js";
import { byId } from "./views/dom.js";
import { headerView } from "./views/header.js";
import { imageFormView } from "./views/image-form.js";
import { imageListView } from "./views/image-list.js";
import { logView } from "./views/log.js";
import { outcomeView } from "./views/outcome.js";
import { focusFirstError, planView, reviewBarView } from "./views/plan.js";
import { requestView } from "./views/request.js";

/** @import { Form } from "./data/form.js" */

/** The folder of the local API. */
const LOCAL_FOLDER = "b1g7c4lq2ehnr0t5dmvs";
/** How long the page waits before it stores drafts, in milliseconds. */
const SAVE_PAUSE = 300;

const upstream = document.querySelector("meta[name=upstream]")?.getAttribute("content") ?? "";
const session = loadSession();
const folderId = session?.folderId ?? (upstream === "" ? LOCAL_FOLDER : "");
const connection = { folderId, token: "" };

const store = createStore({
  texts: en,
  upstream,
  connection,
  client: createClient(connection),
  images: new Map(),
  nextPageToken: "",
  list: { phase: "ready" },
  search: "",
  chosenId: imageInUrl(),
  chosen: { phase: "loading" },
  edited: session?.edited ?? new Map(),
  contract: session?.contract ?? "2020-03-16",
  checking: new Set(),
  notices: new Map(),
  attempts: [],
  requestForm: "json",
  handBody: null,
});

const keys = createKeys();
const actions = createActions(store, keys);
const formOf = createFormOf();
const confirmAndSend = createConfirmation(actions);
/** @type {Form | null} */
let form = null;

const views = [
  headerView(actions),
  connectionView(actions),
  imageListView(actions),
  imageFormView(actions, review),
  planView(() => form && confirmAndSend(form, store.state.texts)),
  requestView(actions, keys),
  outcomeView(actions),
  reviewBarView(review),
  byHandView(actions),
  logView(actions),
  announcerView(),
];

/** @type {ReturnType<typeof setTimeout> | undefined} */
let saveTimer;

store.listen((state) => {
  form = formOf(state);
  for (const render of views) render(state, form);
  clearTimeout(saveTimer);
  saveTimer = setTimeout(() => saveSession(store.state), SAVE_PAUSE);
  // Not a new entry of the history: with the arrow keys a user passes many images.
  if (state.chosenId !== imageInUrl())
    history.replaceState(null, "", state.chosenId === null ? "." : `#${state.chosenId}`);
});

addEventListener("hashchange", () => {
  const id = imageInUrl();
  if (id !== null && id !== store.state.chosenId) actions.chooseImage(id);
});

addEventListener("pagehide", () => saveSession(store.state));

addEventListener("beforeunload", (event) => {
  const { state } = store;
  const isAtWork = state.attempts.some(({ image }) => isBusy(state, image.id));
  if (isAtWork || [...state.edited.values()].some(isEdited)) event.preventDefault();
});

if (folderId === "") store.change({});
else actions.loadImages();

/** Leads to the plan, or to the first error. */
function review() {
  if (focusFirstError(form)) return;
  const title = byId("plan-title", HTMLElement);
  title.focus({ preventScroll: true });
  title.scrollIntoView({ block: "start" });
}

/** The id of the image that the URL names. */
function imageInUrl() {
  const id = decodeURIComponent(location.hash.slice(1));
  return /^[\w-]{1,50}$/.test(id) && document.getElementById(id) === null ? id : null;
}
