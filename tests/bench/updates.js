// Updates of all kinds, for the measurements and to prove that all contenders give the same
// verdicts.
//
// Every contender can find every fault here. So there is no lone surrogate, no null as the value of
// a label, no number as a size and no imageId. There is also no empty mask, no path such as
// labels.env and no size such as "0x400000", since protobuf's JSON reader or protovalidate's
// `field_mask.in` accepts them.
import { Random } from "./random.js";

const FIELDS = ["name", "description", "minDiskSize", "labels"];
const LETTERS = [..."abcdefghijklmnopqrstuvwxyz"];
const NAME = [...LETTERS, ..."0123456789-"];
const LABEL = [...LETTERS, ..."0123456789-_./@"];
const ALPHABETS = [
  [...LETTERS, ..."      ABCDEFGHIJKLMNOPQRSTUVWXYZ.,"],
  [...LETTERS, ..."      ABCDEFGHIJKLMNOPQRSTUVWXYZ.,"],
  [..."абвгдежзиклмнопрстуфхцчшщ   АБВГД.,"],
  [..."镜像每周自动构建已安装监控代理"],
  [..."🚀🐧🧊🌙🪔👩💻a "],
  ["🚀"],
];

/** Makes updates. `faults` is the share of those with one fault, and of those with several. */
export function makeUpdates(count, seed, faults = { one: 0, several: 0 }) {
  const random = new Random(seed);
  return Array.from({ length: count }, () => {
    const update = makeValid(random);
    const kind = random.next();
    if (kind < faults.one) spoil(update, random, 1);
    else if (kind < faults.one + faults.several) spoil(update, random, random.integer(2, 6));
    return notInterned(update);
  });
}

/** Makes valid labels. */
export function makeLabels(random, count) {
  const labels = {};
  while (Object.keys(labels).length < count) labels[makeKey(random)] = makeValue(random);
  return labels;
}

/**
 * A copy with new strings as values, as from the network, instead of the JavaScript engine's shared
 * ones. They are decoded from UTF-8, since V8 stores what it decodes from UTF-16 with two bytes for
 * each character.
 */
export function notInterned(value) {
  if (typeof value === "string") return Buffer.from(value).toString();
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, member]) => [key, notInterned(member)]),
  );
}

function makeValid(random) {
  const named = random.shuffle(FIELDS).slice(0, random.integer(1, FIELDS.length));
  const update = {};
  if (random.chance(0.9)) update.updateMask = named.join(",");
  for (const field of named) {
    if (random.chance(0.02)) update[field] = null;
    else if (field === "name") update.name = random.chance(0.05) ? "" : makeName(random);
    else if (field === "description")
      update.description = makeDescription(
        random,
        random.chance(0.1) ? 256 : random.integer(0, 256),
      );
    else if (field === "minDiskSize") update.minDiskSize = makeSize(random);
    else update.labels = makeLabels(random, random.chance(0.1) ? 64 : random.integer(0, 12));
  }
  return update;
}

function makeName(random) {
  const length = random.chance(0.1) ? 63 : random.integer(1, 40);
  const name = random.pick(LETTERS) + random.text(NAME, length - 1);
  return name.replace(/-$/, "0");
}

function makeDescription(random, length) {
  return random.text(random.pick(ALPHABETS), length);
}

function makeSize(random) {
  return random.pick([
    "4194304",
    "4398046511104",
    "4398046511103",
    String(random.integer(1, 4096) * 2 ** 30),
    String(random.integer(2 ** 22, 2 ** 42)),
  ]);
}

function makeKey(random) {
  return (
    random.pick(LETTERS) + random.text(LABEL, random.chance(0.05) ? 62 : random.integer(0, 20))
  );
}

function makeValue(random) {
  return random.text(LABEL, random.chance(0.05) ? 63 : random.integer(0, 20));
}

const FAULTS = [
  (update, random) =>
    (update.updateMask = random.pick([
      "*",
      "size",
      "Name",
      "min_disk_size",
      "name,",
      "name,,labels",
      "name, labels",
    ])),
  (update, random) =>
    (update.name = random.pick([
      "Web-1",
      "web_1",
      "web-1-",
      "-web",
      "1web",
      "веб",
      "web 1",
      "web\n",
      random.text(LETTERS, 64),
    ])),
  (update, random) => (update.name = random.pick([7, true, ["web"], {}])),
  (update, random) => (update.description = makeDescription(random, random.integer(257, 600))),
  (update) => (update.description = `${"🚀".repeat(256)}.`),
  (update, random) => (update.description = random.pick([7, false, [], {}])),
  (update, random) =>
    (update.minDiskSize = random.pick([
      "0",
      "-1",
      "4194303",
      "4398046511105",
      "9223372036854775807",
      "99999999999999999999",
    ])),
  (update, random) =>
    (update.minDiskSize = random.pick(["", "10 GB", "4194304.5", "ten", "4194304n"])),
  (update, random) => (update.labels = makeLabels(random, random.integer(65, 80))),
  (update, random) =>
    addLabel(
      update,
      random.pick(["", "Env", "1a", "a b", "a\\b", "ключ", "_a", `a${random.text(LABEL, 63)}`]),
      makeValue(random),
    ),
  (update, random) =>
    addLabel(
      update,
      makeKey(random),
      random.pick(["Prod", "a b", "a\\b", "значение", "🚀", random.text(LABEL, 64)]),
    ),
  (update, random) => addLabel(update, makeKey(random), random.pick([7, true, ["a"], { a: "b" }])),
  (update, random) => (update.labels = random.pick([7, "a=b", ["a"]])),
  (update, random) =>
    (update[random.pick(["size", "Name", "label", "x", "disk_size"])] = random.pick(["", "a", 7])),
];

function spoil(update, random, count) {
  for (const fault of random.shuffle(FAULTS).slice(0, count)) fault(update, random);
}

function addLabel(update, key, value) {
  const isRecord =
    typeof update.labels === "object" && update.labels !== null && !Array.isArray(update.labels);
  update.labels = { ...(isRecord && update.labels), [key]: value };
}
