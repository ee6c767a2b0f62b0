// The answer to an update: what is read from it, and what is refused, with the member named.
import assert from "node:assert/strict";
import { readdir } from "node:fs/promises";
import path from "node:path";
import { describe, test } from "node:test";
import { fileURLToPath } from "node:url";
import { runInNewContext } from "node:vm";

import { build } from "esbuild";

import { createComputeApi, listen } from "../../www/api/server.mjs";
import { randomJson, seededRandom } from "../support/random-json.mjs";
import { api, fileOf } from "./api.mjs";

const { parseOperation, parseStatus, ImageUpdateError, buildPatchBody } = api;

const ID = { id: "fv4" };
const ERROR = { code: 6, message: "taken" };
const IMAGE = { id: "fd8", name: "web" };
const BAD_REQUEST = {
  "@type": "type.googleapis.com/google.rpc.BadRequest",
  fieldViolations: [{ field: "name", description: "Bad" }],
};
const ownProto = (json) => JSON.parse(json.replace("PROTO", "__proto__"));

describe("states", () => {
  for (const [what, value, expected] of [
    ["an id alone", ID, { ...ID, state: "running", done: false }],
    ["done: false", { ...ID, done: false }, { ...ID, state: "running", done: false }],
    ["done: null", { ...ID, done: null }, { ...ID, state: "running", done: false }],
    [
      "an operation that is rolled back",
      { ...ID, done: false, error: ERROR },
      { ...ID, state: "running", done: false, error: parseStatus(ERROR) },
    ],
    [
      "one without done that is rolled back",
      { ...ID, error: ERROR },
      { ...ID, state: "running", done: false, error: parseStatus(ERROR) },
    ],
    [
      "a failed one",
      { ...ID, done: true, error: ERROR },
      {
        ...ID,
        state: "failed",
        done: true,
        error: { code: "ALREADY_EXISTS", message: "taken", details: [] },
      },
    ],
    [
      "a failed one with a null response",
      { ...ID, done: true, error: ERROR, response: null },
      { ...ID, state: "failed", done: true, error: parseStatus(ERROR) },
    ],
    [
      "one that failed with an unknown code",
      { ...ID, done: true, error: { code: 99 } },
      { ...ID, state: "failed", done: true, error: { code: 99, message: "", details: [] } },
    ],
    [
      "one that failed, with the code of what did not",
      { ...ID, done: true, error: { code: 0, message: "m" } },
      { ...ID, state: "failed", done: true, error: { code: "UNKNOWN", message: "m", details: [] } },
    ],
    [
      "one that failed without a word",
      { ...ID, done: true, error: {} },
      { ...ID, state: "failed", done: true, error: { code: "UNKNOWN", message: "", details: [] } },
    ],
    [
      "one that failed with null members",
      { ...ID, done: true, error: { code: null, message: null, details: null } },
      { ...ID, state: "failed", done: true, error: { code: "UNKNOWN", message: "", details: [] } },
    ],
    [
      "one that failed with details alone",
      { ...ID, done: true, error: { details: [BAD_REQUEST] } },
      {
        ...ID,
        state: "failed",
        done: true,
        error: { code: "UNKNOWN", message: "", details: [BAD_REQUEST] },
      },
    ],
    [
      "one that failed with other members",
      { ...ID, done: true, error: { reason: "expired" } },
      {
        ...ID,
        state: "failed",
        done: true,
        error: { code: "UNKNOWN", message: '{"reason":"expired"}', details: [] },
      },
    ],
    [
      "a succeeded one",
      { ...ID, done: true, response: IMAGE },
      { ...ID, state: "succeeded", done: true, response: IMAGE },
    ],
    [
      "a succeeded one with a null error",
      { ...ID, done: true, error: null, response: IMAGE },
      { ...ID, state: "succeeded", done: true, response: IMAGE },
    ],
    [
      "one with an empty response",
      { ...ID, done: true, response: {} },
      { ...ID, state: "succeeded", done: true, response: {} },
    ],
    [
      "null members",
      { ...ID, description: null, createdAt: null, metadata: null },
      { ...ID, state: "running", done: false },
    ],
    [
      "members of its own",
      { ...ID, extra: [null], state: 7 },
      { ...ID, state: "running", done: false, extra: [null] },
    ],
  ]) {
    test(`reads ${what}`, () => assert.deepEqual(parseOperation(value), expected));
  }

  test("keeps every documented member", () => {
    const members = {
      id: "fv4",
      description: "Update image",
      createdAt: "2025-10-01T12:00:00.123456789Z",
      createdBy: "aje",
      modifiedAt: "2025-10-01T15:00:00+03:00",
      metadata: {
        "@type": "type.googleapis.com/yandex.cloud.compute.v1.UpdateImageMetadata",
        imageId: "fd8",
        more: { a: [1] },
      },
    };
    const response = {
      "@type": "type.googleapis.com/yandex.cloud.compute.v1.Image",
      id: "fd8",
      folderId: "b1g",
      createdAt: "2025-09-02T08:14:31Z",
      name: "",
      description: "d",
      labels: { env: "prod", constructor: "" },
      family: "f",
      storageSize: "9223372036854775807",
      minDiskSize: 4194304,
      productIds: ["f2e", ""],
      status: "READY",
      os: { type: "LINUX", nvidia: { driver: "570" } },
      pooled: true,
      hardwareGeneration: { generation2Features: {} },
    };
    assert.deepEqual(parseOperation({ ...members, done: true, response }), {
      ...members,
      state: "succeeded",
      done: true,
      response,
    });
  });

  test("reads what yc prints, in snake case", () => {
    const members = { id: "fv4", description: "Update image", done: true };
    const image = { id: "fd8", name: "web", labels: { min_disk_size: "x" }, status: "READY" };
    assert.deepEqual(
      parseOperation({
        ...members,
        created_at: "2025-10-01T12:00:00Z",
        created_by: "aje",
        modified_at: "2025-10-01T12:00:01Z",
        metadata: { "@type": "UpdateImageMetadata", image_id: "fd8", other_id: "x" },
        response: {
          ...image,
          folder_id: "b1g",
          created_at: "2025-09-02T08:14:31Z",
          storage_size: "1",
          min_disk_size: "4194304",
          product_ids: ["f2e"],
          os: { type: "LINUX" },
          hardware_generation: {},
        },
      }),
      {
        ...members,
        state: "succeeded",
        createdAt: "2025-10-01T12:00:00Z",
        createdBy: "aje",
        modifiedAt: "2025-10-01T12:00:01Z",
        metadata: { "@type": "UpdateImageMetadata", imageId: "fd8", other_id: "x" },
        response: {
          ...image,
          folderId: "b1g",
          createdAt: "2025-09-02T08:14:31Z",
          storageSize: "1",
          minDiskSize: "4194304",
          productIds: ["f2e"],
          os: { type: "LINUX" },
          hardware_generation: {},
        },
      },
    );
  });

  for (const [what, value, expected] of [
    ["null in snake case", { created_by: null }, {}],
    ["null beside snake case", { createdBy: null, created_by: "aje" }, { createdBy: "aje" }],
    [
      "both spellings",
      { created_by: "snake", createdBy: "camel" },
      { created_by: "snake", createdBy: "camel" },
    ],
  ]) {
    test(`reads ${what}`, () =>
      assert.deepEqual(parseOperation({ ...ID, ...value }), {
        ...ID,
        ...expected,
        state: "running",
        done: false,
      }));
  }

  test("members called __proto__ set no prototype", () => {
    const value = ownProto('{"id":"fv4","PROTO":{"done":true}}');
    assert.deepEqual(Object.entries(parseOperation(value)), [
      ["id", "fv4"],
      ["__proto__", { done: true }],
      ["done", false],
      ["state", "running"],
    ]);
    assert.equal(Object.getPrototypeOf(parseOperation(value)), Object.prototype);

    const { response, metadata } = parseOperation({
      ...ID,
      done: true,
      metadata: ownProto('{"PROTO":{"imageId":"x"}}'),
      response: { labels: ownProto('{"PROTO":"v"}'), ...ownProto('{"PROTO":{"name":"x"}}') },
    });
    for (const object of [response, response.labels, metadata]) {
      assert.equal(Object.getPrototypeOf(object), Object.prototype);
      assert.ok(Object.hasOwn(object, "__proto__"));
    }
    assert.equal(response.name, undefined);
    assert.throws(
      () => parseOperation(ownProto('{"PROTO":{"id":"fv4"}}')),
      /^TypeError: operation\.id must be /,
    );
  });

  test("neither changes nor shares what it read", () => {
    const freeze = (value) => {
      if (typeof value === "object" && value !== null)
        Object.values(Object.freeze(value)).forEach(freeze);
      return value;
    };
    const value = freeze({
      ...ID,
      description: null,
      done: true,
      metadata: { imageId: "fd8" },
      response: { labels: { a: "1" }, productIds: ["p"], name: null },
    });
    const operation = parseOperation(value);
    assert.ok(!Object.isFrozen(operation));
    for (const read of ["metadata", "response"]) assert.notEqual(operation[read], value[read]);
    for (const read of ["labels", "productIds"])
      assert.notEqual(operation.response[read], value.response[read]);
  });

  test("reads each member once", () => {
    const reads = new Map();
    const count = (target, name) =>
      new Proxy(target, {
        get(object, key) {
          reads.set(`${name}.${String(key)}`, (reads.get(`${name}.${String(key)}`) ?? 0) + 1);
          return object[key];
        },
      });
    parseOperation(
      count(
        {
          ...ID,
          done: true,
          response: count({ name: "a", labels: count({ a: "1" }, "labels") }, "response"),
        },
        "operation",
      ),
    );
    assert.deepEqual([...reads.values()], [1, 1, 1, 1, 1, 1]);
  });
});

