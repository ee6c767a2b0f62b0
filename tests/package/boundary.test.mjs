// What crosses into the engine: nothing that the caller's code does meanwhile can disturb a call, and
// nothing is too large.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { describe, test } from "node:test";

import { memorySize } from "./instances.mjs";
// Imported last, so that its instances are seen.
import { api, fileOf } from "./api.mjs";

const { validateImageUpdate, validateImageEdits, buildPatchBody } = api;

const rulesOf = ({ violations }) => violations.map(({ rule, path }) => [rule, ...path].join(" "));

describe("a call inside a call", () => {
  const calls = {
    "a valid update": () =>
      assert.ok(validateImageUpdate({ updateMask: "name", name: "inner" }).valid),
    "an invalid update": () =>
      assert.ok(
        !validateImageUpdate({
          updateMask: "x,y",
          name: "INNER",
          labels: { ["Q".repeat(3000)]: 1 },
        }).valid,
      ),
    "a body": () =>
      assert.deepEqual(buildPatchBody({ name: "inner" }), { updateMask: "name", name: "inner" }),
    "text outside ASCII": () =>
      assert.ok(
        validateImageUpdate({ updateMask: "description", description: "é".repeat(200) }).valid,
      ),
  };
  for (const [name, inner] of Object.entries(calls)) {
    test(`a getter that judges ${name}`, () => {
      const update = {
        updateMask: "name,labels",
        name: "OUTER",
        labels: {
          get a() {
            inner();
            return "Á";
          },
          b: "fine",
        },
        get description() {
          inner();
          return "d".repeat(257);
        },
      };
      assert.deepEqual(rulesOf(validateImageUpdate(update)), [
        "string.pattern name",
        "string.max_len description",
        "string.pattern labels a",
      ]);
    });

    test(`a Proxy whose traps judge ${name}`, () => {
      const traps = ["ownKeys", "get", "getOwnPropertyDescriptor", "getPrototypeOf"];
      const handler = Object.fromEntries(
        traps.map((trap) => [
          trap,
          (...args) => {
            inner();
            return Reflect[trap](...args);
          },
        ]),
      );
      const labels = new Proxy({ a: "1", B: "2" }, handler);
      const edits = new Proxy({ name: "OUTER", labels }, handler);
      const current = new Proxy({ name: "old", labels: new Proxy({ a: "1" }, handler) }, handler);
      assert.deepEqual(rulesOf(validateImageEdits(edits, { current })), [
        "string.pattern name",
        "string.pattern labels B",
      ]);
    });
  }

  test("a getter at every place that is read judges something else", () => {
    let reads = 0;
    const inner = () => {
      reads++;
      assert.deepEqual(rulesOf(validateImageUpdate({ updateMask: "name", name: "INNER" })), [
        "string.pattern name",
      ]);
      assert.deepEqual(buildPatchBody({ name: "inner" }), { updateMask: "name", name: "inner" });
    };
    const guarded = (members) =>
      Object.defineProperties(
        {},
        Object.fromEntries(
          Object.entries(members).map(([key, value]) => {
            const get = () => {
              inner();
              return value;
            };
            return [key, { get, enumerable: true }];
          }),
        ),
      );
    const current = () =>
      guarded({
        name: "old",
        description: "d",
        minDiskSize: "4194304",
        storageSize: "1",
        labels: guarded({ a: "1" }),
      });
    const edits = guarded({
      name: "OUTER",
      description: "d".repeat(257),
      minDiskSize: "5",
      labels: [guarded({ key: "A", value: "1" }), guarded({ key: "a", value: "2" })],
      other: 1,
    });
    const rules = [
      "string.pattern name",
      "string.max_len description",
      "int64.gte_lte minDiskSize",
      "string.pattern labels 0 key",
      "unknown_field other",
    ];
    assert.deepEqual(
      rulesOf(validateImageEdits(edits, guarded({ contract: "2020-03-16", current: current() }))),
      rules,
    );
    const update = guarded({ updateMask: "labels", labels: guarded({ a: "2" }) });
    const { effects } = api.previewImageUpdate(current(), update);
    assert.deepEqual(effects.at(-1).changed, ["a"]);
    const options = guarded({ token: "t", idempotencyKey: "k", endpoint: "https://example.com" });
    const { url } = api.buildRequest("fd8", update, options);
    assert.equal(url, "https://example.com/compute/v1/images/fd8");
    assert.ok(reads > 25, `${reads} reads`);
  });

  test("each property is read once", () => {
    const reads = [];
    const counting = (target, prefix) =>
      new Proxy(target, {
        get: (object, key) => {
          reads.push(`${prefix}${String(key)}`);
          return object[key];
        },
      });
    const update = counting(
      { updateMask: "name", name: "a", labels: counting({ k: "v" }, "labels."), other: 1 },
      "",
    );
    validateImageUpdate(update);
    const own = reads.filter((name) => !name.includes("Symbol"));
    assert.deepEqual(own.sort(), ["labels.k", "labels", "name", "other", "updateMask"].sort());
  });

  test("an exception of the caller's own passes through, and the next call is right", () => {
    const mine = new Error("mine");
    assert.throws(
      () =>
        validateImageUpdate({
          name: "OUTER",
          get labels() {
            throw mine;
          },
        }),
      mine,
    );
    assert.ok(validateImageUpdate({ updateMask: "name", name: "a" }).valid);
  });
});

