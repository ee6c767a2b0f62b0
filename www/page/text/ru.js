// What the page says in Russian.
import { ru as sentence } from "yc-image-update/messages/ru";
import { ApiError, NoAnswerError } from "../data/compute.js";
import { statusOf, summaryOf } from "./en.js";

/** @import { Field } from "yc-image-update" */
/** @import { Texts } from "./en.js" */

/** @type {Record<Field, string>} */
const FIELDS = {
  name: "Имя",
  description: "Описание",
  minDiskSize: "Мин. размер диска",
  labels: "Метки",
};

/** @type {Record<Field, string>} */
const LOWER = {
  name: "имя",
  description: "описание",
  minDiskSize: "минимальный размер диска",
  labels: "метки",
};

const PLURALS = new Intl.PluralRules("ru");
const LIST = new Intl.ListFormat("ru");

/**
 * A number with its noun: `count(2, "метка", "метки", "меток")`.
 * @param {number} number
 * @param {string} one
 * @param {string} few
 * @param {string} many
 */
function count(number, one, few, many) {
  const form = PLURALS.select(number);
  return `${number} ${form === "one" ? one : form === "few" ? few : many}`;
}

/** @param {number} number */
const countFields = (number) => count(number, "поле", "поля", "полей");

/** @type {Texts} */
export const ru = {
  lang: "ru",
  fields: FIELDS,

  localHost: "Локальный учебный API",
  realHost: (upstream) => `Настоящий API: ${upstream}. Обновления меняют настоящие образы.`,

  noName: "(без имени)",
  edited: "изменён",
  loading: "Загрузка…",
  more: "Загрузить ещё",
  noImages: "В этом каталоге нет образов.",
  nothingFound: "Ни у одного образа нет этого в имени, ID или метках.",
  noMinimumSize: "без минимума",
  noImageChosen: "Образ не выбран",
  labelCount: (number) => count(number, "метка", "метки", "меток"),
  holds: (size) => `данных ${size}`,

  error: "Ошибка: ",
  warning: "Внимание: ",
  server: "Сервер: ",
  serverAbout: (field) => `Сервер о поле «${nameOf(field)}»: `,
  sentence: (violation) => sentence(violation, FIELDS),

  contracts: {
    "2020-03-16": "2020-03-16, как в документации",
    "2025-01-27": "2025-01-27, с _ в именах",
  },
  nameHints: {
    "2020-03-16":
      "До 63 строчных латинских букв, цифр и дефисов. " +
      "Начинается с буквы, заканчивается буквой или цифрой.",
    "2025-01-27":
      "До 63 строчных латинских букв, цифр, дефисов и подчёркиваний. " +
      "Начинается с буквы, заканчивается буквой или цифрой.",
  },
  allowedSince: "Разрешено с 2025-01-27:",
  switchContract: "переключить",
  inBytes: (bytes) => `= ${bytes}`,

  undo: "Вернуть",
  undoField: (field) => `Вернуть: ${LOWER[field]}`,
  labelKey: (number) => `Метка ${number}, ключ`,
  labelValue: (number) => `Метка ${number}, значение`,
  removeLabel: (label) => `Удалить метку ${label}`,
  key: "ключ",
  value: "значение",

  conflict: (theirs, base) => {
    if (theirs === undefined) return "Кто-то другой удалил её.";
    return base === undefined
      ? `Кто-то другой добавил её со значением ${quote(theirs)}.`
      : `Кто-то другой изменил: было ${quote(base)}, стало ${quote(theirs)}.`;
  },
  conflictOfLabel: (key) => `Метка ${key}. `,
  keepOurs: "Оставить моё",
  takeTheirs: "Взять чужое",

  noChanges: "Изменений нет: отправлять нечего.",
  planLine: ({ set, reset, sentAgain }) =>
    [
      set > 0 && `изменить ${countFields(set)}`,
      reset > 0 && `сбросить ${set > 0 ? reset : countFields(reset)}`,
      sentAgain > 0 && `повторно отправить ${count(sentAgain, "метку", "метки", "меток")}`,
    ]
      .filter(Boolean)
      .join(", "),
  fixErrors: (number) => `Сначала исправьте ${count(number, "ошибку", "ошибки", "ошибок")}`,
  moreErrors: (number) => `и ещё ${number}`,
  openConflicts: (number) =>
    `${count(number, "конфликт", "конфликта", "конфликтов")}: кто-то другой изменил то же самое. ` +
    (number === 1 ? "Ваше значение заменит чужое." : "Ваши значения заменят чужие."),
  reviewBar: (line) => `${line}: проверить`,

  field: "Поле",
  before: "Было",
  after: "Станет",
  why: "Почему",
  effects: { untouched: "не тронуто", same: "то же", reset: "сброс", set: "изменение" },
  reason: ({ effect, field }, hasMask) => {
    if (!hasMask && effect === "reset") return "нет ни маски, ни значения, поэтому сброс";
    switch (effect) {
      case "untouched":
        return "нет в маске, поэтому останется";
      case "same":
        return hasMask ? "в маске, с тем же значением" : "значение уже такое";
      case "reset":
        return "в маске без значения, поэтому сброс";
      case "set":
        return field === "labels"
          ? "в маске; заменяются целиком"
          : `${hasMask ? "в маске, " : ""}со значением`;
    }
  },
  empty: "пусто",
  none: "нет",
  added: "добавлена",
  changed: "изменена",
  removed: "удалена",
  becomes: "станет",
  keptLabels: (number) => `${count(number, "метка", "метки", "меток")} без изменений`,
  conflictMark: "конфликт",

  emptiedIntro: (isEdited) =>
    isEdited ? "Она опустошила бы ещё:" : "Любая правка опустошила бы ещё:",
  emptiedNothing: "Больше она не опустошила бы ничего: других значений у образа нет.",

  copy: "Копировать",
  copied: "Скопировано",
  copyFailed: "Браузер не разрешил",
  requestForms: { json: "JSON", http: "HTTP", curl: "curl", fetch: "fetch" },

  send: ({ set, reset }) => `Отправить: ${actions(set, reset)}`,
  nothingToSend: "Отправлять нечего",
  checking: "Читаем образ ещё раз…",
  cancel: "Отменить",
  stopWaiting: "Не ждать",
  sendAgain: "Отправить снова",
  checkAgain: "Проверить снова",
  retryAfter: (seconds) => `Сервер просит повторить через ${seconds} с.`,

  losesField: (field, value) => `${FIELDS[field]}: значение ${value} будет стёрто.`,
  losesLabels: (labels) =>
    labels.length === 1
      ? `Метка ${labels[0]} будет удалена.`
      : `Метки ${labels.join(", ")} будут удалены.`,
  quoted: (text) => `«${text}»`,
  restores: (what) => `${what}: её удалил кто-то другой, но она появится снова.`,
  overwrites: (what, theirs) => `${what}: чужое значение ${theirs} будет заменено.`,

  notice: (notice) => {
    switch (notice.kind) {
      case "changed":
        return "Ничего не отправлено: план изменился. Проверьте его и отправьте снова.";
      case "done":
        return "Ничего не отправлено: образ уже такой, как вам нужно.";
      case "unread":
        return `Ничего не отправлено: не удалось прочитать образ ещё раз. ${problem(notice.error)}`;
    }
  },

  phases: {
    sending: "отправка",
    unsent: "не отправлено",
    refused: "отказ",
    unknown: "неизвестно",
    running: "выполняется",
    lost: "неизвестно",
    failed: "ошибка",
    succeeded: "готово",
  },
  outcome: (outcome) => {
    switch (outcome.phase) {
      case "sending":
        return "Отправка…";
      case "unsent":
        return `Ничего не отправлено. ${problem(outcome.error)}`;
      case "refused":
        return `Сервер отклонил запрос. ${problem(outcome.error)}`;
      case "unknown":
        return (
          `${problem(outcome.error)} Возможно, сервер получил запрос. Его можно спокойно отправить ` +
          "снова, с тем же ключом идемпотентности."
        );
      case "running":
        return "Операция выполняется…";
      case "lost":
        return `${problem(outcome.error)} Результат операции неизвестен.`;
      case "failed":
        return `Операция завершилась ошибкой: ${problemSummary(outcome.operation.error.message)}`;
      case "succeeded":
        return outcome.matches
          ? "Готово. Образ точно такой, как в плане."
          : "Готово, но образ не такой, как в плане. Возможно, его изменил кто-то другой.";
    }
  },
  problem,

  logEntry: (fields) => `PATCH ${fields}`,
  duration: (milliseconds) =>
    milliseconds < 1000
      ? `${milliseconds} мс`
      : `${(milliseconds / 1000).toFixed(1).replace(".", ",")} с`,
  details: "Запрос и ответ",
  exchange: (image, time) => `${image}, ${time}`,
  noAnswer: "Ответа нет.",

  examples: {
    plan: "План",
    "no-mask": "Ошибка: нет маски",
    "no-value": "Ошибка: в маске, но без значения",
    "label-path": "Ошибка: labels.env",
  },
  notJson: "Это не JSON",
  verdictValid: "Сервер принял бы это тело.",
  verdictInvalid: "Сервер отклонил бы это тело.",
  chooseFirst: "Сначала выберите образ.",

  behaviours: {
    normal: "работает",
    slow: "длится 15 секунд",
    fails: "завершается ошибкой операции",
    violations: "400 с нарушениями",
    unauthenticated: "401: срок токена истёк",
    conflict: "409: идёт другое обновление",
    busy: "429 с Retry-After",
    unavailable: "503 со страницей HTML",
    dropped: "выполнено, но соединение оборвано",
    silent: "не получает ответа",
  },
  otherWrote: "Другой клиент добавил метку cost и изменил первую метку.",
  wasReset: "Образы такие, как вначале.",
};