describe("refusals", () => {
  const done = (response) => ({ ...ID, done: true, response });
  const failed = (error) => ({ ...ID, done: true, error });
  const time = 'a date and time in RFC 3339 form such as "2020-03-16T09:30:00Z"';
  const int64 = "an int64, as a number or decimal text";

  for (const [value, message] of [
    [undefined, "operation must be an object, not undefined"],
    [null, "operation must be an object, not null"],
    ["<html>", 'operation must be an object, not "<html>"'],
    [[ID], "operation must be an object, not an array"],
    [() => ID, "operation must be an object, not a function"],
    [5n, "operation must be an object, not a bigint"],
    [{}, "operation.id must be a string that is not empty, not undefined"],
    [{ id: null }, "operation.id must be a string that is not empty, not undefined"],
    [{ id: "" }, 'operation.id must be a string that is not empty, not ""'],
    [{ id: 7 }, "operation.id must be a string, not 7"],
    [{ ...ID, description: 7 }, "operation.description must be a string, not 7"],
    [{ ...ID, createdAt: 0 }, `operation.createdAt must be ${time}, not 0`],
    [{ ...ID, createdAt: "" }, `operation.createdAt must be ${time}, not ""`],
    [{ ...ID, modifiedAt: "now\n" }, `operation.modifiedAt must be ${time}, not "now\\n"`],
    [{ ...ID, createdBy: {} }, "operation.createdBy must be a string, not an object"],
    [{ ...ID, done: "true" }, 'operation.done must be true or false, not "true"'],
    [{ ...ID, done: 1 }, "operation.done must be true or false, not 1"],
    [{ ...ID, metadata: "m" }, 'operation.metadata must be an object, not "m"'],
    [{ ...ID, metadata: { imageId: 5 } }, "operation.metadata.imageId must be a string, not 5"],
    [{ ...ID, error: "taken" }, 'operation.error must be an object, not "taken"'],
    [{ ...ID, error: [] }, "operation.error must be an object, not an array"],
    [failed({ code: "x" }), 'operation.error.code must be an int32, not "x"'],
    [failed({ code: "5" }), 'operation.error.code must be an int32, not "5"'],
    [failed({ code: 0.5 }), "operation.error.code must be an int32, not 0.5"],
    [failed({ code: 2147483648 }), "operation.error.code must be an int32, not 2147483648"],
    [failed({ code: NaN }), "operation.error.code must be an int32, not NaN"],
    [failed({ message: 5 }), "operation.error.message must be a string, not 5"],
    [failed({ details: {} }), "operation.error.details must be an array, not an object"],
    [failed({ details: [{}, "x"] }), 'operation.error.details[1] must be an object, not "x"'],
    [{ ...ID, created_at: 0 }, `operation.created_at must be ${time}, not 0`],
    [{ ...ID, metadata: { image_id: 5 } }, "operation.metadata.image_id must be a string, not 5"],
    [done({ min_disk_size: 1.5 }), `operation.response.min_disk_size must be ${int64}, not 1.5`],
    [new Error("fetch failed"), "operation must be an object, not an Error"],
    [failed(new TypeError("gone")), "operation.error must be an object, not an Error"],
    [
      failed({ details: [new DOMException("gone")] }),
      "operation.error.details[0] must be an object, not a DOMException",
    ],
    [
      failed(runInNewContext("new Error('gone')")),
      "operation.error must be an object, not an Error",
    ],
    [{ ...ID, response: [] }, "operation.response must be an object, not an array"],
    [done(true), "operation.response must be an object, not true"],
    [done({ id: 5 }), "operation.response.id must be a string, not 5"],
    [done({ folderId: 5 }), "operation.response.folderId must be a string, not 5"],
    [done({ createdAt: "2025" }), `operation.response.createdAt must be ${time}, not "2025"`],
    [done({ name: 5 }), "operation.response.name must be a string, not 5"],
    [done({ description: false }), "operation.response.description must be a string, not false"],
    [done({ labels: [] }), "operation.response.labels must be an object, not an array"],
    [done({ labels: { "a.b": 5 } }), 'operation.response.labels["a.b"] must be a string, not 5'],
    [done({ labels: { a: null } }), 'operation.response.labels["a"] must be a string, not null'],
    [
      done({ labels: { ["k".repeat(70)]: [] } }),
      `operation.response.labels["${"k".repeat(63)}…"] must be a string, not an array`,
    ],
    [done({ family: 5 }), "operation.response.family must be a string, not 5"],
    [done({ storageSize: "" }), `operation.response.storageSize must be ${int64}, not ""`],
    [done({ storageSize: "1e9" }), `operation.response.storageSize must be ${int64}, not "1e9"`],
    [done({ storageSize: " 5" }), `operation.response.storageSize must be ${int64}, not " 5"`],
    [done({ storageSize: "0x10" }), `operation.response.storageSize must be ${int64}, not "0x10"`],
    [done({ storageSize: "05" }), `operation.response.storageSize must be ${int64}, not "05"`],
    [
      done({ storageSize: "9223372036854775808" }),
      `operation.response.storageSize must be ${int64}, not "9223372036854775808"`,
    ],
    [done({ minDiskSize: 1.5 }), `operation.response.minDiskSize must be ${int64}, not 1.5`],
    [done({ minDiskSize: 1e300 }), `operation.response.minDiskSize must be ${int64}, not 1e+300`],
    [
      done({ minDiskSize: Infinity }),
      `operation.response.minDiskSize must be ${int64}, not Infinity`,
    ],
    [
      done({ minDiskSize: 2n ** 63n }),
      `operation.response.minDiskSize must be ${int64}, not a bigint`,
    ],
    [done({ minDiskSize: true }), `operation.response.minDiskSize must be ${int64}, not true`],
    [done({ minDiskSize: ["5"] }), `operation.response.minDiskSize must be ${int64}, not an array`],
    [done({ productIds: "f2e" }), 'operation.response.productIds must be an array, not "f2e"'],
    [done({ productIds: ["f2e", 5] }), "operation.response.productIds[1] must be a string, not 5"],
    [done({ status: 2 }), "operation.response.status must be a string, not 2"],
    [done({ os: "LINUX" }), 'operation.response.os must be an object, not "LINUX"'],
    [done({ os: { type: 1 } }), "operation.response.os.type must be a string, not 1"],
    [done({ pooled: "no" }), 'operation.response.pooled must be true or false, not "no"'],
    [
      done(undefined),
      "operation.error and operation.response are both missing, but a done operation must have exactly one of them",
    ],
    [
      { ...failed(null), response: null },
      "operation.error and operation.response are both missing, but a done operation must have exactly one of them",
    ],
    [
      { ...failed(ERROR), response: {} },
      "operation.error and operation.response are both present, but a done operation must have exactly one of them",
    ],
  ]) {
    test(message, () => {
      assert.throws(
        () => parseOperation(value),
        (error) => {
          assert.ok(error instanceof TypeError);
          assert.ok(!(error instanceof ImageUpdateError));
          assert.equal(error.message, message);
          return true;
        },
      );
    });
  }

  for (const size of [
    "0",
    "-1",
    "-9223372036854775808",
    0,
    -1,
    4398046511104,
    2 ** 53,
    5n,
    -(2n ** 63n),
  ]) {
    test(`takes ${typeof size} ${size} as a size`, () =>
      assert.equal(parseOperation(done({ minDiskSize: size })).response.minDiskSize, size));
  }

  test("cuts long values", () => {
    assert.throws(() => parseOperation({ id: "😀".repeat(70), done: "😀".repeat(70) }), {
      message: `operation.done must be true or false, not "${"😀".repeat(63)}…"`,
    });
  });

  test("any JSON is read or refused with a TypeError", () => {
    const random = seededRandom(20200316);
    const parsed = { running: 0, failed: 0, succeeded: 0, refused: 0 };
    for (let round = 0; round < 20_000; round++) {
      const any = (chance, otherwise) => (random() < chance ? randomJson(random) : otherwise);
      const value = any(0.1, {
        ...ID,
        done: any(0.1, random() < 0.5),
        error: any(0.5),
        response: any(0.5),
        metadata: any(0.1),
        ...any(0.2),
      });
      try {
        parsed[parseOperation(value).state]++;
      } catch (error) {
        assert.ok(error instanceof TypeError, JSON.stringify(value));
        assert.match(error.message, /^operation(\.| must be )/);
        parsed.refused++;
      }
    }
    for (const [state, count] of Object.entries(parsed))
      assert.ok(count > 100, `${state}: ${count}`);
  });
});

