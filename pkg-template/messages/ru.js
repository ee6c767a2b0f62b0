// One Russian sentence for each rule: what is wrong, where, and what to write instead.
/** @import { RuleParams, Violation } from "../types/index.js" */
/** @import { Places, Sentences, ViolationOf } from "./place.js" */
import { ENDPOINT, FIELDS, PATTERNS } from "../contract/data.js";
import { readableSize } from "../shared/size.js";
import { list, quote } from "../shared/text.js";
import { displayed } from "./display.js";
import { isRemovedLabel, patternPhrase, phraseFor, sentenceFor } from "./place.js";

/**
 * What a value must be, in the instrumental case.
 *
 * @type {Record<RuleParams["type"]["expected"], string>}
 */
const EXPECTED = {
  object: "объектом с изменяемыми полями",
  string: "строкой",
  int64: 'целым числом байт (десятичной строкой, например "10737418240", числом или bigint)',
  record: "объектом с ключами меток и строковыми значениями",
  record_or_rows:
    "объектом с ключами меток и строковыми значениями или массивом объектов { key, value }",
  row: "объектом с полями key и value",
  path: "набором имён полей",
};

/** The types that are not named by a class, in the instrumental case. */
const ACTUAL = new Map([
  ["array", "массивом"],
  ["bigint", "числом bigint"],
  ["boolean", "логическим значением"],
  ["function", "функцией"],
  ["null", "null"],
  ["number", "числом"],
  ["object", "объектом"],
  ["string", "строкой"],
  ["symbol", "значением symbol"],
  ["undefined", "undefined"],
]);

/**
 * What a text must do to match a pattern.
 *
 * @type {Record<keyof typeof PATTERNS, string>}
 */
const MUST_MATCH = {
  name:
    "быть пустым или состоять из строчных латинских букв, цифр и дефисов, начинаться с буквы, " +
    "не заканчиваться дефисом и содержать не больше 63 символов",
  nameWithUnderscore:
    "быть пустым или состоять из строчных латинских букв, цифр, дефисов и подчёркиваний, " +
    "начинаться с буквы, заканчиваться буквой или цифрой и содержать не больше 63 символов",
  labelKey:
    "начинаться со строчной латинской буквы и содержать только строчные латинские буквы, цифры " +
    "и символы - _ . / @",
  labelValue: "содержать только строчные латинские буквы, цифры и символы - _ . / @",
};

/** @type {Places} */
const PLACES = {
  input: () => "Входное значение",
  member: (name, value) => (value === "" ? `Поле ${name}` : `Значение${value} поля ${name}`),
  row: (row) => `Метка в строке ${row}`,
  rowKey: (row, value) => `Ключ${value} метки в строке ${row}`,
  rowValue: (row, value) => `Значение${value} метки в строке ${row}`,
  key: (key) => `Ключ метки ${key}`,
  value: (key, value) => `Значение${value} метки ${key}`,
};

/**
 * The forms of a noun that go with a number, in the accusative case.
 *
 * @typedef {Record<"one" | "few" | "many", string>} Forms
 */

/** @type {Forms} */
const CHARACTERS = { one: "символ", few: "символа", many: "символов" };
/** @type {Forms} */
const LABELS = { one: "метку", few: "метки", many: "меток" };

