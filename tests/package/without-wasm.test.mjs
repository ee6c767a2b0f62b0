// `yc-image-update/js`: in an engine that has little beside the language of 2020, as Hermes; and
// after exceptions.
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { describe, test } from "node:test";
import { createContext, runInContext } from "node:vm";

import { answersTo } from "../support/answers.mjs";
import { memories } from "./instances.mjs";
// Imported last, so that its instances are seen.
import { api, fileOf } from "./api.mjs";

const VECTORS = new URL("../vectors/", import.meta.url);

/** Takes away what the engine does not have. */
const BARE = `
  for (const name of ["WebAssembly", "Intl", "console"]) delete globalThis[name];
  for (const { prototype } of [Array, String, Uint8Array, Uint16Array, Uint32Array]) {
    for (const name of ["at", "isWellFormed", "toWellFormed", "toSorted", "findLast"])
      delete prototype[name];
  }
  // It leaves lone surrogates as they are.
  const { stringify } = JSON;
  JSON.stringify = (...args) =>
    stringify(...args)?.replace(/\\\\\\\\|\\\\u(d[89a-f]..)/g, (all, hex) =>
      hex === undefined ? all : String.fromCharCode(parseInt(hex, 16)),
    );
`;

const realm = createContext();
runInContext(BARE, realm);
const bare = load("js.cjs");

/** The exports of a CommonJS module of the package that requires no other. */
function load(name) {
  const source = readFileSync(new URL(fileOf(name)), "utf8");
  const module = { exports: {} };
  runInContext(`(function (module) {${source}\n})`, realm)(module);
  return module.exports;
}

test("the engine is bare", () => {
  assert.equal(
    runInContext("typeof WebAssembly + typeof TextDecoder + typeof URL", realm),
    "undefined".repeat(3),
  );
  assert.equal(runInContext('JSON.stringify("\\\\ud800\\ud800")', realm), '"\\\\ud800\ud800"');
});

for (const file of readdirSync(VECTORS).filter((name) => name.endsWith(".json"))) {
  test(`${file}: the same answers`, () => {
    const vectors = JSON.parse(readFileSync(new URL(file, VECTORS), "utf8"));
    const [expected, answers] = [api, bare].map((one) => answersTo(vectors, one));
    vectors.forEach(({ comment }, index) => {
      assert.equal(answers[index], expected[index], comment);
    });
  });
}

describe("Russian", () => {
  const { ru } = load("messages/ru.cjs");
  const FORMS = { one: "символ", few: "символа", many: "символов" };
  const plural = new Intl.PluralRules("ru");

  test("numbers have the forms of their nouns", () => {
    for (let actual = 0; actual <= 1_200; actual++) {
      const params = { max: 63, actual };
      const message = ru({
        field: "name",
        path: ["name"],
        rule: "string.max_len",
        message: "",
        params,
      });
      assert.match(message, new RegExp(` ${actual} ${FORMS[plural.select(actual)]}[;.]`));
    }
  });
});

test("calls from every depth of a nearly full stack", async () => {
  const { validateImageUpdate } = await import(`${fileOf("js.js")}?deep`);
  const answersCorrectly = () =>
    assert.deepEqual(
      validateImageUpdate({ name: "A", updateMask: "name,id" }).violations.map(({ rule }) => rule),
      ["field_mask.read_only_path", "string.pattern"],
    );
  answersCorrectly();
  const instances = memories.length;
  let thrown = 0;
  let answered = 0;
  const dive = () => {
    try {
      dive();
    } catch (error) {
      if (!(error instanceof RangeError)) throw error;
    }
    // On the way up there is a little more room at each level.
    if (thrown + answered > 2_000) return;
    try {
      answersCorrectly();
      answered++;
    } catch (error) {
      if (!(error instanceof RangeError)) throw error;
      thrown++;
    }
  };
  dive();
  assert.ok(thrown > 0, "some calls found no room");
  assert.ok(answered > 0, "some calls found room");
  assert.ok(memories.length > instances, "an instance that may be broken is replaced");
  answersCorrectly();
});