describe("times", () => {
  const valid = [
    "2025-10-01T12:00:00Z",
    "2025-10-01t12:00:00z",
    "2025-10-01T12:00:00.1Z",
    `2025-10-01T12:00:00.${"0123456789".repeat(10)}Z`,
    "2025-10-01T12:00:00+03:00",
    "2025-10-01T12:00:00.5-11:30",
    "2025-10-01T12:00:00+23:59",
    "2025-10-01T12:00:00-00:00",
    "2025-10-01T00:00:00Z",
    "2025-10-01T23:59:59Z",
    "2025-01-31T00:00:00Z",
    "2025-04-30T00:00:00Z",
    "2025-12-31T00:00:00Z",
    "2024-02-29T00:00:00Z",
    "2000-02-29T00:00:00Z",
    "0000-02-29T00:00:00Z",
    "0004-02-29T00:00:00Z",
    "0001-01-01T00:00:00Z",
    "0099-12-31T23:59:59Z",
    "9999-12-31T23:59:59.999999999Z",
    // Leap seconds, in minutes that may have one or not.
    "1990-12-31T23:59:60Z",
    "1990-12-31T15:59:60-08:00",
    "2016-12-31T23:59:60.5Z",
    "2017-01-01T02:59:60+03:00",
    "2017-01-01T05:29:60+05:30",
    "2015-06-30T23:59:60Z",
    "2015-07-01T08:59:60+09:00",
    "2024-02-29T23:59:60Z",
    "0099-12-31T23:59:60Z",
    "9999-12-31T23:59:60Z",
    "2016-12-31T23:58:60Z",
    "2016-12-31T22:59:60Z",
    "2016-12-30T23:59:60Z",
    "2017-01-01T00:00:60Z",
    "2016-12-31T23:59:60+01:00",
    "2016-12-31T23:59:60-08:00",
    "2024-02-28T23:59:60Z",
  ];
  const invalid = [
    "2025-10-01",
    "12:00:00Z",
    "2025-10-01T12:00:00",
    "2025-10-01T12:00Z",
    "2025-10-01 12:00:00Z",
    " 2025-10-01T12:00:00Z",
    "2025-10-01T12:00:00Z\n",
    "2025-10-01T12:00:00.Z",
    "2025-10-01T12:00:00,5Z",
    "2025-10-01T12:00:00+3:00",
    "2025-10-01T12:00:00+0300",
    "2025-10-01T12:00:00+03",
    "2025-10-01T12:00:00+24:00",
    "2025-10-01T12:00:00+03:60",
    "2025-10-01T12:00:00 UTC",
    "2025-10-01T12:00:00\u221203:00",
    "25-10-01T12:00:00Z",
    "12025-10-01T12:00:00Z",
    "+2025-10-01T12:00:00Z",
    "-2025-10-01T12:00:00Z",
    "2025-1-01T12:00:00Z",
    "20251001T120000Z",
    "2025-274T12:00:00Z",
    "2025-W40-3T12:00:00Z",
    "２025-10-01T12:00:00Z",
    "2025-00-01T12:00:00Z",
    "2025-13-01T12:00:00Z",
    "2025-10-00T12:00:00Z",
    "2025-10-32T12:00:00Z",
    "2025-04-31T12:00:00Z",
    "2025-06-31T12:00:00Z",
    "2025-09-31T12:00:00Z",
    "2025-11-31T12:00:00Z",
    "2025-02-29T12:00:00Z",
    "2024-02-30T12:00:00Z",
    "1900-02-29T12:00:00Z",
    "2100-02-29T12:00:00Z",
    "0100-02-29T12:00:00Z",
    "2025-10-01T24:00:00Z",
    "2025-10-01T12:60:00Z",
    "2025-10-01T12:00:61Z",
    "Wed, 01 Oct 2025 12:00:00 GMT",
    "1759320000",
    "2016-12-31T23:59:61Z",
  ];
  for (const text of valid) {
    test(`takes ${text}`, () =>
      assert.equal(parseOperation({ ...ID, createdAt: text }).createdAt, text));
  }
  for (const text of invalid) {
    test(`refuses ${JSON.stringify(text)}`, () => {
      assert.throws(() => parseOperation({ ...ID, modifiedAt: text }), {
        name: "TypeError",
        message: /^operation\.modifiedAt must be /,
      });
    });
  }
});