test("a label that a getter removes while labels are read", () => {
  const labels = () => ({
    get a() {
      delete this.b;
      return "1";
    },
    b: "2",
  });
  const rules = ["type labels b"];
  assert.deepEqual(rulesOf(validateImageUpdate({ updateMask: "labels", labels: labels() })), rules);
  assert.deepEqual(rulesOf(validateImageEdits({ labels: labels() })), rules);
});

test("what an update inherits is not sent, so it does not count", () => {
  const update = Object.create({ name: "A", other: 1 });
  Object.assign(update, { updateMask: "description", description: "d" });
  assert.deepEqual(validateImageUpdate(update), { valid: true, violations: [], warnings: [] });
});

test("a label that is named like a member of every object is a member like any other", () => {
  const { labels } = buildPatchBody({ labels: [{ key: "constructor", value: "v" }] });
  const attributes = { configurable: true, enumerable: true, writable: true };
  assert.deepEqual(Object.getOwnPropertyDescriptors(labels), {
    constructor: { value: "v", ...attributes },
  });
});

describe("strings that only together are well-formed", () => {
  const high = "\ud83d";
  const low = "\ude00";
  test("in two fields", () => {
    const rules = rulesOf(
      validateImageUpdate({ updateMask: "name,description", name: high, description: low }),
    );
    assert.deepEqual(rules, [
      "string.well_formed name",
      "string.pattern name",
      "string.well_formed description",
    ]);
  });
  test("in key and value", () => {
    const { violations } = validateImageUpdate({
      updateMask: "labels",
      labels: { [`a${high}`]: low },
    });
    assert.deepEqual(
      violations.map(({ path }) => path[1]),
      Array(4).fill(`a${high}`),
    );
    assert.deepEqual(
      violations.map(({ rule }) => rule),
      Array(2).fill(["string.well_formed", "string.pattern"]).flat(),
    );
  });
  test("before and behind text that is whole", () => {
    const update = {
      updateMask: "name,description,labels",
      name: low,
      description: "😀é",
      labels: { a: high, b: "fine" },
    };
    assert.deepEqual(rulesOf(validateImageUpdate(update)), [
      "string.well_formed name",
      "string.pattern name",
      "string.well_formed labels a",
      "string.pattern labels a",
    ]);
  });
});

