// What the package answers to the shared vectors.
import { decode } from "../package/tagged.mjs";

/**
 * The answer to each vector, as text.
 *
 * @param {{ call: string, args: import("../package/tagged.mjs").Json[] }[]} vectors
 * @param {Record<string, (...args: unknown[]) => unknown>} api
 */
export const answersTo = (vectors, api) =>
  vectors.map(({ call, args }) => {
    const values = args.map(decode);
    try {
      return text(api[call]?.(...values));
    } catch (error) {
      const { name, message, violations } = /** @type {Error & { violations?: unknown }} */ (error);
      return text({ name, message, violations });
    }
  });

/**
 * The value as JSON in ASCII: not every host can print a lone surrogate.
 *
 * @param {unknown} value
 */
function text(value) {
  const json = JSON.stringify(value, (_, member) => {
    if (member === undefined) return "undefined";
    return typeof member === "bigint" || typeof member === "number" ? `${member}` : member;
  });
  return json.replace(/[^ -~]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16)}`);
}
