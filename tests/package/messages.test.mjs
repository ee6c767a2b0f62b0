// The sentences of each language: every violation that the API finds has one whole sentence, and
// every sentence has a case here.
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { Session } from "node:inspector/promises";
import path from "node:path";
import { describe, test } from "node:test";
import { fileURLToPath } from "node:url";

import { build } from "esbuild";

import { decode } from "./tagged.mjs";

// Before the package is loaded: V8 counts blocks only in code that it compiles afterwards.
const inspector = new Session();
inspector.connect();
await inspector.post("Profiler.enable");
await inspector.post("Profiler.startPreciseCoverage", { callCount: true, detailed: true });

const { api, fileOf } = await import("./api.mjs");
const { exports } = JSON.parse(readFileSync(new URL(fileOf("package.json")), "utf8"));
const addressOf = (language) => fileOf(exports[`./messages/${language}`].import.default);
const { FIELDS, RULES } = await import(fileOf("contract/data.js"));
const { en } = await import(addressOf("en"));
const { ru } = await import(addressOf("ru"));
const catalogues = { en, ru };

/** What a call finds, whether it returns or throws it. */
function findings(call) {
  try {
    const { violations = [], warnings = [] } = call() ?? {};
    return [...violations, ...warnings];
  } catch (error) {
    if (!(error instanceof api.ImageUpdateError)) throw error;
    return error.violations;
  }
}

const folder = new URL("../vectors/", import.meta.url);
const vectors = readdirSync(folder)
  .filter((name) => name.endsWith(".json"))
  .flatMap((name) => JSON.parse(readFileSync(new URL(name, folder), "utf8")))
  .filter(({ throws }) => throws === undefined);

const refusedRequests = [
  () =>
    api.buildRequest(
      "fd8",
      { updateMask: "name" },
      { endpoint: "ftp://example.com", token: "", idempotencyKey: "a b", requestId: "\n" },
    ),
  () => api.buildRequest("", { name: "a", imageId: "fd8" }),
];
const refusedByServer = api.statusViolations({
  code: 3,
  message: "Validation error:\nmin_disk_size: Too small\nzone: Unknown field",
  details: [],
});
const calls = [
  ...vectors.map(
    ({ call, args }) =>
      () =>
        api[call](...args.map(decode)),
  ),
  ...refusedRequests,
];
const found = [...calls.flatMap(findings), ...refusedByServer];

// What differs only in numbers or texts shares a test.
const kindOf = ({
  rule,
  path: [field, ...rest],
  forKey,
  params: { expected, actual, handler, suggestion, pattern },
}) =>
  [rule, field, rest.length, forKey, expected && actual, handler, suggestion, pattern]
    .filter((part) => part !== undefined)
    .join(" ");
const kinds = new Map();
for (const violation of found)
  kinds.set(kindOf(violation), [...(kinds.get(kindOf(violation)) ?? []), violation]);

test("every rule has been found", () => {
  const rules = new Set(found.map(({ rule }) => rule));
  assert.deepEqual([...rules].sort(), [...RULES, "server"].sort());
});

for (const [language, sentenceFor] of Object.entries(catalogues)) {
  describe(language, () => {
    for (const [kind, violations] of kinds) {
      test(kind, () => {
        for (const violation of violations)
          checkSentence(language, violation, sentenceFor(violation));
      });
    }
  });
}

const INPUT = { en: /^The input /, ru: /^Входное значение / };
const ROW = { en: "row", ru: "строке" };
/** The words of Russian sentences that are names in programs. */
const NAMES = new Set([
  ...FIELDS,
  ...[
    "imageId",
    "updateMask",
    "endpoint",
    "token",
    "idempotencyKey",
    "requestId",
    "buildRequest",
    "buildPatchBody",
  ],
  ...[
    "key",
    "value",
    "null",
    "bigint",
    "symbol",
    "safe",
    "integer",
    "http",
    "https",
    "ASCII",
    "Bearer",
    "URL",
    "UUID",
  ],
]);
const QUOTED = /"(?:[^"\\]|\\.)*"/g;

