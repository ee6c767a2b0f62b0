// The control of a form that a field of the server leads to.
/** @import { ImageEdits } from "../types/index.js" */
import { LIMIT_KEYS, MEMBERS } from "../contract/data.js";
import { attempt } from "./lenient.js";

/** A field's name, which may hold a label's key in brackets, and what is wrong with the field. */
const NAMED = /^\(?(labels\[(?:(["']).*?\2|[^\]]*)\]|[^\s:()]+)\)?\s*:\s*(\S.*)$/i;
const LABEL = /^labels(?:\.(.*)|\[(["']?)(.*)\2\])$/is;

/**
 * The keys of the rows that a form has for its labels; undefined if it has no rows. A getter or
 * Proxy that throws is no row.
 *
 * @param {{ edits?: ImageEdits | undefined } | undefined} options
 */
export function rowKeysOf(options) {
  return attempt(() => {
    const labels = options?.edits?.labels;
    return Array.isArray(labels)
      ? labels.slice(0, LIMIT_KEYS).map((row) => attempt(() => row.key))
      : undefined;
  });
}

/**
 * The field that a line of a message names, and what the line says of it; undefined if it names no
 * field of a form.
 *
 * @param {string} line
 */
export function readLine(line) {
  const [, field = "", , description = ""] = NAMED.exec(line) ?? [];
  return pathOf(field).length === 0 ? undefined : { field, description };
}

/**
 * The place of what a server says about a field. The name of a label does not tell whether the key
 * or the value is at fault: it is the value, unless the words speak of a key and of no value.
 *
 * @param {string} field
 * @param {string} words
 * @param {readonly unknown[] | undefined} rowKeys
 * @returns {{ path: (string | number)[], forKey?: true }}
 */
export function placeOf(field, words, rowKeys) {
  const path = pathOf(field);
  const [name, key] = path;
  if (name === undefined || key === undefined) return { path };
  const isKey = /\bkeys?\b/i.test(words) && !/\bvalues?\b/i.test(words);
  const forKey = isKey ? { forKey: /** @type {const} */ (true) } : {};
  if (rowKeys === undefined) return { path, ...forKey };
  const row = rowKeys.indexOf(key);
  return row < 0 ? { path: [] } : { path: [name, row, isKey ? "key" : "value"], ...forKey };
}

/**
 * The path of a form's field that the server names, in any spelling; [] if the form has no such
 * field.
 *
 * @param {string} name
 */
function pathOf(name) {
  const [, afterDot, , inBrackets] = LABEL.exec(name) ?? [];
  const key = afterDot ?? inBrackets;
  if (key !== undefined) return ["labels", key];
  const spelled = name.replace(/[-_]/g, "").toLowerCase();
  const field = MEMBERS.find((field) => field.toLowerCase() === spelled);
  return field === undefined ? [] : [field];
}