describe("what is too large", () => {
  test("a string of 200 MB", () => {
    const description = "x".repeat(200_000_000);
    const { violations } = validateImageUpdate({ updateMask: "description", description });
    assert.deepEqual(
      violations.map(({ rule, params }) => ({ rule, params })),
      [{ rule: "string.max_len", params: { max: 256, actual: 200_000_000 } }],
    );
    small();
  });

  test("a string of 100 million characters outside the basic plane", () => {
    const { violations } = validateImageUpdate({
      updateMask: "description",
      description: "😀".repeat(100_000_000),
    });
    assert.equal(violations[0].params.actual, 100_000_000);
    small();
  });

  test("a million labels", () => {
    const labels = {};
    for (let index = 0; index < 1_000_000; index++) labels[`k${index}`] = "V";
    const { violations } = validateImageUpdate({ updateMask: "labels", labels });
    assert.deepEqual(violations[0].params, { max: 64, actual: 1_000_000 });
    // The first 1,024 are judged one by one.
    assert.equal(violations.length, 1 + 1024);
    assert.deepEqual(violations[1024].path, ["labels", "k1023"]);
    small();
  });

  test("a million rows, and a million keys that the method does not know", () => {
    const edits = {
      labels: Array.from({ length: 1_000_000 }, () => ({ key: "same", value: "v" })),
    };
    for (let index = 0; index < 1_000_000; index++) edits[`u${index}`] = 1;
    const { violations } = validateImageEdits(edits);
    assert.equal(violations.length, 1 + 1023 + 1024);
    small();
  });

  test("everything too large at once, and a lone surrogate in all of it", () => {
    const long = `${"字".repeat(100_000)}\ud800`;
    const labels = {};
    const current = { name: long, description: long, labels: {} };
    for (let index = 0; index < 2_000; index++) labels[`${index}${long}`] = long;
    for (let index = 0; index < 256; index++) current.labels[`${index}${long}`] = long;
    const update = { imageId: long, updateMask: long, name: long, description: long, labels };
    for (let index = 0; index < 2_000; index++) update[`${index}${long}`] = long;
    const { violations } = validateImageUpdate(update, { current });
    assert.equal(violations.filter(({ rule }) => rule === "unknown_field").length, 1024);
    const keys = violations.filter(({ forKey }) => forKey);
    assert.equal(keys.length, 3 * 1024);
    assert.equal(keys[0].path[1], Object.keys(labels)[0]);
    assert.equal(keys[0].params.actual.length <= 64 * 2 + 1, true);
    small();
  });

  test("edits with all of it in rows, beside an image, and a request", () => {
    const long = (index) => `${index}${"字".repeat(5_000)}\ud800`;
    const names = Array.from({ length: 2_000 }, (_, index) => long(index));
    const current = {
      labels: Object.fromEntries(names.slice(0, 256).map((name) => [name, name])),
      name: long(0),
      description: long(0),
    };
    const edits = {
      name: long(1),
      description: long(1),
      minDiskSize: long(1),
      labels: names.map((name) => ({ key: name, value: name })),
    };
    for (const name of names) edits[name] = 1;
    const { violations } = validateImageEdits(edits, { current });
    const inRows = violations.filter(({ path }) => path.length === 3);
    assert.equal(inRows.length, 6 * 1024);
    assert.deepEqual(inRows.at(-1).path, ["labels", 1023, "value"]);
    assert.deepEqual(violations.at(-1).path, [names[1023]]);

    const options = {
      token: "é".repeat(9_000),
      idempotencyKey: "é".repeat(8_000),
      requestId: long(1),
    };
    assert.throws(
      () =>
        api.renderRequest(
          long(1),
          { updateMask: long(1), ...edits, labels: current.labels },
          options,
        ),
      (error) =>
        error.violations.at(-1).path[0] === "requestId" &&
        error.violations.filter(({ rule }) => rule === "unknown_field").length === 1024,
    );
    small();
  });

  test("a bigint of a million bits, and an exponent of half a billion", () => {
    const huge = 1n << 1_000_000n;
    const judge = (minDiskSize) =>
      validateImageUpdate({ updateMask: "minDiskSize", minDiskSize }).violations[0].rule;
    assert.equal(judge(huge), "int64.gte_lte");
    assert.equal(judge(-huge), "int64.gte_lte");
    assert.equal(judge("1e536870000"), "int64.format");
    assert.equal(judge("9".repeat(10_000_000)), "int64.gte_lte");
  });

  test("a bigint of more than 1,024 bits is described, not written out", () => {
    const limit = 2n ** 1023n;
    const actualOf = (minDiskSize) =>
      validateImageUpdate({ updateMask: "minDiskSize", minDiskSize }).violations[0].params.actual;
    assert.equal(actualOf(limit - 1n), `${String(limit - 1n).slice(0, 64)}…`);
    assert.equal(actualOf(-limit), `${String(-limit).slice(0, 64)}…`);
    assert.equal(actualOf(limit), "(above 2^1023)");
    assert.equal(actualOf(-limit - 1n), "(below -2^1023)");
  });
});

describe("objects that keep their members behind accessors of a class", () => {
  class Model {
    get name() {
      return "web";
    }
    get labels() {
      return { a: "b" };
    }
  }
  test("as the image", () => {
    const body = { updateMask: "labels" };
    assert.deepEqual(buildPatchBody({ labels: null, name: "web" }, { current: new Model() }), body);
    const { effects, image } = api.previewImageUpdate(new Model(), body);
    assert.deepEqual(effects.at(-1).removed, ["a"]);
    assert.deepEqual(image, { name: "web", labels: {} });
  });
  test("as edits", () => {
    assert.deepEqual(buildPatchBody(new Model()), {
      updateMask: "name,labels",
      name: "web",
      labels: { a: "b" },
    });
  });
  test("as an update, which is sent as JSON and so without them", () => {
    assert.deepEqual(validateImageUpdate(new Model()).warnings[0].params.fields, [
      "name",
      "description",
      "minDiskSize",
      "labels",
    ]);
  });
});

test("an image with more labels than any can have", () => {
  const labels = (count) =>
    Object.fromEntries(Array.from({ length: count }, (_, index) => [`k${index}`, ""]));
  assert.equal(buildPatchBody({ labels: labels(256) }, { current: { labels: labels(256) } }), null);
  assert.throws(
    () => buildPatchBody({}, { current: { labels: labels(257) } }),
    /TypeError: options\.current\.labels has 257 pairs/,
  );
});

