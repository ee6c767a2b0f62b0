// What a caller may pass beside the input. A wrong kind is a bug in the calling code, hence a TypeError.
import { VERSIONS } from "./contract.js";

/** The position of the contract, and the resource as it is now. */
export function readOptions(options = {}) {
  const { contract, current } = requireObject(options, "options");
  const position = contract === undefined ? 0 : VERSIONS.indexOf(contract);
  if (position < 0) {
    throw new TypeError(`options.contract must be one of ${VERSIONS.join(", ")}, not ${String(contract)}`);
  }
  return { contract: position, current: current === undefined ? undefined : requireObject(current, "options.current") };
}

export function requireObject(value, name) {
  if (typeof value !== "object" || value === null || Array.isArray(value)) {
    throw new TypeError(`${name} must be an object, not ${value === null ? "null" : Array.isArray(value) ? "an array" : typeof value}`);
  }
  return value;
}
