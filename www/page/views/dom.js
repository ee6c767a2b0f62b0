/**
 * What an element can contain. Null, undefined and false stand for nothing.
 * @typedef {Node | string | null | undefined | false} Child
 */

/**
 * Finds an element of the page.
 * @template {HTMLElement} Kind
 * @param {string} id
 * @param {new () => Kind} kind
 * @returns {Kind}
 */
export function byId(id, kind) {
  const element = document.getElementById(id);
  if (!(element instanceof kind)) throw new Error(`The page has no ${kind.name} with id ${id}`);
  return element;
}

/**
 * Creates an element. Strings become text, so that data is never parsed as HTML.
 * @template {keyof HTMLElementTagNameMap} Tag
 * @param {Tag} tag
 * @param {Record<string, string | boolean | undefined>} attributes False and undefined leave an
 *   attribute out
 * @param {...(Child | Child[])} children
 * @returns {HTMLElementTagNameMap[Tag]}
 */
export function h(tag, attributes, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === undefined || value === false) continue;
    element.setAttribute(name, value === true ? "" : value);
  }
  element.append(
    ...children.flat().filter((child) => child !== null && child !== undefined && child !== false),
  );
  return element;
}

/**
 * @param {HTMLElement} element
 * @param {boolean} isShown
 */
export function show(element, isShown) {
  element.hidden = !isShown;
}

/**
 * Sets an element's text if it is different. Setting the same text again would make screen readers
 * repeat a live region.
 * @param {HTMLElement} element
 * @param {string} text
 */
export function setText(element, text) {
  if (element.textContent !== text) element.textContent = text;
}

/**
 * Binds a text control to a value in the state, and returns a function that sets the value.
 *
 * The control is changed only if the value is not the last one. Comparing it with the control's
 * text would not work: a textarea turns "\r\n" into "\n", and setting the text moves the caret.
 * @param {HTMLInputElement | HTMLTextAreaElement} control
 * @param {(text: string) => void} onInput
 */
export function bindText(control, onInput) {
  /** @type {string | undefined} */
  let lastValue;
  control.addEventListener("input", () => {
    lastValue = control.value;
    onInput(control.value);
  });
  return (/** @type {string} */ value) => {
    if (value === lastValue) return;
    lastValue = value;
    control.value = value;
  };
}

/**
 * Creates a function that tells whether its arguments differ from those of its last call. A view
 * that calls it first leaves its content, and so its scroll position and selection, as they are.
 */
export function createChangeDetector() {
  /** @type {readonly unknown[] | null} */
  let last = null;
  return (/** @type {readonly unknown[]} */ ...parts) => {
    const isSame = last?.every((part, index) => part === parts[index]) ?? false;
    last = parts;
    return !isSame;
  };
}

/**
 * Creates a button.
 * @param {string} text
 * @param {() => void} onClick
 * @param {Record<string, string | boolean | undefined>} [attributes]
 */
export function button(text, onClick, attributes = {}) {
  const element = h("button", { type: "button", ...attributes }, text);
  element.addEventListener("click", onClick);
  return element;
}