/** @type {Sentences} */
const SENTENCES = {
  required: (violation) => `${placeOf(violation)} обязательно: укажите идентификатор образа.`,
  type: (violation, { expected, actual }) =>
    `${placeOf(violation)} ${mustOf(violation)} быть ${EXPECTED[expected]}, ` +
    `а не ${ACTUAL.get(actual) ?? `объектом ${actual}`}${typeAdvice(violation)}.`,
  unknown_field: ({ field }, { suggestion, handler, nested }) => {
    if (handler === "buildRequest")
      return "Поле imageId относится к URL: передайте его первым аргументом в buildRequest.";
    if (handler === "buildPatchBody") {
      return (
        "Поле updateMask не относится к правкам: маску составит buildPatchBody по тому, " +
        "что меняется."
      );
    }
    if (suggestion === undefined && nested)
      return `У метода нет поля ${quote(field)}; перенесите его поля на верхний уровень.`;
    return suggestion === undefined
      ? `У метода нет поля ${quote(field)}; уберите его.`
      : `У метода нет поля ${quote(field)}; напишите ${suggestion}.`;
  },
  read_only_field: (violation) => `${placeOf(violation)} этим методом не изменить; уберите его.`,
  "string.max_len": (violation, { max, actual }) =>
    `${placeOf(violation)} содержит ${count(actual, CHARACTERS)}; оставьте не больше ${max}.`,
  "string.min_len": (violation, { min }) => {
    const removable = violation.path.length === 3 ? "строку" : "метку";
    return (
      `${placeOf(violation)} не ${mustOf(violation)} быть пустым; ` +
      `напишите хотя бы ${count(min, CHARACTERS)} или удалите ${removable}.`
    );
  },
  "string.pattern": (violation, { pattern, actual }) => {
    const must =
      patternPhrase(pattern, MUST_MATCH) ?? `соответствовать регулярному выражению ${pattern}`;
    return `${placeOf(violation, actual)} ${mustOf(violation)} ${must}.`;
  },
  "string.well_formed": (violation) =>
    `${placeOf(violation)} содержит половину символа (одиночный суррогат), ` +
    "которую нельзя отправить; удалите её.",
  "string.dot_segment": (violation, { actual }) =>
    `${placeOf(violation, actual)} исчезло бы из пути URL; укажите идентификатор образа.`,
  "int64.format": (violation, { gte, lte, actual }) =>
    `${placeOf(violation, actual)} должно быть целым числом байт, ` +
    "записанным только десятичными цифрами, без ведущего нуля; " +
    `напишите число от ${gte} до ${inBytes(lte)} или ничего, чтобы сбросить поле.`,
  "int64.unsafe": ({ field }, { gte, lte, actual }) =>
    `Число ${actual} в поле ${field} не является безопасным целым (safe integer) ` +
    `и могло быть округлено; напишите число от ${gte} до ${inBytes(lte)}.`,
  "int64.gte_lte": ({ field }, { gte, lte, actual }) =>
    `Размер ${actual} в поле ${field} не входит в диапазон от ${gte} до ${inBytes(lte)}; ` +
    "выберите размер из этого диапазона или не указывайте его, чтобы сбросить поле.",
  "map.max_pairs": (violation, { max, actual }) =>
    `${placeOf(violation)} содержит ${count(actual, LABELS)}; оставьте не больше ${max}.`,
  "map.duplicate_key": (violation, { key, first }) =>
    `${placeOf(violation)} повторяет ${quote(key)} из строки ${first + 1}; ` +
    "ключи не должны повторяться, поэтому измените или удалите один из них.",
  "field_mask.empty": () =>
    "Маска updateMask пуста, что равносильно её отсутствию и сбросило бы все поля; " +
    'перечислите изменяемые поля, например "name,labels".',
  "field_mask.syntax": (_, { path, suggestion }) => {
    const separate = "перечислите имена через одну запятую без пробелов";
    if (path.trim() === "") return `В маске updateMask есть пустое имя; ${separate}.`;
    return (
      `В маске updateMask есть пробельный символ в ${quote(path)}; ` +
      `${suggestion === undefined ? separate : `напишите ${quote(suggestion)}`}.`
    );
  },
  "field_mask.unknown_path": (_, { path, suggestion }) => {
    if (path === "*")
      return `В маске updateMask нельзя написать "*"; перечислите поля: ${quote(suggestion)}.`;
    if (path.includes(","))
      return `В маске updateMask указано ${quote(path)}; назовите каждое поле отдельно.`;
    if (suggestion === undefined) {
      return (
        `В маске updateMask указано ${quote(path)}, но такого поля у метода нет; ` +
        `есть поля ${list(FIELDS, "и")}, пишите их через запятую.`
      );
    }
    const reason = path.startsWith(`${suggestion}.`)
      ? "поле обновляется только целиком"
      : "такого поля у метода нет";
    return (
      `В маске updateMask указано ${quote(path)}, но ${reason}; ` + `напишите ${quote(suggestion)}.`
    );
  },
  "field_mask.read_only_path": (_, { path }) =>
    `В маске updateMask указано ${quote(path)}, ` +
    "но этим методом такое поле не изменить; уберите его.",
  "field_mask.missing": (_, { fields }) => {
    const names = fields.length === 1 ? `поле ${fields[0]}` : `поля ${list(fields, "и")}`;
    const reset = fields.length === 0 ? "" : `, а ${names} сбросил`;
    return (
      `Маски updateMask нет, поэтому сервер заменил бы все поля${reset}; ` +
      "перечислите в маске изменяемые поля."
    );
  },
  "field_mask.duplicate_path": (_, { path }) =>
    `В маске updateMask поле ${quote(path)} указано несколько раз; достаточно одного.`,
  "field_mask.reset": (violation) =>
    `${placeOf(violation)} указано в updateMask без значения ` +
    "и сбросится к значению по умолчанию; чтобы сохранить его, уберите поле из updateMask.",
  "field_mask.ignored": (violation) =>
    `${placeOf(violation)} имеет значение, но не указано в updateMask, и сервер его не учтёт; ` +
    "добавьте поле в updateMask или уберите значение.",
  "min_disk_size.below_source": ({ field }, { source, actual }) =>
    `Размер ${actual} в поле ${field} слишком мал для образа; ` +
    `укажите размер больше ${inBytes(source)}.`,
  "string.header_value": ({ field, path }, { max }) => {
    const advice =
      path[0] === "token" ? "передайте только сам токен, без слова Bearer" : "подойдёт UUID";
    return (
      `Параметр ${field} должен содержать от 1 до ${max} видимых символов ASCII ` +
      `без пробелов и переводов строк; ${advice}.`
    );
  },
  "string.endpoint": () =>
    `Параметр endpoint должен быть адресом http или https, например ${quote(ENDPOINT)}, ` +
    "и может заканчиваться путём; " +
    "уберите из него имя пользователя, пароль, параметры запроса и фрагмент.",
  // What the server said, in the server's language.
  server: ({ message }) => message,
};