function checkSentence(language, violation, sentence) {
  const { rule, params, field } = violation;
  const [, second, third] = violation.path;
  assert.equal(typeof sentence, "string");
  if (rule === "server") return assert.equal(sentence, violation.message);

  assert.match(sentence, /^\S.*[^.\s]\.$/s);
  for (const slip of ["undefined", "NaN", "[object"]) {
    assert.ok(
      !sentence.includes(slip) || JSON.stringify([violation.path, params]).includes(slip),
      sentence,
    );
  }

  if (violation.path.length === 0) assert.match(sentence, INPUT[language]);
  else if (second === undefined)
    assert.ok(sentence.includes(isPlain(field) ? field : '"'), sentence);
  else if (third !== undefined || params.expected === "row")
    assert.match(sentence, new RegExp(`${ROW[language]} ${Number(second) + 1}(?!\\d)`));
  else assert.ok(sentence.includes(isPlain(second) ? JSON.stringify(second) : '"'), sentence);

  for (const limit of ["max", "min", "gte", "lte"]) {
    if (limit in params) assert.match(sentence, new RegExp(`(?<!\\d)${params[limit]}(?!\\d)`));
  }

  const prose = sentence
    .replace(QUOTED, "")
    .replaceAll(String(params.actual), "")
    .replaceAll(String(params.suggestion), "");
  assert.doesNotMatch(prose, /[.!?…]\s+\p{Lu}/u, "one sentence");
  if (language === "ru") {
    assert.match(prose, /\p{Script=Cyrillic}/u);
    assert.deepEqual(
      [...prose.matchAll(/[A-Za-z]+/g)].flat().filter((word) => !NAMES.has(word)),
      [],
      sentence,
    );
  } else {
    assert.doesNotMatch(prose, /\p{Script=Cyrillic}/u);
    assert.equal(sentence, violation.message);
  }
}

/** Whether a text stands in a sentence as it is: without escapes, and not cut. */
function isPlain(text) {
  return /^[\x20-\x7e]{1,64}$/.test(text) && JSON.stringify(text).length === text.length + 2;
}

describe("documented patterns", () => {
  for (const contract of Object.keys(api.constraints)) {
    test(contract, () => {
      const { violations } = api.validateImageUpdate(
        { updateMask: "name,labels", name: "A", labels: { A: "A" } },
        { contract },
      );
      assert.deepEqual(
        violations.map(({ rule }) => rule),
        Array(3).fill("string.pattern"),
      );
      for (const violation of violations) {
        for (const sentenceFor of Object.values(catalogues))
          assert.ok(!sentenceFor(violation).includes(violation.params.pattern));
      }
    });
  }
  test("one of a later contract is quoted", () => {
    const violation = {
      field: "name",
      path: ["name"],
      rule: "string.pattern",
      params: { pattern: "[a-z]+", actual: "A" },
    };
    assert.equal(en(violation), 'name "A" must match the regular expression [a-z]+.');
    assert.equal(
      ru(violation),
      'Значение "A" поля name должно соответствовать регулярному выражению [a-z]+.',
    );
  });
});

describe("Russian words agree with numbers", () => {
  const one = (edits, options) => api.validateImageEdits(edits, options).violations.map(ru);
  for (const [length, words] of [
    [257, "257 символов"],
    [261, "261 символ"],
    [262, "262 символа"],
    [311, "311 символов"],
    [314, "314 символов"],
    [324, "324 символа"],
    [1001, "1001 символ"],
  ]) {
    test(words, () => {
      assert.deepEqual(one({ description: "x".repeat(length) }), [
        `Поле description содержит ${words}; оставьте не больше 256.`,
      ]);
    });
  }
  for (const [pairs, words] of [
    [65, "65 меток"],
    [71, "71 метку"],
    [72, "72 метки"],
    [111, "111 меток"],
  ]) {
    test(words, () => {
      const labels = Object.fromEntries(
        Array.from({ length: pairs }, (_, index) => [`k${index}`, ""]),
      );
      assert.deepEqual(one({ labels }), [`Поле labels содержит ${words}; оставьте не больше 64.`]);
    });
  }
  for (const [min, words] of [
    [1, "1 символ"],
    [2, "2 символа"],
    [5, "5 символов"],
  ]) {
    test(`at least ${words}`, () => {
      const violation = {
        field: "labels",
        path: ["labels", ""],
        forKey: true,
        rule: "string.min_len",
        params: { min, actual: 0 },
      };
      assert.equal(
        ru(violation),
        `Ключ метки "" не должен быть пустым; напишите хотя бы ${words} или удалите метку.`,
      );
      assert.equal(
        en(violation),
        `Label key "" is empty; write at least ${min} character${min === 1 ? "" : "s"}, or remove the label.`,
      );
    });
  }
});

const update = (value, options) => () => api.validateImageUpdate(value, options);
const edits = (value, options) => () => api.validateImageEdits(value, options);

