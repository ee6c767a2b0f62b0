// The JSON Schemas against the engine: ajv has to give the same verdict on every shared vector, apart
// from what JSON Schema cannot express.
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { describe, test } from "node:test";
import Ajv from "ajv";
import Ajv2020 from "ajv/dist/2020.js";

import { api } from "./api.mjs";
import { decode } from "./tagged.mjs";

const { constraints, imageEditsSchema, imageUpdateSchema, jsonSchema } = api;
const DRAFT_2020_12 = { target: "draft-2020-12" };

const SCHEMAS = { validateImageUpdate: imageUpdateSchema, validateImageEdits: imageEditsSchema };

// The rules that JSON Schema cannot say. A vector is excluded when it breaks no other rule.
const UNSAYABLE = {
  "string.well_formed":
    "patterns could refuse surrogates only by \\p{…}, which few languages but JavaScript read",
  "map.duplicate_key":
    "uniqueItems compares whole rows, and no keyword compares one member of theirs",
};

// What JSON Schema cannot know, so that it refuses what the engine takes.
const UNCHANGED =
  "an edit to the value that `current` has: it is not sent, so the engine does not judge it";
const NOT_JSON =
  "an input that JSON cannot hold: undefined, a bigint, NaN, an instance of a class, …";

const folder = new URL("../vectors/", import.meta.url);
const vectors = readdirSync(folder)
  .filter((name) => name.endsWith(".json"))
  .flatMap((file) =>
    JSON.parse(readFileSync(new URL(file, folder), "utf8")).map((vector) => ({ ...vector, file })),
  )
  .filter(({ call, throws }) => Object.hasOwn(SCHEMAS, call) && throws === undefined);

test("ajv agrees with the engine on the shared vectors", (t) => {
  const excluded = new Map();
  const exclude = (reason) => excluded.set(reason, (excluded.get(reason) ?? 0) + 1);
  let agreed = 0;
  for (const { file, comment, call, args } of vectors) {
    const [input, options] = args.map(decode);
    if (!isJson(input)) {
      exclude(NOT_JSON);
      continue;
    }
    const { valid, violations } = api[call](input, options);
    const saysValid = compiled(call, options?.contract)(input);
    if (saysValid === valid) agreed += 1;
    else if (saysValid && violations.every(({ rule }) => Object.hasOwn(UNSAYABLE, rule))) {
      for (const rule of new Set(violations.map(({ rule }) => rule))) exclude(rule);
    } else if (
      valid &&
      options?.current !== undefined &&
      !api[call](input, { contract: options.contract }).valid
    )
      exclude(UNCHANGED);
    else
      assert.fail(
        `${file}: ${comment}: the engine says ${valid}, ajv ${saysValid}, of ${JSON.stringify(input)}`,
      );
  }

  t.diagnostic(`${agreed} of ${vectors.length} vectors agree`);
  for (const [reason, count] of excluded)
    t.diagnostic(
      `${count} excluded: ${UNSAYABLE[reason] ? `${reason}: ${UNSAYABLE[reason]}` : reason}`,
    );
  assert.deepEqual(
    [...excluded.keys()].sort(),
    [...Object.keys(UNSAYABLE), UNCHANGED, NOT_JSON].sort(),
    "each exclusion is still needed",
  );
  // Else a change that made every input "no JSON" would go unnoticed.
  assert.ok(agreed > vectors.length / 2);
});

const validators = new Map();

function compiled(call, contract) {
  const key = `${call} ${contract}`;
  if (!validators.has(key)) {
    const schema = SCHEMAS[call]({ contract })["~standard"].jsonSchema.input(DRAFT_2020_12);
    validators.set(key, new Ajv2020({ strict: true, allErrors: true }).compile(schema));
  }
  return validators.get(key);
}

function isJson(value) {
  if (value === null || typeof value === "string" || typeof value === "boolean") return true;
  if (typeof value === "number") return Number.isFinite(value);
  if (typeof value !== "object") return false;
  if (Array.isArray(value)) return value.every(isJson);
  return Object.getPrototypeOf(value) === Object.prototype && Object.values(value).every(isJson);
}

