// From the findings of the engine to violations with a path, parameters and a sentence.
// src/report/ describes findings, places and rules.
import {
  ACCEPTED,
  ANSWER_FINDINGS,
  ANSWER_LENGTH,
  EXPECTED,
  FIELDS,
  FINDING_INDEX,
  FINDING_IS_WARNING,
  FINDING_PARAMS,
  FINDING_PLACE,
  FINDING_RULE,
  FINDING_WORDS,
  HANDLERS,
  HEADERS,
  IMAGE_MEMBERS,
  PARAM_EXCERPT,
  PARAM_EXPECTED,
  PARAM_FIELD,
  PARAM_FIELD_SUGGESTION,
  PARAM_FIELDS,
  PARAM_HANDLER,
  PARAM_IMAGE_VALUE,
  PARAM_MAX,
  PARAM_MIN,
  PARAM_NESTED,
  PARAM_PATTERN,
  PARAM_SUGGESTION,
  PARAM_TRIMMED_EXCERPT,
  PARAM_TYPE_NAME,
  PATTERNS,
  PLACE_ENDPOINT,
  PLACE_FIELD,
  PLACE_HEADER,
  PLACE_IMAGE_ID,
  PLACE_LABEL_KEY,
  PLACE_LABEL_VALUE,
  PLACE_MASK_PATH,
  PLACE_ROW,
  PLACE_ROW_KEY,
  PLACE_ROW_VALUE,
  PLACE_UNKNOWN_KEY,
  PLACE_UPDATE_MASK,
  RULE_PARAMS,
  RULES,
  SUGGESTIONS,
} from "../contract/data.js";
import { Input, Labels, NO_LABELS, textOf, typeNameOf } from "../input/values.js";
import { english } from "../messages/english.js";
import { replaceLoneSurrogates } from "../shared/characters.js";
import { ImageUpdateError } from "../shared/error.js";
import { cut } from "../shared/text.js";
import { fieldsOf } from "./plan.js";

/** @import { Image, Scalar } from "../input/values.js" */
/** @import { Report, Violation } from "../types/index.js" */

/**
 * What the engine checked, from which paths and parameters are read.
 *
 * @typedef {{
 *   input: Input | Scalar,
 *   imageId?: Scalar,
 *   paths?: Scalar[],
 *   current?: Image | undefined,
 *   contract?: number,
 * }} Subject
 */

/** How many characters of a text a parameter holds. */
const EXCERPT = 64;

/** For each rule the names and kinds of its parameters: first those that the engine knows. */
const PARAMS = /** @type {readonly Readonly<Record<string, number>>[]} */ (RULE_PARAMS);

const DOCUMENTED_PATTERNS = /* @__PURE__ */ Object.values(PATTERNS);

/** The report on every clean input. @type {Report} */
export const CLEAN = /* @__PURE__ */ Object.freeze({
  valid: true,
  violations: /* @__PURE__ */ Object.freeze([]),
  warnings: /* @__PURE__ */ Object.freeze([]),
});

/**
 * The report in an answer of the engine.
 *
 * @param {Uint32Array} answer
 * @param {Subject} subject
 * @returns {Report}
 */
export function readReport(answer, subject) {
  const length = answer[ANSWER_LENGTH] ?? 0;
  if (length === 0) return CLEAN;
  /** @type {Violation[]} */
  const violations = [];
  /** @type {Violation[]} */
  const warnings = [];
  const end = ANSWER_FINDINGS + FINDING_WORDS * length;
  for (let start = ANSWER_FINDINGS; start < end; start += FINDING_WORDS) {
    const list = answer[start + FINDING_IS_WARNING] === 0 ? violations : warnings;
    list.push(readFinding(answer, start, subject));
  }
  return { valid: violations.length === 0, violations, warnings };
}

/**
 * Throws the violations of a report, if there are any.
 *
 * @param {Report} report
 */
export function throwViolations({ valid, violations }) {
  if (!valid) throw new ImageUpdateError(violations);
}

/**
 * @param {Uint32Array} answer
 * @param {number} start
 * @param {Subject} subject
 */
function readFinding(answer, start, subject) {
  const rule = at(answer, start + FINDING_RULE);
  const place = at(answer, start + FINDING_PLACE);
  const index = at(answer, start + FINDING_INDEX);
  const path = pathOf(place, index, subject);
  const value = valueAt(place, index, subject);

  /** @type {Record<string, unknown>} */
  const params = {};
  let slot = start + FINDING_PARAMS;
  const kinds = PARAMS[rule] ?? {};
  for (const name in kinds) {
    // Object.prototype may be polluted.
    if (!Object.hasOwn(kinds, name)) continue;
    const param = readParam(kinds[name], at(answer, slot++), value, index, subject);
    if (param !== undefined) params[name] = param;
  }

  const violation = /** @type {Violation} */ ({
    field: path[0] ?? "",
    path,
    rule: RULES[rule],
    message: "",
    params,
  });
  if (place === PLACE_LABEL_KEY || place === PLACE_ROW_KEY) violation.forKey = true;
  violation.message = english(violation);
  return violation;
}

