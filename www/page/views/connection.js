import { createClient } from "../data/compute.js";
import { errorText } from "../data/error-text.js";
import { byId, setText, show } from "./dom.js";

/** @import { Actions } from "../actions.js" */
/** @import { State } from "../data/store.js" */

/**
 * The form that says where images come from.
 * @param {Actions} actions
 */
export function connectionView(actions) {
  const form = byId("connection", HTMLFormElement);
  const summary = byId("connection-now", HTMLElement);
  const endpoint = byId("endpoint", HTMLInputElement);
  const folder = byId("folder", HTMLInputElement);
  const token = byId("token", HTMLInputElement);
  const problem = byId("connection-problem", HTMLElement);
  let isFilled = false;

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const connection = {
      endpoint: endpoint.value.trim(),
      folderId: folder.value.trim(),
      token: token.value.trim(),
    };
    try {
      createClient(connection);
    } catch (error) {
      setText(problem, errorText(error));
      show(problem, true);
      return;
    }
    show(problem, false);
    actions.loadImages(connection);
  });

  /** @param {State} state */
  return function render({ connection }) {
    if (!isFilled) {
      endpoint.value = connection.endpoint;
      folder.value = connection.folderId;
      isFilled = true;
    }
    setText(summary, `${connection.endpoint || "local API"}, folder ${connection.folderId}`);
  };
}
