// The JSON Schemas against the engine: ajv has to give the same verdict on every shared vector, apart
// from what JSON Schema cannot express.
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { describe, test } from "node:test";
import Ajv from "ajv";
import Ajv2020 from "ajv/dist/2020.js";

import { api } from "./api.mjs";
import { decode } from "./tagged.mjs";

const { constraints, imageEditsSchema, imageUpdateSchema, jsonSchema, requestBodySchema } = api;
const DRAFT_2020_12 = { target: "draft-2020-12" };

const SCHEMAS = { validateImageUpdate: imageUpdateSchema, validateImageEdits: imageEditsSchema };

/** For each target what compiles its schemas. OpenAPI 3.0 has `nullable`, which ajv knows. */
const TARGETS = {
  "draft-2020-12": Ajv2020,
  "draft-07": Ajv,
  "openapi-3.0": Ajv,
};

// The rules that JSON Schema cannot say. A vector is excluded when it breaks no other rule.
const UNSAYABLE = {
  "string.well_formed":
    "patterns could refuse surrogates only by \\p{…}, which few languages but JavaScript read",
  "map.duplicate_key":
    "uniqueItems compares whole rows, and no keyword compares one member of theirs",
  "rows: map.max_pairs": "draft-07 and OpenAPI 3.0 cannot count the rows that are not blank",
};

// The rules that OpenAPI 3.0 cannot say either: it has no keyword for the keys of an object.
const UNSAYABLE_KEYS = Object.fromEntries(
  ["string.min_len", "string.max_len", "string.pattern"].map((rule) => [
    `the key of a label: ${rule}`,
    "OpenAPI 3.0 has no propertyNames",
  ]),
);

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

