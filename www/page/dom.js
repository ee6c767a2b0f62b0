export const byId = (id) => document.getElementById(id);

/** Builds an element; strings become text, so data can never become markup. */
export function h(tag, props, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(props ?? {})) {
    if (value === undefined || value === false) continue;
    if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else if (name === "class") element.className = value;
    else element.setAttribute(name, value === true ? "" : value);
  }
  element.append(
    ...children.flat().filter((child) => child !== null && child !== undefined && child !== false),
  );
  return element;
}

export function show(element, isShown) {
  element.hidden = !isShown;
}

/** Changes text only where it differs: a live region would be read again otherwise. */
export function setText(element, text) {
  if (element.textContent !== text) element.textContent = text;
}

/**
 * Ties a text control to a value that lives elsewhere. The value is written only when it changes: a textarea
 * gives "\r\n" back as "\n", and comparing with what it shows would move the caret at every key.
 */
export function bindText(control, onInput) {
  let known;
  control.addEventListener("input", () => {
    known = control.value;
    onInput(known);
  });
  return (value) => {
    if (value === known) return;
    known = value;
    control.value = value;
  };
}