/**
 * The texts of index.html.
 * @type {Record<string, string>}
 */
export const statics = {
  skip: "К форме",
  title: "Обновление образа",
  lesson:
    "PATCH без updateMask опустошает каждое поле, которого в нём нет. Измените образ и посмотрите, " +
    "что ваша правка сделает с маской и что сделала бы без неё.",
  misbehave: "Пусть сбоит",
  nextUpdate: "Следующее обновление",
  anotherWriter: "Пусть другой клиент изменит этот образ",
  resetData: "Вернуть образы к началу",
  realApi:
    "Для настоящего API запустите страницу командой «cargo xtask demo --upstream " +
    "https://compute.api.cloud.yandex.net». Для Казахстана адрес: https://compute.api.yandexcloud.kz.",
  images: "Образы",
  refresh: "Обновить",
  folder: "Каталог",
  folderId: "ID каталога",
  token: "IAM-токен",
  tokenHint: "Хранится в памяти, пока страница не закрыта и не перезагружена.",
  loadImages: "Загрузить образы",
  search: "Поиск",
  searchHint: "Имя, ID или метка",
  name: "Имя",
  description: "Описание",
  minDiskSizeBytes: "Минимальный размер диска, байт",
  noMinimum: "без минимума",
  sizeHint: "Пусто, если минимума нет; «50 GiB» тоже подойдёт.",
  labels: "Метки",
  addLabel: "Добавить метку",
  pasteHint: "Вставьте k=v,k=v или JSON в ключ, чтобы добавить несколько.",
  review: "Проверить план",
  undoAll: "Вернуть всё",
  rulesAsOf: "Правила от",
  byHand: "Написать тело вручную",
  byHandHint:
    "Отсюда ничего не отправляется. Посмотрите, что пакет говорит о теле запроса и что сделал бы " +
    "сервер.",
  examples: "Примеры",
  requestBody: "Тело запроса",
  log: "Журнал этой вкладки",
  logEmpty: "Пока ничего не отправлено.",
  plan: "План",
  withoutMask: "Та же правка без updateMask",
  request: "Запрос",
  tokenVariable:
    "$IAM_TOKEN стоит вместо токена. Ключ идемпотентности не меняется, пока на запрос не ответили.",
  confirmTitle: "Кое-что пропадёт",
  goBack: "Вернуться",
  close: "Закрыть",
  answer: "Ответ",
};

