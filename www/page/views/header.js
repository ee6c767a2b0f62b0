import { loadTexts } from "../text/index.js";
import { byId, h, setText, show } from "./dom.js";

/** @import { Behaviour } from "../../api/demo.mjs" */
/** @import { Actions } from "../actions/index.js" */
/** @import { State } from "../data/store.js" */

/**
 * The host, the menu of the local API, and the language.
 * @param {Actions} actions
 */
export function headerView(actions) {
  const host = byId("host", HTMLElement);
  const menu = byId("demo-menu", HTMLDetailsElement);
  const behaviour = byId("behaviour", HTMLSelectElement);
  const otherButton = byId("another-writer", HTMLButtonElement);
  const news = byId("menu-news", HTMLElement);
  const language = byId("language", HTMLButtonElement);
  const switchStatics = createStaticsSwitch();
  let sentCount = 0;
  /** @type {"otherWrote" | "wasReset" | null} */
  let happened = null;
  /** @type {State | null} */
  let last = null;

  behaviour.addEventListener("change", () => actions.chooseBehaviour(behaviour.value));
  otherButton.addEventListener("click", async () => {
    await actions.anotherWriter();
    showNews("otherWrote");
  });
  byId("reset-data", HTMLButtonElement).addEventListener("click", async () => {
    behaviour.selectedIndex = 0;
    await actions.resetData();
    showNews("wasReset");
  });
  menu.addEventListener("keydown", ({ key }) => {
    if (key !== "Escape" || !menu.open) return;
    menu.open = false;
    menu.querySelector("summary")?.focus();
  });
  document.addEventListener("pointerdown", ({ target }) => {
    if (target instanceof Node && !menu.contains(target)) menu.open = false;
  });
  language.addEventListener("click", async () => {
    const { texts, statics } = await loadTexts(last?.texts.lang === "en" ? "ru" : "en");
    switchStatics(statics);
    document.documentElement.lang = texts.lang;
    actions.chooseTexts(texts);
  });

  /** @param {"otherWrote" | "wasReset"} what */
  function showNews(what) {
    happened = what;
    if (last) setText(news, last.texts[what]);
  }

  /** @param {State} state */
  return function render(state) {
    const { texts, upstream, attempts, chosenId } = state;
    last = state;
    setText(host, upstream === "" ? texts.localHost : texts.realHost(upstream));
    host.classList.toggle("real", upstream !== "");
    show(menu, upstream === "");
    if (behaviour.options.length === 0) {
      const behaviours = /** @type {Behaviour[]} */ (Object.keys(texts.behaviours));
      behaviour.append(...behaviours.map((value) => h("option", { value })));
    }
    for (const option of behaviour.options)
      setText(option, texts.behaviours[/** @type {Behaviour} */ (option.value)]);
    // A behaviour is for one update only.
    if (attempts.length > sentCount) behaviour.selectedIndex = 0;
    sentCount = attempts.length;
    otherButton.disabled = chosenId === null;
    setText(news, happened === null ? "" : texts[happened]);
    setText(language, texts.lang === "en" ? "Русский" : "English");
    language.lang = texts.lang === "en" ? "ru" : "en";
  };
}

/**
 * Creates a function that replaces the texts of index.html, and with null restores them.
 */
function createStaticsSwitch() {
  /** @type {{ text: string, key: string, set: (text: string) => void }[]} */
  const places = [];
  for (const element of document.querySelectorAll(
    "[data-t], [data-t-label], [data-t-placeholder]",
  )) {
    if (!(element instanceof HTMLElement)) continue;
    const { t, tLabel, tPlaceholder } = element.dataset;
    add(t, element.textContent ?? "", (text) => setText(element, text));
    for (const [key, name] of /** @type {const} */ ([
      [tLabel, "aria-label"],
      [tPlaceholder, "placeholder"],
    ]))
      add(key, element.getAttribute(name) ?? "", (text) => element.setAttribute(name, text));
  }
  return (/** @type {Record<string, string> | null} */ statics) => {
    for (const { text, key, set } of places) set(statics?.[key] ?? text);
  };

  /**
   * @param {string | undefined} key
   * @param {string} text
   * @param {(text: string) => void} set
   */
  function add(key, text, set) {
    if (key !== undefined) places.push({ key, text, set });
  }
}
