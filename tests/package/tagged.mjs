// Reads the tagged JSON of the vectors. tests/vectors/README.md lists the tags.

/** @typedef {null | boolean | number | string | Json[] | { [member: string]: Json }} Json */

/** @type {Record<string, () => unknown>} */
const INSTANCES = {
  Date: () => new Date(),
  Map: () => new Map(),
  Promise: () => Promise.resolve({}),
  Set: () => new Set(),
  WeakMap: () => new WeakMap(),
  function: () => () => {},
  symbol: () => Symbol("s"),
};

// The vectors are ours, so the content of a tag has the type that its reader expects.
/** @type {{ [tag: string]: (content: never) => unknown }} */
const TAGS = {
  $undefined: () => undefined,
  $bigint: (/** @type {string} */ text) => BigInt(text),
  $number: (/** @type {string} */ text) => Number(text),
  $repeat: (/** @type {[text: Json, count: number]} */ [text, count]) =>
    String(decode(text)).repeat(count),
  $concat: (/** @type {Json[]} */ parts) => parts.map(decode).join(""),
  $unit: (/** @type {string} */ hex) => String.fromCharCode(parseInt(hex, 16)),
  $entries: (/** @type {[key: Json, value: Json][]} */ entries) =>
    Object.fromEntries(entries.map(([key, value]) => [decode(key), decode(value)])),
  $labels: (/** @type {number} */ count) =>
    Object.fromEntries(Array.from({ length: count }, (_, index) => [`k${index}`, `v${index}`])),
  $rows: (/** @type {number} */ count) =>
    Array.from({ length: count }, (_, index) => ({ key: `k${index}`, value: `v${index}` })),
  $instance: (/** @type {string} */ name) => INSTANCES[name]?.(),
};

/**
 * The value that tagged JSON stands for.
 *
 * @param {Json} value
 * @returns {unknown}
 */
export function decode(value) {
  if (typeof value !== "object" || value === null) return value;
  if (Array.isArray(value)) return value.map(decode);
  const entries = Object.entries(value);
  const [tag, content] = entries.length === 1 && entries[0] ? entries[0] : ["", null];
  if (Object.hasOwn(TAGS, tag)) return TAGS[tag]?.(/** @type {never} */ (content));
  return Object.fromEntries(entries.map(([name, member]) => [name, decode(member)]));
}
