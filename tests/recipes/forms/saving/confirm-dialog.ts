import type { Conflict } from "yc-image-update";

import type { Loss, Question } from "./save-image";

const NAMES = {
  name: "the name",
  description: "the description",
  minDiskSize: "the minimum disk size",
  labels: "the labels",
};

/**
 * Asks in a native dialog whether to lose something, and whose change to keep. The promise is
 * fulfilled with false if the user cancels, also with the Escape key.
 */
export function confirmInDialog({ losses, conflicts }: Question): Promise<boolean> {
  const dialog = document.createElement("dialog");
  // Text comes from the server and from other users, so it is set as text, and never as HTML.
  dialog.append(
    element("h2", "Save these changes?"),
    ...list("What the image loses", losses.map(lossText)),
    ...list("What somebody else changed too", conflicts.map(conflictText)),
  );
  const form = element("form");
  form.method = "dialog";
  const [cancel, save] = [element("button", "Cancel"), element("button", "Save changes")];
  save.value = "save";
  form.append(cancel, save);
  dialog.append(form);
  document.body.append(dialog);

  return new Promise((resolve) => {
    dialog.addEventListener("close", () => {
      dialog.remove();
      resolve(dialog.returnValue === "save");
    });
    dialog.showModal();
  });
}

function lossText({ field, key, before }: Loss) {
  return key === undefined
    ? `${NAMES[field]}, now ${quoted(before)}`
    : `the label ${quoted(key)}, now ${quoted(before)}`;
}

function conflictText(conflict: Conflict) {
  const { field, base, ours, theirs } = conflict;
  const place = field === "labels" ? `the label ${quoted(conflict.key)}` : NAMES[field];
  return `${place}: it was ${quoted(base)}, is ${quoted(theirs)} now, and you save ${quoted(ours)}`;
}

/** A label may be absent on one of the sides. */
function quoted(value: string | undefined) {
  return value === undefined ? "absent" : `“${value}”`;
}

function list(heading: string, items: string[]) {
  if (items.length === 0) return [];
  const entries = element("ul");
  entries.append(...items.map((item) => element("li", item)));
  return [element("h3", heading), entries];
}

function element<Name extends keyof HTMLElementTagNameMap>(name: Name, text = "") {
  const created = document.createElement(name);
  created.textContent = text;
  return created;
}
