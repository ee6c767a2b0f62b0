import { byId, setText } from "./dom.js";

/** @import { Actions } from "../actions/index.js" */
/** @import { State } from "../data/store.js" */

/**
 * The form that says whose images are shown.
 * @param {Actions} actions
 */
export function connectionView(actions) {
  const box = byId("connection-box", HTMLDetailsElement);
  const summary = byId("connection-now", HTMLElement);
  const folder = byId("folder", HTMLInputElement);
  const token = byId("token", HTMLInputElement);
  let isFilled = false;

  byId("connection", HTMLFormElement).addEventListener("submit", (event) => {
    event.preventDefault();
    const folderId = folder.value.trim();
    if (folderId === "") folder.focus();
    else actions.loadImages({ folderId, token: token.value.trim() });
  });

  /** @param {State} state */
  return function render({ connection, upstream, list }) {
    if (!isFilled) {
      folder.value = connection.folderId;
      box.open = upstream !== "";
      isFilled = true;
    }
    // An answer such as 401 needs a token.
    if (list.phase === "failed") box.open = true;
    setText(summary, connection.folderId);
  };
}