/** @param {string} text */
function quote(text) {
  return text === "" ? "пусто" : `«${text}»`;
}

/**
 * @param {Field[]} set
 * @param {Field[]} reset
 */
function actions(set, reset) {
  const names = (/** @type {Field[]} */ fields) => LIST.format(fields.map((field) => LOWER[field]));
  return [
    set.length > 0 && `изменить ${names(set)}`,
    reset.length > 0 && `сбросить ${names(reset)}`,
  ]
    .filter(Boolean)
    .join("; ");
}

/** @param {string} field */
function nameOf(field) {
  return /** @type {Record<string, string>} */ (FIELDS)[field] ?? field;
}

/** @param {string} text */
const problemSummary = (text) => summaryOf(text, "Вместо ответа страница HTML");

/**
 * The sentence about an error.
 * @param {unknown} error
 * @returns {string}
 */
function problem(error) {
  if (error instanceof ApiError) return `${statusOf(error)}: ${problemSummary(error.message)}`;
  if (!(error instanceof NoAnswerError))
    return error instanceof Error ? error.message : String(error);
  switch (error.reason) {
    case "network":
      return "Ответа не было.";
    case "time-limit":
      return "Сервер не ответил вовремя.";
    case "cancelled":
      return "Вы перестали ждать.";
    case "not-compute":
      return "Это не ответ Compute API.";
  }
}
