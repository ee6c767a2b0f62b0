import { JUDGEMENT_COLLECT_MASK, JUDGEMENT_PARSE_MASK } from "../contract/data.js";
import { writeMask, writeMaskPaths } from "../engine/encode.js";
import { judge } from "../engine/engine.js";
import { refuse } from "../engine/report.js";
import { gatherValue, gatherValues } from "../input/gather.js";
import { maskFields, maskText } from "../shared/mask.js";
import { typeOf } from "../shared/type-name.js";

export function parseUpdateMask(mask) {
  const input = { updateMask: gatherValue(mask) };
  const bits = judge(JUDGEMENT_PARSE_MASK, writeMask, input);
  return bits < 0 ? refuse(bits, input) : maskFields(bits);
}

export function buildUpdateMask(fields) {
  if (typeof fields === "string" || typeof fields?.[Symbol.iterator] !== "function") {
    throw new TypeError(
      `fields must be an iterable of names such as ["name", "labels"], not ${typeOf(fields)}`,
    );
  }
  const input = { updateMask: gatherValues(fields) };
  const bits = judge(JUDGEMENT_COLLECT_MASK, writeMaskPaths, input);
  return bits < 0 ? refuse(bits, input) : maskText(bits);
}
