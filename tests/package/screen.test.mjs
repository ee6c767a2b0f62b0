// The screen in front of the engine says no more than the engine: with it and without it, every report and every plan is the same.
import assert from "node:assert/strict";
import { describe, test } from "node:test";

import { pick, seededRandom } from "../support/random-json.mjs";
import { api, fileOf } from "./api.mjs";

const { JUDGEMENT_PLAN_PATCH, JUDGEMENT_VALIDATE_EDITS, JUDGEMENT_VALIDATE_UPDATE, VERSIONS } =
  await import(fileOf("contract/data.js"));
const { writeEdits, writeUpdate } = await import(fileOf("engine/encode.js"));
const { judge, planPatch } = await import(fileOf("engine/engine.js"));
const { gatherEdits, gatherImage, gatherInput } = await import(fileOf("input/gather.js"));
const { readReport } = await import(fileOf("engine/report.js"));
const { screen } = await import(fileOf("fast-path/screen.js"));

const ROUNDS = 50_000;

const NAMES = [
  "",
  "web-1",
  "web",
  "w",
  "Web",
  "web_1",
  "web-",
  "1web",
  "web\n",
  "веб",
  "\0",
  `a${"b".repeat(62)}`,
  "a".repeat(64),
  "\ud800",
];
const DESCRIPTIONS = [
  "",
  "Old",
  "Сборка",
  "\0",
  "x".repeat(256),
  "x".repeat(257),
  "🚀".repeat(256),
  "🚀".repeat(257),
  `${"🚀".repeat(255)}é`,
  `${"🚀".repeat(256)}.`,
  `${"🚀".repeat(200)}\ud83d`,
  `\ude80${"🚀".repeat(129)}`,
  "\ud83d",
  "字".repeat(257),
  `${"x".repeat(128)}${"🚀".repeat(128)}`,
];
const SIZES = [
  "4194304",
  "4194303",
  "4398046511104",
  "4398046511105",
  "04194304",
  "-4194304",
  "0",
  "",
  "5e9",
  " 4194304",
  "99999999999999999999",
  "٤١٩٤٣٠٤",
  4194304,
  4194303,
  4194304.5,
  -0,
  NaN,
  2 ** 53,
  4194304n,
  1n,
];
const KEYS = [
  "",
  "env",
  "owner",
  "constructor",
  "__proto__",
  "Env",
  "1a",
  "a b",
  "a\\b",
  "ключ",
  "a.b/c@d_e-f",
  "k".repeat(63),
  "k".repeat(64),
  "a\ud800",
];
const VALUES = [
  "",
  "prod",
  "Prod",
  "42",
  "a b",
  "a\\b",
  "é",
  "v".repeat(63),
  "v".repeat(64),
  "\ud800",
  "a.b/c@d_e-f",
];
const WRONG = [undefined, null, 7, true, [], {}, new Date(0), "text"];
const MASKS = ["", "name,size", "labels.env", "name, labels", "*", "name,name", null, undefined, 5];

const likely = (random, chance, values, others) =>
  random() < chance ? pick(random, values) : pick(random, others);
// So that it is none of the engine's own strings, and sometimes not in one piece.
const fresh = (random, text) =>
  random() < 0.5 ? text : text.slice(0, text.length >> 1) + text.slice(text.length >> 1);

function randomLabels(random, rows) {
  // As many as there may be, or one more; then nothing else is wrong with them.
  if (random() < 0.05)
    return Object.fromEntries(
      Array.from({ length: random() < 0.5 ? 64 : 65 }, (_, index) => [`k${index}`, "v"]),
    );
  const pairs = Array.from({ length: Math.floor(random() * 5) }, (_, index) => [
    random() < 0.2
      ? pick(random, KEYS)
      : fresh(
          random,
          pick(random, ["env", "owner", "team-of-builders"]) + (index > 3 ? index : ""),
        ),
    random() < 0.1
      ? likely(random, 0.7, VALUES, WRONG)
      : fresh(random, pick(random, ["prod", "staging-and-testing"])),
  ]);
  if (rows && random() < 0.4)
    return pairs.map(([key, value]) => (random() < 0.97 ? { key, value } : pick(random, WRONG)));
  const labels = {};
  // An own member of any name, `__proto__` too.
  for (const [key, value] of pairs)
    Object.defineProperty(labels, key, {
      value,
      configurable: true,
      enumerable: true,
      writable: true,
    });
  return labels;
}

