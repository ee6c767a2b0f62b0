// Previews as text, for terminals and logs.
import { requireOptions } from "../input/options.js";
import { readableSize } from "../shared/size.js";
import { escapeUnsafe } from "../shared/escape.js";
import { optional } from "../shared/type-name.js";

/** @import { Effect } from "../types/index.js" */

/**
 * A change of a field or of a label. The texts of a value are undefined where there is none.
 *
 * @typedef {{ name: string, before: string | undefined, after: string | undefined }} Change
 */

const OPTIONS = new Set(["color", "title"]);

/** The colours of a change: green, yellow and red, as sequences of ANSI terminals. */
const COLORS = { "+": 32, "~": 33, "-": 31 };

/** @type {typeof import("../types/index.js").renderPreview} */
export function renderPreview({ effects }, options = {}) {
  const { color, title } = requireOptions(options, OPTIONS);
  const hasColor = optional(color, "color", "boolean");
  const firstLine = optional(title, "title", "string");

  const changes = effects.flatMap(changesIn);
  const width = Math.max(...changes.map(({ name }) => name.length));
  const counts = { "+": 0, "~": 0, "-": 0 };
  const lines = changes.map(({ name, before, after }) => {
    const sign = before === undefined ? "+" : after === undefined ? "-" : "~";
    counts[sign]++;
    const shownSign = hasColor ? `\x1b[${COLORS[sign]}m${sign}\x1b[39m` : sign;
    const values = [before, after].filter((value) => value !== undefined).join(" -> ");
    return `  ${shownSign} ${name.padEnd(width)}  ${values}`;
  });
  if (firstLine !== undefined) lines.unshift(escapeUnsafe(firstLine));
  lines.push(`${counts["+"]} to add, ${counts["~"]} to change, ${counts["-"]} to remove`);
  return lines.join("\n");
}

/**
 * What changes in a field: nothing, its value, or some of its labels.
 *
 * @param {Effect} effect
 * @returns {Change[]}
 */
function changesIn(effect) {
  if (effect.effect !== "set" && effect.effect !== "reset") return [];
  if (effect.field !== "labels") {
    const show = effect.field === "minDiskSize" ? size : text;
    return [{ name: effect.field, before: show(effect.before), after: show(effect.after) }];
  }
  const { before, after, added, changed, removed } = effect;
  return [...added, ...changed, ...removed].sort().map((key) => ({
    name: labelName(key),
    before: label(before, key),
    after: label(after, key),
  }));
}

/**
 * The text of a field; undefined if it is empty, which is the same as no value.
 *
 * @param {string} value
 */
function text(value) {
  return value === "" ? undefined : quoted(value);
}

/**
 * A size in bytes, and as people read it; undefined for 0, which is the same as no value.
 *
 * @param {string} value
 */
function size(value) {
  return value === "0" ? undefined : `${value} (${readableSize(value)})`;
}

/**
 * The value of a label; undefined if there is none. Every object inherits members such as
 * `constructor`, which may be the key of a label.
 *
 * @param {Record<string, string>} labels
 * @param {string} key
 */
function label(labels, key) {
  return Object.hasOwn(labels, key) ? quoted(labels[key]) : undefined;
}

/** @param {string} key */
function labelName(key) {
  return /^[-\w./@]+$/.test(key) ? `labels.${key}` : `labels[${quoted(key)}]`;
}

/**
 * A text in quotation marks, in which no character acts on a terminal or hides.
 *
 * @param {unknown} value
 */
function quoted(value) {
  return escapeUnsafe(JSON.stringify(value));
}