describe("Russian sentences", () => {
  for (const [call, ...sentences] of [
    [update(null), "Входное значение должно быть объектом с изменяемыми полями, а не null."],
    [
      update(new Map()),
      "Входное значение должно быть объектом с изменяемыми полями, а не объектом Map.",
    ],
    [
      update({ imageId: "", updateMask: "name", name: "a" }),
      "Поле imageId обязательно: укажите идентификатор образа.",
    ],
    [edits({ name: 5 }), "Поле name должно быть строкой, а не числом."],
    [
      edits({ labels: [null] }),
      "Метка в строке 1 должна быть объектом с полями key и value, а не null.",
    ],
    [
      edits({ labels: [{ key: 1, value: "" }] }),
      "Ключ метки в строке 1 должен быть строкой, а не числом.",
    ],
    [
      edits({ labels: { a: null } }),
      'Значение метки "a" должно быть строкой, а не null; чтобы удалить метку, уберите её из набора.',
    ],
    [
      edits({ labels: { a: "Б" } }),
      'Значение "Б" метки "a" должно содержать только строчные латинские буквы, цифры и символы - _ . / @.',
    ],
    [
      edits({ labels: { Env: "" } }),
      'Ключ метки "Env" должен начинаться со строчной латинской буквы и содержать только строчные латинские буквы, цифры и символы - _ . / @.',
    ],
    [
      edits({ name: "Web" }),
      'Значение "Web" поля name должно быть пустым или состоять из строчных латинских букв, цифр и дефисов, начинаться с буквы, ' +
        "не заканчиваться дефисом и содержать не больше 63 символов.",
    ],
    [
      edits({ minDiskSize: "1" }),
      "Размер 1 в поле minDiskSize не входит в диапазон от 4194304 до 4398046511104 байт; " +
        "выберите размер из этого диапазона или не указывайте его, чтобы сбросить поле.",
    ],
    [
      update({ updateMask: "name", name: "a", min_disk_size: 1 }),
      'У метода нет поля "min_disk_size"; напишите minDiskSize.',
    ],
    [
      update({ updateMask: "id" }),
      'В маске updateMask указано "id", но этим методом такое поле не изменить; уберите его.',
    ],
    [
      update({ name: "a" }),
      "Маски updateMask нет, поэтому сервер заменил бы все поля, а поля description, minDiskSize и labels сбросил; " +
        "перечислите в маске изменяемые поля.",
    ],
    [
      update({ name: "a", description: "", minDiskSize: 4194304 }),
      "Маски updateMask нет, поэтому сервер заменил бы все поля, а поле labels сбросил; перечислите в маске изменяемые поля.",
    ],
    [
      edits({ minDiskSize: "4194304" }, { current: { storageSize: "4194304" } }),
      "Размер 4194304 в поле minDiskSize слишком мал для образа; укажите размер больше 4194304 байт.",
    ],
  ]) {
    test(sentences[0], () => assert.deepEqual(findings(call).map(ru), sentences));
  }
});

test("a schema's issue, whose path may be that of another field, gets the same sentence", () => {
  const own = (key) => Object.fromEntries([[key, 1]]);
  for (const value of [
    null,
    [],
    own(""),
    own("constructor"),
    own("__proto__"),
    { name: "A" },
    { labels: [{ key: "", value: "v" }] },
  ]) {
    const { violations } = api.validateImageEdits(value);
    const { issues } = api.imageEditsSchema()["~standard"].validate(value);
    for (const sentenceFor of Object.values(catalogues))
      assert.deepEqual(issues.map(sentenceFor), violations.map(sentenceFor));
  }
});

