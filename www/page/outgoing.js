import { byId, h } from "./dom.js";
import { effectsElement } from "./effects.js";

export function outgoingPart() {
  const box = byId("outgoing");
  let shown;

  return ({ current, client }, { verdict }) => {
    const signature = JSON.stringify([
      client?.base,
      current?.id,
      verdict?.report.valid,
      verdict?.body,
      verdict?.effects,
    ]);
    if (signature === shown) return;
    shown = signature;
    box.replaceChildren(...contents(current, client, verdict));
  };
}

function contents(current, client, verdict) {
  if (!current) return [h("p", { class: "quiet" }, "Choose an image first.")];
  if (!verdict.report.valid)
    return [h("p", { class: "quiet" }, "Nothing yet: fix the marked fields first.")];
  if (!verdict.body) return [h("p", { class: "nothing-to-change" }, "Nothing to change.")];
  return [
    h(
      "p",
      { class: "request-line" },
      h("strong", {}, "PATCH"),
      " ",
      h("code", {}, breakable(client.imageUrl(current.id))),
    ),
    h(
      "pre",
      { id: "body", tabindex: "0", "aria-label": "Request body" },
      h("code", {}, JSON.stringify(verdict.body, null, 2)),
    ),
    h("h3", {}, "What the server will do"),
    effectsElement(verdict.effects),
  ];
}

function breakable(url) {
  return url.split(/(?<=[^/]\/)(?=[^/])/).flatMap((part) => [part, h("wbr")]);
}