for (const target of Object.keys(TARGETS)) {
  test(`${target}: ajv agrees with the engine on the shared vectors`, (t) => {
    const excluded = new Map();
    const exclude = (reason) => excluded.set(reason, (excluded.get(reason) ?? 0) + 1);
    const unsayable = target === "openapi-3.0" ? { ...UNSAYABLE, ...UNSAYABLE_KEYS } : UNSAYABLE;
    let agreed = 0;
    for (const { file, comment, call, args } of vectors) {
      const [input, options] = args.map(decode);
      if (!isJson(input)) {
        exclude(NOT_JSON);
        continue;
      }
      const { valid, violations } = api[call](input, options);
      const saysValid = compiled(call, options?.contract, target)(input);
      const reasons = new Set(violations.map((violation) => reasonOf(violation, input, unsayable)));
      if (saysValid === valid) agreed += 1;
      else if (saysValid && !reasons.has(undefined)) {
        for (const reason of reasons) exclude(reason);
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
        `${count} excluded: ${unsayable[reason] ? `${reason}: ${unsayable[reason]}` : reason}`,
      );
    assert.deepEqual(
      [...excluded.keys()].sort(),
      [...Object.keys(unsayable), UNCHANGED, NOT_JSON].sort(),
      "each exclusion is still needed",
    );
    // Else a change that made every input "no JSON" would go unnoticed.
    assert.ok(agreed > vectors.length / 2);
  });
}

/** The member of `unsayable` that a violation of an input is about. */
function reasonOf({ rule, forKey }, input, unsayable) {
  const names = [rule];
  if (Array.isArray(input?.labels)) names.push(`rows: ${rule}`);
  else if (forKey) names.push(`the key of a label: ${rule}`);
  return names.find((name) => Object.hasOwn(unsayable, name));
}

const validators = new Map();

function compiled(call, contract, target = "draft-2020-12") {
  const key = `${call} ${contract} ${target}`;
  if (!validators.has(key)) {
    const schema = jsonSchema(SCHEMAS[call]({ contract }), { target });
    validators.set(key, new TARGETS[target]({ strict: true, allErrors: true }).compile(schema));
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
  const [, asString] = jsonSchema(imageEditsSchema()).properties.minDiskSize.anyOf;
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
    assert.deepEqual(schema.properties.name, {
      title: "Name",
      description: "The name of the image. Null means the empty string.",
      type: ["string", "null"],
      pattern: name.pattern,
    });
    assert.equal(schema.properties.description.maxLength, description.maxLength);
    assert.deepEqual(schema.properties.labels.anyOf, [
      { enum: [null] },
      {
        type: "object",
        maxProperties: labels.maxPairs,
        propertyNames: { type: "string", ...labels.key },
        additionalProperties: { type: "string", ...labels.value },
      },
    ]);
  });
  test("every member has a title and a description", () => {
    for (const make of [imageUpdateSchema, imageEditsSchema, requestBodySchema]) {
      for (const { title, description } of Object.values(jsonSchema(make()).properties)) {
        assert.match(title, /^[A-Z][A-Za-z ]+$/);
        assert.match(description, /^[A-Z].*\.$/);
      }
    }
  });
  test("a body needs a mask, and has no id", () => {
    const schema = jsonSchema(requestBodySchema());
    assert.deepEqual(schema.required, ["updateMask"]);
    assert.equal(schema.properties.updateMask.type, "string");
    assert.deepEqual(Object.keys(schema.properties), [
      "updateMask",
      "name",
      "description",
      "minDiskSize",
      "labels",
    ]);
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
  test("openapi-3.0 has nothing that OpenAPI 3.0 does not have", () => {
    for (const make of [imageEditsSchema, imageUpdateSchema, requestBodySchema]) {
      const schema = jsonSchema(make(), { target: "openapi-3.0" });
      JSON.stringify(schema, (key, value) => {
        assert.ok(!["$schema", "const", "propertyNames"].includes(key), key);
        if (key === "type") assert.ok(typeof value === "string" && value !== "null", value);
        return value;
      });
      const validate = new Ajv({ strict: true }).compile(schema);
      const mask = make === imageEditsSchema ? {} : { updateMask: "name" };
      assert.ok(validate({ ...mask, name: null, labels: null, minDiskSize: null }));
      assert.ok(!validate({ ...mask, minDiskSize: "5" }));
    }
  });
  test("what is not supported throws", () => {
    for (const target of ["draft-04", "toString", "", undefined, null]) {
      for (const convert of [input, output]) {
        assert.throws(() => convert({ target }), {
          name: "TypeError",
          message: /^options\.target must be one of draft-2020-12, draft-07, openapi-3\.0, not /,
        });
      }
    }
    assert.throws(() => input(), {
      name: "TypeError",
      message: "options must be an object, not undefined",
    });
  });
});

// Fastify checks a body with these settings of ajv unless it is told otherwise, and its handler
// gets what ajv made of the body.
const FASTIFY = {
  coerceTypes: "array",
  useDefaults: true,
  removeAdditional: true,
  allErrors: false,
};

describe("a server that changes what it checks, as Fastify does", () => {
  /** What ajv makes of a body; undefined if it refuses it. */
  const sees = (make, target, body) => {
    const seen = structuredClone(body);
    const schema = jsonSchema(make(), { target });
    return new TARGETS[target](FASTIFY).compile(schema)(seen) ? seen : undefined;
  };
  const FIELDS = ["name", "description", "minDiskSize", "labels"];
  const VALUES = ["", 0, -0, false, true, {}, [], [0], [{}], "null", "0", 5, { a: null }];
  const MAKERS = { imageUpdateSchema, imageEditsSchema, requestBodySchema };
  const maskFor = (make, mask) => (make === imageEditsSchema ? {} : { updateMask: mask });

  for (const target of Object.keys(TARGETS)) {
    for (const [name, make] of Object.entries(MAKERS)) {
      test(`${name}, ${target}: nothing becomes null`, () => {
        for (const field of FIELDS) {
          for (const value of VALUES) {
            const body = { ...maskFor(make, field), [field]: value };
            const seen = sees(make, target, body);
            if (seen === undefined) continue;
            assert.notEqual(seen[field], null, `${field}: ${JSON.stringify(value)}`);
            assert.deepEqual(Object.keys(seen), Object.keys(body));
          }
        }
      });
      const resets = make === imageEditsSchema ? ["", 0] : [];
      test(`${name}, ${target}: what the engine refuses is no reset of sizes and labels`, () => {
        for (const value of ["", 0, false, [null], [""], [0]]) {
          for (const field of ["minDiskSize", "labels"]) {
            if (field === "minDiskSize" && resets.includes(value)) continue;
            const body = { ...maskFor(make, field), [field]: value };
            assert.equal(sees(make, target, body), undefined, `${field}: ${JSON.stringify(value)}`);
          }
        }
      });
    }
  }

  // Fastify has the ajv of draft-07. That of 2020-12 tries all of `anyOf`, and makes "" of null.
  for (const target of ["draft-07", "openapi-3.0"]) {
    for (const [name, make] of Object.entries(MAKERS)) {
      test(`${name}, ${target}: what is valid stays as it is`, () => {
        for (const fields of [
          { name: null, description: null, minDiskSize: null, labels: null },
          { name: "", description: "0", minDiskSize: "4194304", labels: {} },
          { name: "a", description: "", labels: { "a.b": "" } },
        ]) {
          const body = { ...maskFor(make, FIELDS.join()), ...fields };
          assert.deepEqual(sees(make, target, body), body);
        }
      });
    }
  }

  test("edits keep the spellings of a default, and rows", () => {
    for (const edits of [
      { minDiskSize: "" },
      { minDiskSize: "0" },
      { minDiskSize: 0 },
      { labels: [] },
      {
        labels: [
          { key: "", value: "" },
          { key: "a", value: "" },
        ],
      },
    ]) {
      assert.deepEqual(sees(imageEditsSchema, "draft-07", edits), edits);
    }
  });

  const unknown = { updateMask: "name", name: "a", min_disk_size: "4194304" };
  test("the drafts of JSON Schema refuse unknown members, which would be removed", () => {
    assert.equal(sees(requestBodySchema, "draft-07", unknown), undefined);
    assert.equal(sees(requestBodySchema, "draft-2020-12", unknown), undefined);
  });
  test("OpenAPI 3.0 cannot: they are removed, as the documentation says", () => {
    const { min_disk_size, ...rest } = unknown;
    assert.deepEqual(sees(requestBodySchema, "openapi-3.0", unknown), rest);
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
      message:
        "schema must be what imageUpdateSchema, imageEditsSchema or requestBodySchema returns, " +
        `not ${actual}`,
    });
  }
});
