import { en } from "./en.js";

/** @import { Texts } from "./en.js" */

/** @typedef {"en" | "ru"} Language */

/**
 * The texts of a language. Russian is loaded when it is asked for.
 * @param {Language} language
 * @returns {Promise<{ texts: Texts, statics: Record<string, string> | null }>} `statics` are those of
 *   index.html by their keys; null stands for what the file itself has
 */
export async function loadTexts(language) {
  if (language === "en") return { texts: en, statics: null };
  const { ru, statics } = await import("./ru.js");
  return { texts: ru, statics };
}
