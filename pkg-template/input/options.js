// What a caller may pass beside the input. A wrong type is a bug in the calling code, so it is a
// TypeError.
import { VERSIONS } from "../contract/data.js";
import { list, quote } from "../shared/text.js";
import { shown } from "../shared/type-name.js";
import { readImage } from "./image.js";
import { requireObject } from "./read.js";

/** @import { Image } from "./values.js" */

/**
 * Options that were read: the contract by its position, and the image as it is now.
 *
 * @typedef {{ contract: number, current: Image | undefined }} ReadOptions
 */

const { prototype: objectPrototype } = Object;

const OPTIONS = new Set(["contract", "current"]);

/** @type {ReadOptions} */
const DEFAULTS = { contract: 0, current: undefined };

/**
 * @param {unknown} options
 * @returns {ReadOptions}
 */
export function readOptions(options) {
  if (options === undefined) return DEFAULTS;
  const { contract, current } = requireOptions(options, OPTIONS);
  return {
    contract: contractPosition(contract),
    current: current === undefined ? undefined : readImage(current, "options.current"),
  };
}

/**
 * The position of a contract.
 *
 * @param {unknown} version
 */
export function contractPosition(version) {
  if (version === undefined) return 0;
  const position = /** @type {readonly unknown[]} */ (VERSIONS).indexOf(version);
  if (position < 0) {
    throw new TypeError(
      `options.contract must be one of ${VERSIONS.join(", ")}, not ${shown(version)}`,
    );
  }
  return position;
}

/**
 * Refuses unknown options: without that, an image instead of `{ current }`, or a misspelled name,
 * would have no effect.
 *
 * @param {unknown} options
 * @param {ReadonlySet<string>} names
 */
export function requireOptions(options, names) {
  const object = requireObject(options, "options");
  for (const name in object) {
    if (!names.has(name) && Object.hasOwn(object, name)) {
      throw new TypeError(
        `options has no member ${quote(name)}; it may have ${list([...names], "and")}`,
      );
    }
  }
  // If a program has polluted Object.prototype, options that nobody passed could be read from it,
  // such as an endpoint.
  for (const name of names) {
    if (name in objectPrototype) return withoutPrototype(object, names);
  }
  return object;
}

/**
 * A copy of an object's own members with these names.
 *
 * @param {Record<string, unknown>} object
 * @param {ReadonlySet<string>} names
 */
function withoutPrototype(object, names) {
  /** @type {Record<string, unknown>} */
  const own = Object.create(null);
  for (const name of names) if (Object.hasOwn(object, name)) own[name] = object[name];
  return own;
}