describe("answers of the local API", () => {
  const UBUNTU = "fd80mrhj8fl2oe87o4e1";
  const DEBIAN = "fd8a3kqvct61n0h7u2rs";

  async function withApi(t) {
    const clock = { now: Date.parse("2025-10-01T12:00:00Z") };
    const server = await listen(createComputeApi({ now: () => clock.now }));
    t.after(() => server.close());
    const call = async (path, init) => (await fetch(server.origin + path, init)).json();
    return {
      clock,
      update: (id, edits) =>
        call(`/compute/v1/images/${id}`, {
          method: "PATCH",
          body: JSON.stringify(buildPatchBody(edits)),
        }),
      operation: ({ id }) => call(`/operations/${id}`),
    };
  }

  test("an update runs and succeeds", async (t) => {
    const { clock, update, operation } = await withApi(t);
    const started = parseOperation(
      await update(UBUNTU, { name: "renamed", labels: { env: "test" } }),
    );
    assert.equal(started.state, "running");
    assert.equal(started.metadata.imageId, UBUNTU);
    assert.equal(started.createdAt, "2025-10-01T12:00:00Z");

    clock.now += 600;
    const answer = await operation(started);
    const { state, response } = parseOperation(answer);
    assert.equal(state, "succeeded");
    assert.deepEqual(response, answer.response);
    assert.equal(response.name, "renamed");
  });

  test("an update fails", async (t) => {
    const { clock, update, operation } = await withApi(t);
    await update(UBUNTU, { name: "renamed" });
    const started = parseOperation(await update(DEBIAN, { name: "renamed" }));
    clock.now += 600;
    const { state, error } = parseOperation(await operation(started));
    assert.equal(state, "failed");
    assert.deepEqual(error, {
      code: "ALREADY_EXISTS",
      message: "Image with name renamed already exists",
      details: [],
    });
  });
});

