import { buildMask, parseMask } from "../engine/calls.js";
import { readDistinct, readScalar } from "../input/read.js";
import { Input } from "../input/values.js";
import { throwViolations } from "../engine/report.js";
import { typeOf } from "../shared/type-name.js";

/** @type {typeof import("../types/index.js").parseUpdateMask} */
export function parseUpdateMask(mask) {
  const input = new Input();
  input.updateMask = readScalar(mask);
  const { report, fields } = parseMask(input);
  throwViolations(report);
  return fields;
}

/** @type {typeof import("../types/index.js").buildUpdateMask} */
export function buildUpdateMask(fields) {
  if (typeof fields === "string" || typeof fields?.[Symbol.iterator] !== "function") {
    throw new TypeError(
      `fields must be an iterable of names such as ["name", "labels"], not ${typeOf(fields)}`,
    );
  }
  const { report, fields: named } = buildMask(new Input(), readDistinct(fields));
  throwViolations(report);
  return named.join();
}
