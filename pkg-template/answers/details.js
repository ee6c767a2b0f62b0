// The words for people in the details of a status.
import { textOf } from "./errors.js";
import { attempt, member, own } from "./lenient.js";

/**
 * Something that a server says.
 *
 * @typedef {object} Statement
 * @property {string} field the field that it is about, as the server spells it; "" if it names none
 * @property {string} description in the reader's language, if the server knows it
 * @property {string | undefined} [original] the same in the language of the API
 * @property {string} [kind] the type of the detail, such as "BadRequest"
 */

const TYPE = /google\.rpc\.(\w+)$/;
/** The members of google.rpc's types that have a list; a detail without one is read itself. */
const LISTS = ["fieldViolations", "violations", "links"];
/** The members that have words: for people, and after them constants such as "TOO_LONG". */
const WORDS = ["description", "message", "reason", "type"];

/**
 * @param {unknown[]} details
 * @returns {Statement[]}
 */
export function readDetails(details) {
  return attempt(() => details.flatMap((detail) => attempt(() => readDetail(detail)) ?? [])) ?? [];
}

/** @param {unknown} detail */
function readDetail(detail) {
  const [, kind] = TYPE.exec(String(own(detail, "@type"))) ?? [];
  if (kind === undefined) return [];
  const list = LISTS.map((name) => member(detail, name)).find(Array.isArray);
  return (list ?? [detail]).flatMap(
    (item) => attempt(() => readItem(kind, item, list === undefined ? "" : textOf(item))) ?? [],
  );
}

/**
 * @param {string} kind
 * @param {unknown} item a detail, or an item of its list
 * @param {string} otherwise what an item says that has no words
 * @returns {Statement[]} one; none if the item says nothing
 */
function readItem(kind, item, otherwise) {
  const field = trimmed(own(item, "field"));
  const original = WORDS.map((name) => trimmed(own(item, name))).find(Boolean);
  const localized = trimmed(own(member(item, "localizedMessage"), "message"));
  const words = [localized || original, trimmed(own(item, "url"))].filter(Boolean).join(": ");
  const description = words || trimmed(otherwise) || field;
  return description === "" || item === null ? [] : [{ kind, field, description, original }];
}

/** @param {unknown} value */
function trimmed(value) {
  return typeof value === "string" ? value.trim() : "";
}