describe("bundles", () => {
  async function bundle(names) {
    const { outputFiles, metafile } = await build({
      stdin: {
        contents: `export { ${names} } from ${JSON.stringify(fileURLToPath(fileOf("index.js")))};`,
        resolveDir: import.meta.dirname,
      },
      bundle: true,
      format: "esm",
      metafile: true,
      write: false,
    });
    const kept = Object.values(metafile.outputs).flatMap(({ inputs }) => Object.entries(inputs));
    return {
      text: outputFiles[0].text,
      files: kept
        .filter(([, { bytesInOutput }]) => bytesInOutput > 0)
        .map(([name]) => path.basename(name)),
    };
  }

  test("the engine is left out when only answers are read", async () => {
    const { text, files } = await bundle("parseOperation, parseStatus, statusViolations");
    assert.deepEqual(files.sort(), [
      "characters.js",
      "codes.js",
      "data.js",
      "date-time.js",
      "details.js",
      "errors.js",
      "form-field.js",
      "int64.js",
      "lenient.js",
      "members.js",
      "operation.js",
      "status-message.js",
      "status.js",
      "text.js",
      "type-name.js",
      "violations.js",
    ]);
    assert.doesNotMatch(text, /WebAssembly|#\}\+\}=/);
  });

  test("these are left out when they are not used", async () => {
    const { files } = await bundle("buildPatchBody");
    assert.ok(files.includes("wasm.js"));
    const answers = await readdir(new URL("../../pkg-template/answers/", import.meta.url));
    assert.ok(answers.includes("operation.js"));
    assert.deepEqual(
      files.filter((file) => answers.includes(file)),
      [],
    );
  });
});
