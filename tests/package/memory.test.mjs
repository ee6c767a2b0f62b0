// Nothing of a call outlives it.
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";

import { memories, memorySize } from "./instances.mjs";
// Imported last, so that its instances are seen.
import { api } from "./api.mjs";

setFlagsFromString("--expose-gc");
const collectGarbage = runInNewContext("gc");

const CALLS = 200_000;

// The smallest thing that a call could leave behind, a number in an array, takes eight bytes.
const MOST_GROWTH = 5 * CALLS;

const CURRENT = { name: "web-1", description: "Old", labels: { env: "prod" } };

const calls = {
  "a valid update": (index) =>
    api.validateImageUpdate({ updateMask: "name", name: `web-${index}` }),
  "an invalid update": (index) =>
    api.validateImageUpdate({
      name: `Web-${index}`,
      [`size${index}`]: 5,
      labels: { [`É${index}`]: "\ud800" },
    }),
  "a body": (index) =>
    api.buildPatchBody(
      { description: `build ${index}`, labels: { env: `v${index}` } },
      { current: CURRENT },
    ),
  "a refused body": (index) => {
    try {
      api.buildPatchBody({ name: `Web-${index}` });
    } catch (error) {
      return error;
    }
  },
};

for (const [name, call] of Object.entries(calls)) {
  test(`${name}: ${CALLS} calls leave nothing in the heap`, () => {
    // The first calls fill caches and have code compiled.
    for (let index = 0; index < 20_000; index++) call(index);
    const before = heap();
    for (let index = 0; index < CALLS; index++) call(index);
    const growth = heap() - before;
    assert.ok(growth < MOST_GROWTH, `the heap grew by ${growth} bytes`);
  });
}

function heap() {
  collectGarbage();
  return process.memoryUsage().heapUsed;
}

test("requests do not grow the memory of the engine", () => {
  const ask = (index) => {
    api.buildRequest(`fd8${index}é`, { updateMask: "name", name: `web-${index}` });
    assert.throws(() => api.buildRequest("..", { updateMask: "x" }), api.ImageUpdateError);
  };
  ask(0);
  const before = memorySize();
  for (let index = 1; index < CALLS / 4; index++) ask(index);
  assert.equal(memorySize(), before);
});

describe("the values of headers are in no wasm memory after the call", () => {
  const VALID = { updateMask: "name", name: "web" };
  const OPTIONS = ["token", "idempotencyKey", "requestId"];
  const secret = (index) => `secret-${index}-${"x".repeat(5_000)}`;
  const options = Object.fromEntries(OPTIONS.map((name, index) => [name, secret(index)]));

  const refused = (code) => assert.throws(code, api.ImageUpdateError);
  const calls = {
    "a request": () => api.buildRequest("fd8", VALID, options),
    "a rendered request": () => api.renderRequest("fd8", VALID, { ...options, showToken: true }),
    "a refused body": () => refused(() => api.buildRequest("fd8", { name: "A" }, options)),
    "a refused header": () =>
      refused(() => api.buildRequest("fd8", VALID, { ...options, token: `${secret(0)}\n` })),
    "a header that is too long": () =>
      refused(() => api.buildRequest("fd8", VALID, { ...options, token: secret(0).repeat(2) })),
  };
  for (const [name, call] of Object.entries(calls)) {
    test(name, () => {
      call();
      assert.ok(memories.length > 0, "an instance was made");
      for (const { buffer } of memories) {
        for (const encoding of ["utf8", "utf16le"]) {
          const found = Buffer.from(buffer).indexOf(Buffer.from("secret-", encoding));
          assert.equal(found, -1, `${encoding}, at ${found}`);
        }
      }
    });
  }
});

test("keys that are slices of large texts do not keep these texts", () => {
  const validate = (index) => {
    // Keys of different lengths, which a cache would keep apart.
    const text = `${"x".repeat(2_000_000)}key-of-a-large-text${"-".repeat(index % 40)}${index}`;
    const key = text.slice(2_000_000);
    assert.ok(api.validateImageEdits({ labels: [{ key, value: "v" }] }).valid);
  };
  validate(0);
  const before = heap();
  for (let index = 1; index <= 100; index++) validate(index);
  const growth = heap() - before;
  assert.ok(growth < 10_000_000, `the heap grew by ${growth} bytes`);
});
