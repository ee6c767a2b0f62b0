// How the time of every function grows with its input, in both engines, beside that of JavaScript's
// own copy of an object: V8 needs more than 16 times as long for one with 16 times as many keys.
// The ratios are printed: a time that a test asserts fails on a busy machine.
import assert from "node:assert/strict";
import { test } from "node:test";

import { entryPoints } from "../support/entry-points.mjs";

const keys = (count) => Array.from({ length: count }, (_, index) => `k${index}`);
const record = (count) => Object.fromEntries(keys(count).map((key) => [key, "V"]));
const rows = (count) => keys(count).map((key) => ({ key, value: "V" }));
const image = { name: "old", labels: record(200) };

/** The arguments of a call by the size of the input, and the call. */
const CALLS = {
  "JavaScript's own copy of an object with many keys": [
    (size) => [record(size)],
    (_, object) => ({ ...object }),
  ],
  "validateImageUpdate, a long text": [
    (size) => [{ updateMask: "description", description: "é".repeat(size) }],
    (api, update) => api.validateImageUpdate(update),
  ],
  "validateImageUpdate, many labels": [
    (size) => [{ updateMask: "labels", labels: record(size) }],
    (api, update) => api.validateImageUpdate(update),
  ],
  "validateImageUpdate, many unknown keys": [
    (size) => [{ updateMask: "name", ...record(size) }],
    (api, update) => api.validateImageUpdate(update),
  ],
  "validateImageEdits, many rows": [
    (size) => [{ labels: rows(size) }],
    (api, edits) => api.validateImageEdits(edits, { current: image }),
  ],
  "buildPatchBody, many labels": [
    (size) => [{ labels: record(size) }],
    (api, edits) => api.buildPatchBody(edits),
  ],
  "buildUpdateMask, many paths": [
    (size) => [Array(size).fill("name")],
    (api, paths) => api.buildUpdateMask(paths),
  ],
  "parseUpdateMask, a long mask": [
    (size) => ["name,".repeat(size)],
    (api, mask) => api.parseUpdateMask(mask),
  ],
  "previewImageUpdate, many labels": [
    (size) => [{ updateMask: "labels", labels: record(size) }],
    (api, body) => api.previewImageUpdate(image, body),
  ],
  "rebaseImageEdits, many labels": [
    (size) => [{ labels: record(size) }],
    (api, edits) => api.rebaseImageEdits(edits, { base: image, current: { name: "a" } }),
  ],
  "formValues, a long text": [
    (size) => [{ description: "é".repeat(size) }],
    (api, image) => api.formValues(image),
  ],
  "buildRequest, a long id": [
    (size) => ["x".repeat(size)],
    (api, id) => api.buildRequest(id, { updateMask: "name", name: "a" }),
  ],
  "renderRequest, a long token": [
    (size) => ["x".repeat(size)],
    (api, token) => api.renderRequest("a", { updateMask: "name", name: "a" }, { token }),
  ],
  "parseStatus, many lines": [
    (size) => ["x: y\n".repeat(size / 5)],
    (api, text) => api.parseStatus(text),
  ],
  "statusViolations, many lines": [
    (size) => [{ code: "INVALID_ARGUMENT", message: "name: x\n".repeat(size / 8), details: [] }],
    (api, status) => api.statusViolations(status),
  ],
  "parseOperation, a long error": [
    (size) => [{ id: "a", done: true, error: { code: 3, message: "x".repeat(size) } }],
    (api, operation) => api.parseOperation(operation),
  ],
};

/** The processor time of a call, in microseconds. Other programs hardly change it. */
function timeOf(call) {
  const run = () => {
    try {
      call();
    } catch {
      // A refusal is an answer.
    }
  };
  for (let count = 0; count < 5; count++) run();
  const start = process.cpuUsage();
  for (let count = 1; ; count++) {
    run();
    const { user, system } = process.cpuUsage(start);
    if (user + system > 20_000 || count === 200) return (user + system) / count;
  }
}

const SIZE = 4_000;

for (const [entry, api] of entryPoints.filter(([name]) => /^(index|js)\.js$/.test(name))) {
  test(entry, (context) => {
    for (const [name, [make, call]] of Object.entries(CALLS)) {
      const [small, large] = [SIZE, 16 * SIZE].map((size) => {
        const args = make(size);
        return timeOf(() => call(api, ...args));
      });
      const ratio = large / small;
      context.diagnostic(`${name}: 16 times the input takes ${ratio.toFixed(1)} times as long`);
      assert.ok(Number.isFinite(ratio));
    }
  });
}