/**
 * The Russian sentence for a violation or a warning; for people if there are names.
 *
 * @param {Violation} violation
 * @param {Readonly<Partial<Record<string, string>>>} [names]
 */
export function ru(violation, names) {
  return sentenceFor(
    displayed(violation, names, (bytes) => readableSize(bytes, SIZE_WORDS)),
    SENTENCES,
  );
}

/**
 * @param {Violation} violation
 * @param {string} [value]
 */
function placeOf(violation, value) {
  return phraseFor(violation, PLACES, value);
}

/**
 * "Must", in the gender of the phrase for the place.
 *
 * @param {Violation} violation
 */
function mustOf({ path, rule, params, forKey }) {
  if (rule === "type" && params.expected === "row") return "должна";
  return forKey || path[2] === "key" ? "должен" : "должно";
}

/**
 * What to do about a value of the wrong type, where its expected type does not say it.
 *
 * @param {ViolationOf<"type">} violation
 */
function typeAdvice(violation) {
  const { path, params } = violation;
  if (params.expected === "record" && params.actual === "array")
    return '; напишите { "env": "prod" }: массив меток допустим только в правках';
  if (path[0] === "updateMask" && params.expected === "string")
    return '; напишите имена полей одной строкой, например "name,labels"';
  return isRemovedLabel(violation) ? "; чтобы удалить метку, уберите её из набора" : "";
}

/** @type {import("../shared/size.js").SizeWords} */
const SIZE_WORDS = {
  units: ["ЭиБ", "ПиБ", "ТиБ", "ГиБ", "МиБ", "КиБ"],
  point: ",",
  separator: "\u00a0",
  bytes: () => "байт",
};

/**
 * A size with its unit. Bytes are digits alone; a readable size has its unit already.
 *
 * @param {string | number} size
 */
function inBytes(size) {
  return Number.isNaN(Number(size)) ? String(size) : `${size} байт`;
}

/**
 * A number with its noun, both in the accusative case.
 *
 * @param {number} number
 * @param {Forms} forms
 */
function count(number, forms) {
  // Not Intl.PluralRules: Hermes lacks it.
  const isTeen = number % 100 > 10 && number % 100 < 15;
  const last = isTeen ? 0 : number % 10;
  const form = last === 1 ? "one" : last > 1 && last < 5 ? "few" : "many";
  return `${number} ${forms[form]}`;
}
