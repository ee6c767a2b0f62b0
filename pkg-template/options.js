// What a caller may pass beside the input. A wrong kind is a bug in the calling code, hence a TypeError.
import { VERSIONS } from "./contract.js";
import { gatherImage, isRecord, ownImage, typeName } from "./gather.js";

const DEFAULT_OPTIONS = { contract: 0, current: undefined };

/** The position of the contract, and the image as it is now, read. */
export function readOptions(options) {
  if (options === undefined) return DEFAULT_OPTIONS;
  const { contract, current } = requireObject(options, "options");
  return {
    contract: contractPosition(contract),
    current: current === undefined ? undefined : gatherImage(ownImage(requireObject(current, "options.current")), "options.current"),
  };
}

export function contractPosition(contract) {
  const position = contract === undefined ? 0 : VERSIONS.indexOf(contract);
  if (position < 0) {
    const actual = typeof contract === "string" ? JSON.stringify(contract) : typeName(contract);
    throw new TypeError(`options.contract must be one of ${VERSIONS.join(", ")}, not ${actual}`);
  }
  return position;
}

export function requireObject(value, name) {
  if (!isRecord(value)) throw new TypeError(`${name} must be an object, not ${typeName(value)}`);
  return value;
}
