import { byId, setText, show } from "./dom.js";
import { createClient } from "./compute.js";

export function connectionPart(actions) {
  const [form, endpoint, folder, token, problem] = [
    "connection",
    "endpoint",
    "folder",
    "token",
    "connection-problem",
  ].map(byId);
  let filled = false;

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
      setText(problem, error.message);
      show(problem, true);
      return;
    }
    show(problem, false);
    actions.loadImages(connection);
  });

  return ({ connection }) => {
    if (!filled) {
      endpoint.value = connection.endpoint;
      folder.value = connection.folderId;
      filled = true;
    }
    setText(
      byId("connection-now"),
      `${connection.endpoint || "local API"}, folder ${connection.folderId}`,
    );
  };
}
