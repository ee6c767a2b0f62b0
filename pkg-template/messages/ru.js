// One sentence for each rule in Russian: what is wrong, where, and what to write instead.
import { ENDPOINT, FIELDS, PATTERNS } from "../contract/data.js";
import { phraseFor, sentenceFor } from "./place.js";
import { list, quote } from "../shared/text.js";

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

// Without a prototype, since a class may have any name.
const ACTUAL = {
  __proto__: null,
  array: "массивом",
  bigint: "числом bigint",
  boolean: "логическим значением",
  function: "функцией",
  null: "null",
  number: "числом",
  object: "объектом",
  string: "строкой",
  symbol: "значением symbol",
  undefined: "undefined",
};

// In the order of the contract's patterns.
const CONTENT = [
  "быть пустым или состоять из строчных латинских букв, цифр и дефисов, начинаться с буквы, не заканчиваться дефисом " +
    "и содержать не больше 63 символов",
  "быть пустым или состоять из строчных латинских букв, цифр, дефисов и подчёркиваний, начинаться с буквы, заканчиваться буквой или цифрой " +
    "и содержать не больше 63 символов",
  "начинаться со строчной латинской буквы и содержать только строчные латинские буквы, цифры и символы - _ . / @",
  "содержать только строчные латинские буквы, цифры и символы - _ . / @",
];

// The place, with the value behind what it is the value of.
const PLACES = {
  input: () => "Входное значение",
  member: (name, value) => (value === "" ? `Поле ${name}` : `Значение${value} поля ${name}`),
  row: (row) => `Метка в строке ${row}`,
  rowKey: (row, value) => `Ключ${value} метки в строке ${row}`,
  rowValue: (row, value) => `Значение${value} метки в строке ${row}`,
  key: (key) => `Ключ метки ${key}`,
  value: (key, value) => `Значение${value} метки ${key}`,
};

const CHARACTERS = { one: "символ", few: "символа", many: "символов" };
const LABELS = { one: "метку", few: "метки", many: "меток" };

