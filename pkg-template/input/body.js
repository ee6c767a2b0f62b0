// Values as a body carries them.
import { ABSENT, Labels } from "./values.js";

/** @import { Scalar } from "./values.js" */

/**
 * The value of a field as a body carries it, or its default.
 *
 * @param {import("../types/index.js").Field} field
 * @param {Scalar | Labels} value
 */
export function bodyValue(field, value) {
  if (field === "labels") return value instanceof Labels ? toRecord(value) : {};
  const text = value === ABSENT || value === undefined || value === null ? "" : String(value);
  return field === "minDiskSize" && text === "" ? "0" : text;
}

const { prototype: objectPrototype } = Object;

/**
 * An object with these labels, without blank rows. A key that every object inherits, such as
 * `constructor`, becomes a member like any other.
 *
 * @param {Labels} labels
 */
function toRecord({ isRows, keys, values }) {
  /** @type {Record<string, string>} */
  const record = {};
  for (let index = 0; index < keys.length; index++) {
    const key = String(keys[index]);
    // No other row with an empty key is valid.
    if (isRows && key === "") continue;
    const value = String(values[index]);
    if (key in objectPrototype) {
      // Assigning could meet a setter, or a frozen prototype.
      const attributes = { configurable: true, enumerable: true, writable: true };
      Object.defineProperty(record, key, { value, ...attributes });
    } else record[key] = value;
  }
  return record;
}