/**
 * @param {Uint32Array} answer
 * @param {number} position
 */
function at(answer, position) {
  return answer[position] ?? 0;
}

/**
 * The path of a place.
 *
 * @param {number} place
 * @param {number} index
 * @param {Subject} subject
 * @returns {(string | number)[]}
 */
function pathOf(place, index, { input }) {
  switch (place) {
    case PLACE_UNKNOWN_KEY:
      return input instanceof Input ? [input.unknown[index]?.key ?? ""] : [];
    case PLACE_FIELD:
      return [FIELDS[index] ?? ""];
    case PLACE_LABEL_KEY:
    case PLACE_LABEL_VALUE:
      return ["labels", String(labelsOf(input).keys[index])];
    case PLACE_ROW:
      return ["labels", index];
    case PLACE_ROW_KEY:
      return ["labels", index, "key"];
    case PLACE_ROW_VALUE:
      return ["labels", index, "value"];
    case PLACE_IMAGE_ID:
      return ["imageId"];
    case PLACE_UPDATE_MASK:
    case PLACE_MASK_PATH:
      return ["updateMask"];
    case PLACE_ENDPOINT:
      return ["endpoint"];
    case PLACE_HEADER:
      return [HEADERS[index]?.[0] ?? ""];
    default:
      return [];
  }
}

/**
 * The value at a place.
 *
 * @param {number} place
 * @param {number} index
 * @param {Subject} subject
 * @returns {Scalar | Labels}
 */
function valueAt(place, index, { input, imageId, paths }) {
  if (!(input instanceof Input)) return place === PLACE_IMAGE_ID ? imageId : input;
  switch (place) {
    case PLACE_FIELD:
      return input[FIELDS[index] ?? "name"];
    case PLACE_LABEL_KEY:
    case PLACE_ROW_KEY:
      return labelsOf(input).keys[index];
    case PLACE_LABEL_VALUE:
    case PLACE_ROW_VALUE:
    case PLACE_ROW:
      return labelsOf(input).values[index];
    case PLACE_IMAGE_ID:
      return imageId ?? input.imageId;
    case PLACE_UPDATE_MASK:
      return input.updateMask;
    case PLACE_MASK_PATH:
      // A mask may be far longer than what the engine looks at.
      return (paths ?? String(input.updateMask).split(",", index + 1))[index];
    default:
      return undefined;
  }
}

/** @param {Input | Scalar} input */
function labelsOf(input) {
  return input instanceof Input && input.labels instanceof Labels ? input.labels : NO_LABELS;
}

/**
 * The value of a parameter: by the number that the engine wrote, or read from the value at the
 * place. The numbers of optional parameters begin at 1; 0 stands for undefined.
 *
 * @param {number | undefined} kind
 * @param {number} number
 * @param {Scalar | Labels} value
 * @param {number} index
 * @param {Subject} subject
 */
function readParam(kind, number, value, index, { input, current, contract = 0 }) {
  switch (kind) {
    case PARAM_EXPECTED:
      return EXPECTED[number];
    case PARAM_SUGGESTION:
    case PARAM_FIELD_SUGGESTION:
      return SUGGESTIONS[number - 1];
    case PARAM_FIELD:
      return FIELDS[number];
    case PARAM_HANDLER:
      return HANDLERS[number - 1];
    case PARAM_PATTERN:
      return DOCUMENTED_PATTERNS[number];
    case PARAM_FIELDS:
      return fieldsOf(number);
    case PARAM_IMAGE_VALUE:
      return current?.[IMAGE_MEMBERS[number] ?? "size"];
    case PARAM_EXCERPT:
      return excerpt(textOf(value));
    case PARAM_TRIMMED_EXCERPT:
      return excerpt(textOf(value).trim());
    case PARAM_TYPE_NAME:
      return typeNameOf(value);
    case PARAM_NESTED:
      return (input instanceof Input && input.unknown[index]?.isObject) || undefined;
    case PARAM_MIN:
      return ACCEPTED[contract]?.minDiskSize.min;
    case PARAM_MAX:
      return ACCEPTED[contract]?.minDiskSize.max;
    default:
      return number;
  }
}

/**
 * A text as a parameter has it: not too long, and without lone surrogates.
 *
 * @param {string} text
 */
function excerpt(text) {
  return replaceLoneSurrogates(cut(text, EXCERPT));
}
