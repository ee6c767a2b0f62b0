// What the package builds and accepts means the same to implementations of protocol buffers that
// were written elsewhere: the JSON parsers of @bufbuild/protobuf and of Python, and the vendor's SDK.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { test } from "node:test";
import { fileURLToPath } from "node:url";

import fc from "fast-check";

import { api } from "../package/api.mjs";
import { count } from "../support/counts.mjs";
import { editsArguments, updateArguments } from "../support/inputs.mjs";
import { pick, seededRandom } from "../support/random-json.mjs";
import { descriptor, readJson, sorted } from "./protobuf.mjs";
import { decode } from "./sdk.mjs";

const { YC_PYTHON } = process.env;
if (YC_PYTHON === undefined)
  throw new Error("YC_PYTHON is not set to a Python with protobuf; run `cargo xtask oracles`");

const SEED = 20200316;
const RUNS = 10_000;

const PROTO_NAMES = {
  name: "name",
  description: "description",
  minDiskSize: "min_disk_size",
  labels: "labels",
};

/** JSON as it is sent. A bigint is sent as decimal text. */
const jsonOf = (value) =>
  JSON.stringify(value, (_, member) => (typeof member === "bigint" ? String(member) : member));

/** What an update, or a body, says to a reader who knows the documentation only. */
function meaningOf({ updateMask, name, description, minDiskSize, labels }) {
  return {
    mask: updateMask?.split(",").map((path) => PROTO_NAMES[path]) ?? null,
    name: name ?? "",
    description: description ?? "",
    minDiskSize: String(minDiskSize ?? 0),
    labels: sorted(labels ?? {}),
  };
}

/** What Python reads from each JSON text; null for a text that it refuses. */
function readInPython(texts) {
  const base64 = (text) => Buffer.from(text).toString("base64");
  const { stdout, stderr, status } = spawnSync(
    YC_PYTHON,
    [fileURLToPath(new URL("python.py", import.meta.url))],
    {
      input: `${[descriptor, ...texts].map(base64).join("\n")}\n`,
      encoding: "utf8",
      maxBuffer: 1e9,
    },
  );
  assert.equal(status, 0, stderr);
  const meanings = stdout.trimEnd().split("\n").map(JSON.parse);
  assert.equal(meanings.length, texts.length);
  return meanings;
}

/** Asserts that each oracle reads a meaning from the JSON of a message. */
function assertMeanings(subject, messages) {
  assert.ok(messages.length > RUNS / 4, `only ${messages.length} messages`);
  const inPython = readInPython(messages.map(jsonOf));
  for (const [index, message] of messages.entries()) {
    const expected = meaningOf(message);
    const { meaning, binary } = readJson(jsonOf(message));
    assert.deepEqual(meaning, expected, "@bufbuild/protobuf");
    assert.deepEqual(decode(binary), expected, "the vendor's SDK");
    assert.deepEqual(inPython[index], expected, "protobuf of Python");
  }
  count(subject, "@bufbuild/protobuf", messages.length);
  count(subject, "@yandex-cloud/nodejs-sdk", messages.length);
  count(subject, "protobuf of Python", messages.length);
}

test("bodies", () => {
  const bodies = fc.sample(editsArguments, { seed: SEED, numRuns: RUNS }).flatMap((args) => {
    try {
      return api.buildPatchBody(...args) ?? [];
    } catch (error) {
      if (error instanceof api.ImageUpdateError) return [];
      throw error;
    }
  });
  assertMeanings("built bodies", bodies);
});

test("updates that are valid", () => {
  const updates = fc
    .sample(updateArguments, { seed: SEED, numRuns: RUNS })
    .flatMap(([update, options]) => (api.validateImageUpdate(update, options).valid ? update : []));
  // A path named twice is a warning, and its meaning is the same.
  assertMeanings("accepted updates", updates);
});

/** The meanings that both JSON parsers read from the JSON of messages; null for a refusal. */
function readByBoth(messages) {
  const texts = messages.map(jsonOf);
  const inPython = readInPython(texts);
  return texts.map((text, index) => {
    try {
      return [readJson(text).meaning, inPython[index]];
    } catch {
      return [null, inPython[index]];
    }
  });
}