function randomFields(random, rows) {
  const fields = {
    name: () => fresh(random, pick(random, NAMES.slice(0, random() < 0.6 ? 4 : undefined))),
    description: () => pick(random, DESCRIPTIONS),
    minDiskSize: () => pick(random, SIZES.slice(0, random() < 0.6 ? 3 : undefined)),
    labels: () => randomLabels(random, rows),
  };
  return Object.fromEntries(
    Object.entries(fields)
      .filter(() => random() < 0.6)
      .map(([field, make]) => [field, random() < 0.95 ? make() : pick(random, WRONG)]),
  );
}

function randomUpdate(random) {
  const update = randomFields(random, false);
  const named = random() < 0.8 ? Object.keys(update) : ["labels", "name"];
  if (random() < 0.9) update.updateMask = random() < 0.9 ? named.join(",") : pick(random, MASKS);
  if (random() < 0.05) update.imageId = pick(random, ["fd8", "..", "", 5, null]);
  if (random() < 0.05) update[pick(random, ["size", "x"])] = 1;
  return update;
}

function randomImage(random) {
  const image = {};
  if (random() < 0.7) image.name = pick(random, NAMES);
  if (random() < 0.7) image.description = pick(random, DESCRIPTIONS);
  if (random() < 0.7)
    image.minDiskSize = pick(random, ["4194304", 4194304, 4194304n, "0", "4398046511104"]);
  if (random() < 0.7)
    image.labels = pick(random, [
      null,
      {},
      { env: "prod" },
      { owner: "prod", env: "prod" },
      { env: "staging-and-testing", Env: "Prod" },
    ]);
  if (random() < 0.5) image.storageSize = pick(random, ["1", "4194304", "4398046511104"]);
  return image;
}

/** Both answers on the same input, and whether anything in it was known to be right. */
function compare(gather, judgement, write, ask, contract) {
  const alone = gather();
  const engines = answer(judge(judgement, write, alone, contract), alone, contract);
  const screened = gather();
  screen(screened, contract);
  assert.deepEqual(ask(), engines);
  return screened.right !== 0;
}

function answer(found, input, contract) {
  return found > 0 ? found : readReport(found, input, contract);
}

/** Compares on many random inputs. */
function rounds(seed, round) {
  const random = seededRandom(seed);
  let known = 0;
  for (let count = 0; count < ROUNDS; count++) {
    const contract = Math.floor(random() * VERSIONS.length);
    const current = random() < 0.5 ? randomImage(random) : undefined;
    const image = () => current && gatherImage(current, "current");
    known += round(random, contract, image, {
      contract: VERSIONS[contract],
      ...(current && { current }),
    });
  }
  assert.ok(
    known > ROUNDS / 2,
    `only in ${known} of ${ROUNDS} inputs was anything known to be right`,
  );
}

describe("with the screen and without it", () => {
  test("the reports on updates are the same", () => {
    rounds(1, (random, contract, image, options) => {
      const update = randomUpdate(random);
      const gather = () => gatherInput(update, false, image());
      return compare(
        gather,
        JUDGEMENT_VALIDATE_UPDATE,
        writeUpdate,
        () => api.validateImageUpdate(update, options),
        contract,
      );
    });
  });

  test("the reports on edits are the same", () => {
    rounds(2, (random, contract, image, options) => {
      const edits = randomFields(random, true);
      const gather = () => gatherEdits(edits, image());
      return compare(
        gather,
        JUDGEMENT_VALIDATE_EDITS,
        writeEdits,
        () => api.validateImageEdits(edits, options),
        contract,
      );
    });
  });

  test("the plans of bodies are the same", () => {
    rounds(3, (random, contract, image) => {
      const edits = randomFields(random, true);
      const gather = () => gatherEdits(edits, image());
      const ask = () => {
        const input = gather();
        return answer(planPatch(input, contract), input, contract);
      };
      return compare(gather, JUDGEMENT_PLAN_PATCH, writeEdits, ask, contract);
    });
  });
});

test("a wrong key is told from a right one that is remembered", () => {
  const judge = (key) =>
    api.validateImageUpdate({ updateMask: "labels", labels: { [key]: "v" } }).valid;
  assert.ok(judge("build"));
  assert.ok(!judge("bUild"));
  assert.ok(!judge("buiLd"));
  assert.ok(judge("build"));
});

test("a record whose keys change while it is read is read key by key", () => {
  const labels = {
    get first() {
      delete this.second;
      return "1";
    },
    second: "2",
    third: "3",
  };
  const { violations } = api.validateImageUpdate({ updateMask: "labels", labels });
  assert.deepEqual(
    violations.map(({ rule, path }) => [rule, ...path]),
    [["type", "labels", "second"]],
  );
});