const SENTENCES = {
  required: (violation) => `${placeOf(violation)} обязательно: укажите идентификатор образа.`,
  type: (violation, params) =>
    `${placeOf(violation)} ${mustOf(violation)} быть ${EXPECTED[params.expected]}, ` +
    `а не ${ACTUAL[params.actual] ?? `объектом ${params.actual}`}${typeAdvice(violation.path, params)}.`,
  unknown_field: (violation, params) => {
    if (params.handler === "buildRequest")
      return "Поле imageId относится к URL: передайте его первым аргументом в buildRequest.";
    if (params.handler === "buildPatchBody")
      return "Поле updateMask не относится к правкам: маску составит buildPatchBody по тому, что меняется.";
    return params.suggestion === undefined
      ? `У метода нет поля ${quote(violation.field)}; уберите его.`
      : `У метода нет поля ${quote(violation.field)}; напишите ${params.suggestion}.`;
  },
  read_only_field: (violation) => `${placeOf(violation)} этим методом не изменить; уберите его.`,
  "string.max_len": (violation, params) =>
    `${placeOf(violation)} содержит ${count(params.actual, CHARACTERS)}; оставьте не больше ${params.max}.`,
  "string.min_len": (violation, params) =>
    `${placeOf(violation)} не ${mustOf(violation)} быть пустым; напишите хотя бы ${count(params.min, CHARACTERS)} ` +
    `или удалите ${violation.path.length === 3 ? "строку" : "метку"}.`,
  "string.pattern": (violation, params) =>
    `${placeAndValueOf(violation)} ${mustOf(violation)} ` +
    `${CONTENT[Object.values(PATTERNS).indexOf(params.pattern)] ?? `соответствовать регулярному выражению ${params.pattern}`}.`,
  "string.well_formed": (violation) =>
    `${placeOf(violation)} содержит половину символа (одиночный суррогат), которую нельзя отправить; удалите её.`,
  "string.dot_segment": (violation) =>
    `${placeAndValueOf(violation)} в URL читалось бы как шаг по пути; укажите идентификатор образа.`,
  "int64.format": (violation, params) =>
    `${placeAndValueOf(violation)} должно быть целым числом байт, записанным только десятичными цифрами, без ведущего нуля; ` +
    `напишите число от ${params.gte} до ${params.lte} или null, чтобы сбросить поле.`,
  "int64.unsafe": (violation, params) =>
    `Число ${params.actual} в поле ${violation.field} не является безопасным целым (safe integer) и может отличаться от написанного; ` +
    `напишите число от ${params.gte} до ${params.lte}.`,
  "int64.gte_lte": (violation, params) =>
    `Размер ${params.actual} в поле ${violation.field} не входит в диапазон от ${params.gte} до ${params.lte} байт; ` +
    "выберите размер из этого диапазона или напишите null, чтобы сбросить поле.",
  "map.max_pairs": (violation, params) =>
    `${placeOf(violation)} содержит ${count(params.actual, LABELS)}; оставьте не больше ${params.max}.`,
  "map.duplicate_key": (violation, params) =>
    `${placeOf(violation)} повторяет ${quote(params.key)} из строки ${params.first + 1}; ` +
    "ключи не должны повторяться, поэтому измените или удалите один из них.",
  "field_mask.empty": () =>
    'Маска updateMask пуста, что равносильно её отсутствию и сбросило бы все поля; перечислите изменяемые поля, например "name,labels".',
  "field_mask.syntax": (violation, params) => {
    const { path, suggestion } = params;
    if (path.trim() === "")
      return "В маске updateMask есть пустое имя; перечислите имена через одну запятую без пробелов.";
    return suggestion === undefined
      ? `В маске updateMask есть пробельный символ в ${quote(path)}; перечислите имена через одну запятую без пробелов.`
      : `В маске updateMask есть пробельный символ в ${quote(path)}; напишите ${quote(suggestion)}.`;
  },
  "field_mask.unknown_path": (violation, params) => {
    const { path, suggestion } = params;
    if (path === "*")
      return `В маске updateMask нельзя написать "*"; перечислите поля: ${quote(suggestion)}.`;
    if (path.includes(","))
      return `В маске updateMask указано ${quote(path)}; назовите каждое поле отдельно.`;
    if (suggestion === undefined) {
      return `В маске updateMask указано ${quote(path)}, но такого поля у метода нет; есть поля ${list(FIELDS, "и")}, пишите их через запятую.`;
    }
    return path.startsWith(`${suggestion}.`)
      ? `В маске updateMask указано ${quote(path)}, но поле обновляется только целиком; напишите ${quote(suggestion)}.`
      : `В маске updateMask указано ${quote(path)}, но такого поля у метода нет; напишите ${quote(suggestion)}.`;
  },
  "field_mask.read_only_path": (violation, params) =>
    `В маске updateMask указано ${quote(params.path)}, но этим методом такое поле не изменить; уберите его.`,
  "field_mask.missing": (violation, { fields }) => {
    const reset =
      fields.length === 1 ? `а поле ${fields[0]} сбросил` : `а поля ${list(fields, "и")} сбросил`;
    return `Маски updateMask нет, поэтому сервер заменил бы все поля${fields.length === 0 ? "" : `, ${reset}`}; перечислите в маске изменяемые поля.`;
  },
  "field_mask.duplicate_path": (violation, params) =>
    `В маске updateMask поле ${quote(params.path)} указано несколько раз; достаточно одного раза.`,
  "field_mask.reset": (violation) =>
    `${placeOf(violation)} указано в updateMask без значения и сбросится к значению по умолчанию; чтобы сохранить его, уберите поле из updateMask.`,
  "field_mask.ignored": (violation) =>
    `${placeOf(violation)} имеет значение, но не указано в updateMask, и сервер его не учтёт; добавьте поле в updateMask или уберите значение.`,
  "min_disk_size.below_source": (violation, params) =>
    `Размер ${params.actual} в поле ${violation.field} не больше объёма исходных данных; укажите размер в байтах больше ${params.source}.`,
  "string.header_value": (violation, params) =>
    `Параметр ${violation.field} должен содержать от 1 до ${params.max} видимых символов ASCII без пробелов и переводов строк; ` +
    (violation.field === "token"
      ? "передайте только сам токен, без слова Bearer."
      : "подойдёт UUID."),
  "string.endpoint": () =>
    `Параметр endpoint должен быть адресом http или https, например ${quote(ENDPOINT)}, и может заканчиваться путём; ` +
    "уберите из него имя пользователя, пароль, параметры запроса и фрагмент.",
  // What the server said, in its own language.
  server: ({ message }) => message,
};

/** The Russian sentence for a violation or warning. */
export function ru(violation) {
  return sentenceFor(violation, SENTENCES);
}

const placeOf = (violation) => phraseFor(violation, PLACES);
const placeAndValueOf = (violation) => phraseFor(violation, PLACES, true);

/** "Must", in the gender of the place. */
function mustOf({ path, params, forKey }) {
  if (params.expected === "row") return "должна";
  return forKey || path[2] === "key" ? "должен" : "должно";
}

function typeAdvice(path, { expected, actual }) {
  if (expected === "record" && actual === "array")
    return '; напишите { "env": "prod" }: строки метками бывают только в правках';
  if (path[0] === "updateMask" && expected === "string")
    return '; напишите имена полей одной строкой, например "name,labels"';
  const isLabel = path[0] === "labels" && path.length > 1 && expected === "string";
  return isLabel && (actual === "null" || (actual === "undefined" && path.length === 2))
    ? "; чтобы удалить метку, уберите её из набора"
    : "";
}

/** A number with its noun, both in the accusative. */
function count(number, forms) {
  return `${number} ${forms[new Intl.PluralRules("ru").select(number)]}`;
}
