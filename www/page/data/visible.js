/**
 * Characters that show nothing, or change the direction of other text: controls, format characters,
 * and separators except for the usual space.
 */
const INVISIBLE = /[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Zl}\p{Zp}]|(?! )\p{Zs}/u;
/** These are needed between characters that show: joiners of emoji and of some scripts. */
const JOINER = /[\u200c\u200d]/;

/**
 * A part of a text. A mark stands for characters that one would not see.
 * @typedef {{ text: string, isMark: boolean }} Part
 */

/**
 * Splits a text into what shows and marks for what does not: "U+202E" for a control of direction,
 * "·" for each space at an end.
 * @param {string} text
 * @returns {Part[]}
 */
export function visibleParts(text) {
  const characters = [...text];
  const start = characters.findIndex((character) => character !== " ");
  const end = characters.findLastIndex((character) => character !== " ");
  /** @type {Part[]} */
  const parts = [];
  characters.forEach((character, index) => {
    const isOuter = character === " " && (start === -1 || index < start || index > end);
    const isHidden = INVISIBLE.test(character) && !JOINER.test(character) && character !== "\n";
    add(isOuter ? "·" : isHidden ? codeOf(character) : character, isOuter || isHidden);
  });
  return parts;

  /**
   * @param {string} shown
   * @param {boolean} isMark
   */
  function add(shown, isMark) {
    const last = parts.at(-1);
    if (last && last.isMark === isMark && shown.length === 1) last.text += shown;
    else if (last && !isMark && !last.isMark) last.text += shown;
    else parts.push({ text: shown, isMark });
  }
}

/**
 * A text for a place that shows no marks.
 * @param {string} text
 */
export function visibleText(text) {
  return visibleParts(text)
    .map(({ text }) => text)
    .join("");
}

/**
 * JSON in which characters that one would not see are escaped. It means the same.
 * @param {unknown} value
 */
export function visibleJson(value) {
  return JSON.stringify(value, null, 2).replace(
    /(?!\n)[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Zl}\p{Zp}]|(?! )\p{Zs}/gu,
    (character) =>
      JOINER.test(character)
        ? character
        : [...new Array(character.length).keys()]
            .map((index) => `\\u${character.charCodeAt(index).toString(16).padStart(4, "0")}`)
            .join(""),
  );
}

/** @param {string} character */
function codeOf(character) {
  const code = character.codePointAt(0) ?? 0;
  return `U+${code.toString(16).toUpperCase().padStart(4, "0")}`;
}
