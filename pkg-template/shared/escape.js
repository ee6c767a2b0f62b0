// Texts that are safe to print and to paste.
import { escapeUnits } from "./text.js";

/** Controls of terminals and of direction, ends of lines, and characters that have no width. */
const UNSAFE = /[\p{Cc}\p{Cf}\p{Default_Ignorable_Code_Point}\p{Zl}\p{Zp}]/gu;

/**
 * A text in which no character acts on a terminal, turns the text around it, ends a line or hides.
 * They are written as escape sequences, so the JSON of a value stays the JSON of that value. Many
 * terminals take U+007F for the key that erases, and U+009B for the beginning of a command.
 *
 * @param {string} text
 */
export function escapeUnsafe(text) {
  return text.replace(UNSAFE, escapeUnits);
}
