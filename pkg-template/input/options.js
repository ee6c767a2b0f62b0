// What a caller may pass beside the input. A wrong kind is a bug in the calling code, hence a TypeError.
import { VERSIONS } from "../contract/data.js";
import { gatherImage, isRecord } from "./gather.js";
import { list, quote } from "../shared/text.js";
import { shown, typeOf } from "../shared/type-name.js";

const OPTIONS = new Set(["contract", "current"]);
const DEFAULT_OPTIONS = { contract: 0, current: undefined };

/** The position of the contract, and the image as it is now, read. */
export function readOptions(options, names = OPTIONS) {
  if (options === undefined) return DEFAULT_OPTIONS;
  const { contract, current } = requireOptions(options, names);
  return {
    contract: contractPosition(contract),
    current:
      current === undefined
        ? undefined
        : gatherImage(requireObject(current, "options.current"), "options.current"),
  };
}

export function contractPosition(contract) {
  const position = contract === undefined ? 0 : VERSIONS.indexOf(contract);
  if (position < 0) {
    throw new TypeError(
      `options.contract must be one of ${VERSIONS.join(", ")}, not ${shown(contract)}`,
    );
  }
  return position;
}

export function requireObject(value, name) {
  if (!isRecord(value)) throw new TypeError(`${name} must be an object, not ${typeOf(value)}`);
  return value;
}

/** Takes no other options: an image in the place of `{ current }`, or a name with a slip in it, would go unnoticed. */
export function requireOptions(options, names) {
  for (const name in requireObject(options, "options")) {
    if (!names.has(name) && Object.hasOwn(options, name)) {
      throw new TypeError(
        `options has no member ${quote(name)}; it may have ${list([...names], "and")}`,
      );
    }
  }
  return options;
}
