// What the languages share: which sentence a violation gets, and which phrase its place.
/** @import { Rule, RuleParams, Violation } from "../types/index.js" */
import { PATTERNS } from "../contract/data.js";
import { quote } from "../shared/text.js";

/**
 * A violation of one rule.
 *
 * @template {Rule} R
 * @typedef {Extract<Violation, { rule: R }>} ViolationOf
 */

/**
 * The sentences of a language, by rule.
 *
 * @typedef {{
 *   [R in Rule]: (violation: ViolationOf<R>, params: RuleParams[R]) => string
 * }} Sentences
 */

/**
 * The phrases of a language for the kinds of places. `value` is "", or a space and the quoted
 * value; a `row` is counted from 1, and a `key` is quoted.
 *
 * @typedef {object} Places
 * @property {() => string} input The input itself.
 * @property {(name: string, value: string) => string} member A member of the input, or an option.
 * @property {(row: number) => string} row A row of labels.
 * @property {(row: number, value: string) => string} rowKey The key in a row of labels.
 * @property {(row: number, value: string) => string} rowValue The value in a row of labels.
 * @property {(key: string) => string} key A key in an object of labels.
 * @property {(key: string, value: string) => string} value A value in an object of labels.
 */

/**
 * The sentence for a violation.
 *
 * @param {Violation} violation
 * @param {Sentences} sentences
 * @returns {string}
 */
export function sentenceFor(violation, sentences) {
  const { rule, params, message, movedFrom } = violation;
  const sentence =
    /** @type {((violation: Violation, params: Violation["params"]) => string) | undefined} */ (
      sentences[rule]
    );
  // The rule may be one of a newer version, on a server for instance.
  if (sentence === undefined) return message;
  // A schema's issue may have the path of another control.
  return sentence(movedFrom === undefined ? violation : { ...violation, path: movedFrom }, params);
}

/**
 * The phrase for the place of a violation.
 *
 * @param {Violation} violation
 * @param {Places} places
 * @param {string} [value] The value at the place, if the phrase is to quote it.
 * @returns {string}
 */
export function phraseFor({ field, path, rule, params, forKey }, places, value) {
  const [, label, part] = path;
  if (rule === "type" && params.expected === "object") return places.input();
  const quoted = value === undefined ? "" : ` ${quote(value)}`;
  if (typeof label === "number") {
    if (part === undefined) return places.row(label + 1);
    return (part === "key" ? places.rowKey : places.rowValue)(label + 1, quoted);
  }
  if (label !== undefined) {
    return forKey ? places.key(quote(label)) : places.value(quote(label), quoted);
  }
  const isUnknown = rule === "unknown_field" || rule === "read_only_field";
  return places.member(isUnknown ? quote(field) : field, quoted);
}

/**
 * The phrase for a pattern, given as a violation has it; undefined for a pattern of a newer
 * version.
 *
 * @param {string} documented
 * @param {Record<keyof typeof PATTERNS, string>} phrases
 * @returns {string | undefined}
 */
export function patternPhrase(documented, phrases) {
  const names = /** @type {(keyof typeof PATTERNS)[]} */ (Object.keys(PATTERNS));
  const name = names.find((name) => PATTERNS[name] === documented);
  return name && phrases[name];
}

/**
 * Whether a value of the wrong type looks like an attempt to remove a label: null, or undefined in
 * an object of labels.
 *
 * @param {ViolationOf<"type">} violation
 */
export function isRemovedLabel({ path, params: { expected, actual } }) {
  const isLabelText = path[0] === "labels" && path.length > 1 && expected === "string";
  return isLabelText && (actual === "null" || (actual === "undefined" && path.length === 2));
}