test("a mask of a million fields", () => {
  assert.equal(api.buildUpdateMask(Array(1_000_000).fill("name")), "name");
  const many = Array.from({ length: 1_000_000 }, (_, index) => `f${index}`);
  assert.throws(
    () => api.buildUpdateMask(many),
    ({ violations }) => violations.length === 1024,
  );
  small();
});

test("a class named to mislead", () => {
  const { violations } = validateImageUpdate({ name: { [Symbol.toStringTag]: "x\ny" } });
  assert.equal(violations[0].message, "name must be a string, not an object of an unknown class.");
});

test("an array whose length is no number", () => {
  const labels = new Proxy([], { get: (target, key) => (key === "length" ? NaN : target[key]) });
  const report = validateImageEdits({ labels });
  assert.deepEqual(rulesOf(report), ["type labels"]);
  assert.equal(report.violations[0].params.actual, "array");
});

test("a plain object is one, whatever it calls itself", () => {
  for (const prototype of [Object.prototype, null]) {
    const update = Object.create(prototype);
    Object.assign(update, { updateMask: "name", name: "a", [Symbol.toStringTag]: "Map" });
    assert.ok(validateImageUpdate(update).valid);
  }
});

test("an option on the prototype of all objects is passed by nobody", () => {
  const underscore = { updateMask: "name", name: "a_b" };
  const { prototype } = Object;
  Object.defineProperty(prototype, "contract", { configurable: true, value: "none" });
  try {
    for (const options of [{}, { current: {} }])
      assert.equal(validateImageUpdate(underscore, options).valid, false);
    assert.ok(validateImageUpdate(underscore, { __proto__: null, contract: "2025-01-27" }).valid);
    const own = Object.defineProperty({}, "contract", { value: "2025-01-27" });
    assert.ok(validateImageUpdate(underscore, own).valid);
  } finally {
    Reflect.deleteProperty(prototype, "contract");
  }
});

test("a subclass of ImageUpdateError is told apart", () => {
  class Own extends api.ImageUpdateError {}
  const plain = new api.ImageUpdateError([]);
  assert.ok(
    new Own([]) instanceof Own &&
      new Own([]) instanceof api.ImageUpdateError &&
      plain instanceof api.ImageUpdateError,
  );
  assert.ok(
    !(plain instanceof Own) &&
      !(null instanceof api.ImageUpdateError) &&
      !(new Error() instanceof api.ImageUpdateError),
  );
});

test("200,000 calls take no more memory than the first ones", () => {
  const updates = [
    { updateMask: "name", name: "a" },
    { updateMask: "name,labels", name: "B", labels: { a: "É", b: "ok" } },
    { updateMask: "description", description: "😀".repeat(256) },
  ];
  const round = () => {
    for (const update of updates) validateImageUpdate(update, { current: { storageSize: "5" } });
  };
  for (let count = 0; count < 1_000; count++) round();
  const before = memorySize();
  for (let count = 0; count < 66_000; count++) round();
  assert.equal(memorySize(), before);
});

test("what is clean is one frozen report", () => {
  const report = validateImageUpdate({ updateMask: "name", name: "a" });
  assert.equal(report, validateImageEdits({ name: "b" }));
  assert.ok(
    Object.isFrozen(report) &&
      Object.isFrozen(report.violations) &&
      Object.isFrozen(report.warnings),
  );
});

test("results are plain objects", () => {
  const report = validateImageUpdate({ labels: { A: 1 } });
  const visit = (value) => {
    if (typeof value !== "object" || value === null) return;
    assert.ok(
      Array.isArray(value) || Object.getPrototypeOf(value) === Object.prototype,
      String(value),
    );
    Object.values(value).forEach(visit);
  };
  visit(report);
  assert.deepEqual(structuredClone(report), report);
});

test("keys that every object inherits, where the prototype of all objects is frozen", () => {
  const script = `
    import { buildPatchBody } from ${JSON.stringify(fileOf("index.js"))};
    Object.freeze(Object.prototype);
    const labels = { constructor: "a", "to-string": "b", valueof: "c" };
    console.log(JSON.stringify(buildPatchBody({ labels })));
  `;
  const { stdout, stderr } = spawnSync(
    process.execPath,
    ["--input-type=module", "--eval", script],
    { encoding: "utf8" },
  );
  assert.equal(stderr, "");
  assert.deepEqual(JSON.parse(stdout), {
    updateMask: "labels",
    labels: { constructor: "a", "to-string": "b", valueof: "c" },
  });
});

function small() {
  assert.ok(memorySize() <= 21 * 65_536, `${memorySize()} bytes`);
  // And what follows is still right.
  assert.ok(validateImageUpdate({ updateMask: "name", name: "a" }).valid);
}