describe("sentences for people have display names and readable sizes, and no null", () => {
  const NAMES = {
    en: { name: "Name", minDiskSize: "Disk size", labels: "Labels", description: "Notes" },
    ru: { name: "«Имя»", minDiskSize: "«Размер диска»", labels: "«Метки»" },
  };
  const storageSize = "5368709120";
  for (const [call, english, russian] of [
    [
      edits({ minDiskSize: "1000" }),
      [
        "Disk size 1,000 bytes is outside 4 MiB to 4 TiB; choose a size in that range, or none to reset it.",
      ],
      [
        "Размер 1\u00a0000 байт в поле «Размер диска» не входит в диапазон от 4 МиБ до 4 ТиБ; выберите размер из этого диапазона или не указывайте его, чтобы сбросить поле.",
      ],
    ],
    [
      edits({ minDiskSize: "5 GB" }),
      [
        'Disk size "5 GB" must be a whole number of bytes in decimal digits alone, without a leading zero; write 4 MiB to 4 TiB, or nothing to reset it.',
      ],
      [
        'Значение "5 GB" поля «Размер диска» должно быть целым числом байт, записанным только десятичными цифрами, без ведущего нуля; напишите число от 4 МиБ до 4 ТиБ или ничего, чтобы сбросить поле.',
      ],
    ],
    [
      edits({ minDiskSize: "1610612736" }, { current: { storageSize } }),
      ["Disk size 1.5 GiB is too small for the image; choose more than 5 GiB."],
      ["Размер 1,5 ГиБ в поле «Размер диска» слишком мал для образа; укажите размер больше 5 ГиБ."],
    ],
    [
      update({ updateMask: "minDiskSize,labels", labels: {} }),
      [
        "Disk size is in updateMask without a value, so it will be reset to its default; to keep it, take it out of updateMask.",
      ],
      [
        "Поле «Размер диска» указано в updateMask без значения и сбросится к значению по умолчанию; чтобы сохранить его, уберите поле из updateMask.",
      ],
    ],
    [
      update({ name: "a", minDiskSize: "4194304" }),
      [
        "There is no updateMask, so the server would replace every field and reset Notes and Labels; name the fields to change.",
      ],
      [
        "Маски updateMask нет, поэтому сервер заменил бы все поля, а поля description и «Метки» сбросил; перечислите в маске изменяемые поля.",
      ],
    ],
    [
      update({ updateMask: "name", name: "a", constructor: 5 }),
      ['"constructor" is not a field of the method; leave it out.'],
      ['У метода нет поля "constructor"; уберите его.'],
    ],
  ]) {
    test(english[0] ?? "none", () => {
      const found = findings(call);
      assert.deepEqual(
        found.map((violation) => en(violation, NAMES.en)),
        english,
      );
      assert.deepEqual(
        found.map((violation) => ru(violation, NAMES.ru)),
        russian,
      );
    });
  }

  test("no names, an index, or no violation of a field", () => {
    const [violation] = findings(edits({ minDiskSize: "1" }));
    assert.equal(en(violation, undefined), violation.message);
    assert.equal(en(violation, 0), violation.message);
    assert.match(en(violation, {}), /^minDiskSize 1 byte is outside 4 MiB to 4 TiB;/);
    assert.equal(violation.message, en(violation));
  });
});

describe("bundles", () => {
  const filesOf = async (entry) => {
    const root = fileURLToPath(fileOf("."));
    const entryPoints = [path.join(root, entry)];
    const { metafile } = await build({
      entryPoints,
      absWorkingDir: root,
      bundle: true,
      format: "esm",
      metafile: true,
      write: false,
    });
    const [{ inputs }] = Object.values(metafile.outputs);
    return Object.keys(inputs).filter((file) => inputs[file].bytesInOutput > 0);
  };
  test("the Russian catalogue alone takes nothing of the engine", async () => {
    assert.deepEqual((await filesOf("messages/ru.js")).sort(), [
      "contract/data.js",
      "messages/display.js",
      "messages/place.js",
      "messages/ru.js",
      "shared/characters.js",
      "shared/size.js",
      "shared/text.js",
    ]);
  });
  test("a program without it does not carry it", async () => {
    const files = await filesOf("index.js");
    assert.ok(files.includes("messages/english.js"));
    assert.ok(!files.includes("messages/ru.js"));
  });
});

test("a violation from elsewhere that lacks a parameter has a sentence", () => {
  const violation = {
    field: "labels",
    path: ["labels", 0, "key"],
    rule: "map.duplicate_key",
    message: "",
    params: { first: 0 },
  };
  assert.equal(
    en(violation),
    'The key of label row 1 repeats "undefined" of row 1; a key can be used once, so change or remove one of them.',
  );
  assert.equal(
    ru(violation),
    'Ключ метки в строке 1 повторяет "undefined" из строки 1; ключи не должны повторяться, поэтому измените или удалите один из них.',
  );
});

test("a rule of a newer version keeps its sentence", () => {
  const violation = {
    rule: "string.newer",
    path: ["name"],
    field: "name",
    params: {},
    message: "The server has more to say.",
  };
  for (const sentence of [en, ru]) assert.equal(sentence(violation), violation.message);
});

test("no sentence is without a case", async () => {
  const { result } = await inspector.post("Profiler.takePreciseCoverage");
  for (const address of [
    addressOf("en"),
    addressOf("ru"),
    fileOf("messages/display.js"),
    fileOf("messages/english.js"),
    fileOf("messages/place.js"),
    fileOf("shared/text.js"),
  ]) {
    const { functions } = result.find(({ url }) => url === address);
    const source = readFileSync(new URL(address), "utf8");
    const neverRun = functions.flatMap(({ ranges }) => ranges.filter(({ count }) => count === 0));
    assert.deepEqual(
      neverRun.map(({ startOffset, endOffset }) => source.slice(startOffset, endOffset)),
      [],
      address,
    );
  }
});