test("masks", () => {
  const random = seededRandom(SEED);
  const parts = [
    ...["name", "description", "minDiskSize", "labels", "labels", "name", ",", ",", ",", ",", ","],
    ...[" ", "\t", "", "*", ".", "_", "min_disk_size", "Name", "labels.env", "size", "\u00a0", "é"],
  ];
  const paths = parts.slice(0, 4);
  const masks = Array.from({ length: RUNS }, (_, index) => {
    const length = Math.floor(random() * 6);
    if (index % 2 === 0)
      return Array.from({ length: 1 + length }, () => pick(random, paths)).join();
    return Array.from({ length }, () => pick(random, parts)).join("");
  });
  const known = new Set(Object.values(PROTO_NAMES));
  let accepted = 0;
  for (const [index, meanings] of readByBoth(
    masks.map((updateMask) => ({ updateMask })),
  ).entries()) {
    const mask = masks[index];
    const { violations } = api.validateImageUpdate({ updateMask: mask });
    if (violations.length === 0) {
      accepted++;
      const expected = mask.split(",").map((path) => PROTO_NAMES[path]);
      for (const meaning of meanings) assert.deepEqual(meaning?.mask, expected, mask);
      const fields = api.parseUpdateMask(mask).map((field) => PROTO_NAMES[field]);
      assert.deepEqual(new Set(fields), new Set(expected));
      continue;
    }
    // What is refused is misread or refused by a parser, or names what no update changes.
    const isRead = meanings.every(
      (meaning) => meaning?.mask?.length > 0 && meaning.mask.every((path) => known.has(path)),
    );
    assert.ok(!isRead, `${JSON.stringify(mask)} is refused, although both parsers read it`);
  }
  assert.ok(accepted > RUNS / 3, `only ${accepted} masks are accepted`);
  count("masks", "@bufbuild/protobuf", masks.length);
  count("masks", "protobuf of Python", masks.length);
});

test("int64 values", () => {
  const random = seededRandom(SEED);
  const limits = [4194304n, 4398046511104n, 0n, 2n ** 53n, 2n ** 63n, 5_000_000_000n];
  const digits = () => {
    const drawn = Array.from({ length: 1 + Math.floor(random() * 20) }, () =>
      pick(random, [..."0123456789"]),
    );
    return drawn.join("");
  };
  const spellings = [
    (text) => text,
    (text) => Number(text),
    (text) => `-${text}`,
    (text) => `+${text}`,
    (text) => `0${text}`,
    (text) => ` ${text}`,
    (text) => `${text}.0`,
    (text) => `${text}e3`,
    (text) => Number(text) + 0.5,
    (text) => `${text.slice(0, 3)}_${text.slice(3)}`,
    // In Arabic-Indic digits.
    (text) => text.replace(/\d/g, (digit) => String.fromCodePoint(0x660 + Number(digit))),
  ];
  const values = Array.from({ length: RUNS }, (_, index) => {
    const near = String(pick(random, limits) + BigInt(Math.floor(random() * 5) - 2));
    const text = random() < 0.6 ? near : digits();
    return index % 3 === 0 ? pick(random, spellings)(text) : text;
  });
  const meanings = readByBoth(values.map((minDiskSize) => ({ minDiskSize })));
  let accepted = 0;
  for (const [index, [bufbuild, python]] of meanings.entries()) {
    const minDiskSize = values[index];
    const { violations } = api.validateImageUpdate({ updateMask: "minDiskSize", minDiskSize });
    if (violations.length === 0) {
      accepted++;
      const expected = String(BigInt(minDiskSize));
      assert.equal(bufbuild?.minDiskSize, expected, String(minDiskSize));
      assert.equal(python?.minDiskSize, expected, String(minDiskSize));
    } else if (violations[0].rule === "int64.gte_lte" && bufbuild !== null) {
      // An integer that a parser reads is out of range, and not written in another way.
      const integer = BigInt(bufbuild.minDiskSize);
      assert.ok(integer < 4194304n || integer > 4398046511104n, String(minDiskSize));
    }
  }
  assert.ok(accepted > RUNS / 5, `only ${accepted} values are accepted`);
  count("int64 values", "@bufbuild/protobuf", values.length);
  count("int64 values", "protobuf of Python", values.length);
});
