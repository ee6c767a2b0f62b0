// Nothing of a call outlives it.
import assert from "node:assert/strict";
import { test } from "node:test";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";

import { api, fileOf } from "./api.mjs";

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

test("requests leave nothing in the memory of the engine", async () => {
  const { run } = await import(fileOf("engine/engine.js"));
  const engineMemory = await import(fileOf("engine/memory.js"));
  const size = () => run(() => engineMemory.memory.buffer.byteLength);
  const ask = (index) => {
    api.buildRequest(`fd8${index}é`, { updateMask: "name", name: `web-${index}` });
    assert.throws(() => api.buildRequest("..", { updateMask: "x" }), api.ImageUpdateError);
  };
  ask(0);
  const before = size();
  for (let index = 1; index < CALLS / 4; index++) ask(index);
  assert.equal(size(), before);
});
