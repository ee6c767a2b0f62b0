// Reads an image as the REST API returns it, or as `yc` prints it. A wrong type is a bug in the
// calling code, so it is a TypeError.
import { LIMIT_IMAGE_LABELS } from "../contract/data.js";
import { isInt64 } from "../shared/int64.js";
import { quote, withArticle } from "../shared/text.js";
import { shown, typeOf } from "../shared/type-name.js";
import { readRecord, requireObject, withInherited } from "./read.js";
import { typeNameOf } from "./values.js";

/** @import { Image } from "./values.js" */

/** @typedef {Record<string, unknown>} Resource */

/** Each member, in the spelling of the API, then in that of `yc`. */
const SPELLINGS = /** @type {const} */ ({
  name: ["name"],
  description: ["description"],
  minDiskSize: ["minDiskSize", "min_disk_size"],
  labels: ["labels"],
  storageSize: ["storageSize", "storage_size"],
  size: ["size"],
});

/**
 * Reads the members of an image that matter to an update.
 *
 * @param {unknown} value
 * @param {string} owner what an error calls the image
 * @returns {Image}
 */
export function readImage(value, owner) {
  const image = requireObject(value, owner);
  return {
    name: readText(image.name, "name", owner),
    description: readText(image.description, "description", owner),
    minDiskSize: readInt64(image, SPELLINGS.minDiskSize, owner),
    labels: readLabels(image.labels, owner),
    storageSize: readInt64(image, SPELLINGS.storageSize, owner),
    size: readInt64(image, SPELLINGS.size, owner),
  };
}

/**
 * @param {unknown} value
 * @param {string} name
 * @param {string} owner
 */
function readText(value, name, owner) {
  if (typeof value === "string") return value;
  if (value === undefined || value === null) return undefined;
  throw new TypeError(`${owner}.${name} must be a string, not ${typeOf(value)}`);
}

/**
 * @param {Resource} image
 * @param {readonly string[]} spellings
 * @param {string} owner
 */
function readInt64(image, spellings, owner) {
  for (const name of spellings) {
    const value = image[name];
    if (value === undefined || value === null) continue;
    if (isInt64(value)) return String(value);
    throw new TypeError(`${owner}.${name} must be an int64 in base 10, not ${shown(value)}`);
  }
  return undefined;
}

/**
 * @param {unknown} value
 * @param {string} owner
 */
function readLabels(value, owner) {
  if (value === undefined || value === null) return undefined;
  const labels = readRecord(requireObject(value, `${owner}.labels`));
  if (labels.total > LIMIT_IMAGE_LABELS) {
    throw new TypeError(`${owner}.labels has ${labels.total} pairs, more than any image can have`);
  }
  const wrong = labels.values.findIndex((text) => typeof text !== "string");
  if (wrong >= 0) {
    const actual = withArticle(typeNameOf(labels.values[wrong]));
    const key = quote(labels.keys[wrong]);
    throw new TypeError(`${owner}.labels must hold strings only, but ${key} is ${actual}`);
  }
  return labels;
}

/**
 * A copy of an image, with all members that are read as its own.
 *
 * @param {Resource} image
 */
export function copyImage(image) {
  return withInherited(image, Object.values(SPELLINGS).flat());
}

/**
 * The name under which an image has the value of a field; null is no value.
 *
 * @param {Resource} image
 * @param {import("../types/index.js").Field} field
 */
export function spellingIn(image, field) {
  const spellings = SPELLINGS[field];
  return spellings.find((name) => (image[name] ?? null) !== null) ?? spellings[0];
}