describe("decimal sizes", () => {
  const { min, max } = constraints["2020-03-16"].minDiskSize;
  const [asString] =
    imageEditsSchema()["~standard"].jsonSchema.input(DRAFT_2020_12).properties.minDiskSize.anyOf;
  const pattern = new RegExp(asString.pattern, "u");
  const check = (size) =>
    assert.equal(pattern.test(String(size)), size >= min && size <= max, String(size));

  test("near both ends", () => {
    for (let distance = -20_000n; distance <= 20_000n; distance++) {
      check(BigInt(min) + distance);
      check(BigInt(max) + distance);
    }
  });
  test("near every power of ten, and its multiples", () => {
    for (let exponent = 0n; exponent < 20n; exponent++) {
      for (let factor = 0n; factor < 1000n; factor++) {
        for (const distance of [-1n, 0n, 1n]) check(factor * 10n ** exponent + distance);
      }
    }
  });
  test("one spelling for one integer", () => {
    for (const text of [
      "",
      "04194304",
      "+4194304",
      "-4194304",
      " 4194304",
      "4194304\n",
      "4194304.0",
      "4.2e6",
      "0x400000",
    ]) {
      assert.ok(!pattern.test(text), JSON.stringify(text));
    }
  });
});

describe("the objects", () => {
  test("an update", () => {
    const { name, description, labels } = constraints["2025-01-27"];
    const schema = jsonSchema(imageUpdateSchema({ contract: "2025-01-27" }));
    assert.equal(schema.$schema, "https://json-schema.org/draft/2020-12/schema");
    assert.equal(schema.type, "object");
    assert.equal(schema.additionalProperties, false);
    assert.deepEqual(Object.keys(schema.properties), [
      "imageId",
      "updateMask",
      "name",
      "description",
      "minDiskSize",
      "labels",
    ]);
    assert.deepEqual(schema.properties.name, { type: ["string", "null"], pattern: name.pattern });
    assert.deepEqual(schema.properties.description, {
      type: ["string", "null"],
      maxLength: description.maxLength,
    });
    assert.deepEqual(schema.properties.labels, {
      type: ["object", "null"],
      maxProperties: labels.maxPairs,
      propertyNames: { type: "string", ...labels.key },
      additionalProperties: { type: "string", ...labels.value },
    });
  });
  test("edits have neither an id nor a mask", () => {
    const { properties } = jsonSchema(imageEditsSchema());
    assert.deepEqual(Object.keys(properties), ["name", "description", "minDiskSize", "labels"]);
  });
  test("input and output are the same", () => {
    for (const make of Object.values(SCHEMAS)) {
      const { input, output } = make()["~standard"].jsonSchema;
      assert.deepEqual(output(DRAFT_2020_12), input(DRAFT_2020_12));
      assert.deepEqual(jsonSchema(make()), input(DRAFT_2020_12));
    }
  });
  test("no default, which ajv could write into a body", () => {
    for (const make of Object.values(SCHEMAS)) {
      const body = { updateMask: "name" };
      new Ajv2020({ useDefaults: true }).compile(jsonSchema(make()))(body);
      assert.deepEqual(body, { updateMask: "name" });
    }
  });
  test("are the caller's own", () => {
    const schema = imageUpdateSchema();
    jsonSchema(schema).properties.name.pattern = "changed";
    assert.equal(
      jsonSchema(schema).properties.name.pattern,
      constraints["2020-03-16"].name.pattern,
    );
  });
  test("lengths count code points", () => {
    const validate = compiled("validateImageEdits", undefined);
    assert.ok(validate({ description: "😀".repeat(256) }));
    assert.ok(!validate({ description: "😀".repeat(257) }));
  });
});

describe("targets", () => {
  const { input, output } = imageEditsSchema()["~standard"].jsonSchema;
  test("draft-07", () => {
    const schema = input({ target: "draft-07" });
    assert.equal(schema.$schema, "http://json-schema.org/draft-07/schema#");
    const validate = new Ajv({ strict: true }).compile(schema);
    assert.ok(validate({ name: "a", minDiskSize: "4194304", labels: [{ key: "a.b", value: "" }] }));
    assert.ok(!validate({ minDiskSize: "4194303" }));
  });
  test("what is not supported throws", () => {
    for (const target of ["openapi-3.0", "draft-04", "toString", "", undefined, null]) {
      for (const convert of [input, output]) {
        assert.throws(() => convert({ target }), {
          name: "TypeError",
          message: /^options\.target must be one of draft-2020-12, draft-07, not /,
        });
      }
    }
    assert.throws(() => input(), {
      name: "TypeError",
      message: "options must be an object, not undefined",
    });
  });
});

test("what has no JSON Schema is refused", () => {
  const others = [
    [undefined, "undefined"],
    [null, "null"],
    [{}, "an object"],
    ["schema", "a string"],
    [{ "~standard": { version: 1 } }, "an object"],
    [imageEditsSchema, "a function"],
  ];
  for (const [other, actual] of others) {
    assert.throws(() => jsonSchema(other), {
      name: "TypeError",
      message: `schema must be what imageUpdateSchema or imageEditsSchema returns, not ${actual}`,
    });
  }
});
