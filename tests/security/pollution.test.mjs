// Built-ins that other code changed before the package was imported: the answers stay the same.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { describe, test } from "node:test";

import { fileOf } from "../package/api.mjs";
import { count } from "../support/counts.mjs";

/** Calls of many functions, and what each returned or threw, as JSON. */
const CALLS = `
  const edits = { description: "new", labels: [{ key: "constructor", value: "b" }] };
  const current = { id: "fd8", name: "old", labels: { a: "1" }, minDiskSize: "5000000000" };
  const body = { updateMask: "name,labels", name: "web", labels: { "to-string": "b", valueof: "c" } };
  const calls = {
    valid: () => api.validateImageUpdate({ updateMask: "name", name: "a" }),
    invalid: () => api.validateImageUpdate({ name: "A", labels: { É: 1 }, constructor: 5 }),
    edits: () => api.validateImageEdits({ minDiskSize: "5", labels: [{ key: "A", value: "" }] }),
    body: () => api.buildPatchBody(edits, { current }),
    record: () => api.buildPatchBody({ labels: { constructor: "a", valueof: "b" } }),
    preview: () => api.previewImageUpdate(current, body),
    rebase: () => api.rebaseImageEdits(edits, { base: current, current: { ...current, name: "x" } }),
    mask: () => [api.parseUpdateMask("labels,name"), api.buildUpdateMask(["name"])],
    request: () => {
      const { url, method, headers } = api.buildRequest("fd8", body);
      return [url, method, [...headers]];
    },
    curl: () => api.renderRequest("fd8", body),
    withOptions: () => api.renderRequest("fd8", body, { requestId: "r1" }),
    plan: () => api.renderPreview(api.previewImageUpdate(current, body)),
    operation: () => api.parseOperation({ id: "a", done: true, response: { name: "b" } }),
    status: () => api.parseStatus({ code: 3, message: "name: bad" }),
  };
  const results = {};
  for (const [name, call] of Object.entries(calls)) {
    try {
      results[name] = [call()];
    } catch (error) {
      results[name] = error.name + ": " + error.message;
    }
  }
`;

/**
 * Changes before the import that a result must not show. Members that an input or an image may have
 * are no part of this: these may be inherited.
 */
const POLLUTIONS = {
  "unknown members on all objects": `
    Object.prototype.zzz = 1;
    Object.prototype[Symbol.for("zzz")] = 1;`,
  "members of reports on all objects": `
    for (const key of ["rule", "field", "params", "valid", "violations"])
      Object.prototype[key] = "polluted";`,
  "options on all objects": `
    const { prototype } = Object;
    prototype.endpoint = "https://example.org";
    prototype.token = "t1.polluted";
    prototype.requestId = prototype.idempotencyKey = "polluted";
    prototype.contract = "2025-01-27";
    prototype.as = "fetch";
    prototype.showToken = true;
    prototype.color = true;
    prototype.title = "polluted";`,
  "methods on all objects": `
    Object.prototype.toString = () => "polluted";
    Object.prototype.valueOf = () => 5;
    Object.prototype.hasOwnProperty = () => true;`,
};

/** What the calls return after some code ran. */
function run(pollution) {
  const script = `
    const { stringify } = JSON;
    const builtIn = new Set(Reflect.ownKeys(Object.prototype));
    const { write } = process.stdout;
    ${pollution}
    const api = await import(${JSON.stringify(fileOf("index.js"))});
    ${CALLS}
    // Cleared again, so that the results are written as they are.
    for (const key of Reflect.ownKeys(Object.prototype))
      if (!builtIn.has(key)) delete Object.prototype[key];
    write.call(process.stdout, stringify(results));`;
  const { stdout, stderr, status } = spawnSync(
    process.execPath,
    ["--input-type=module", "--eval", script],
    { encoding: "utf8" },
  );
  assert.equal(status, 0, stderr);
  return JSON.parse(stdout);
}

const clean = run("");

describe("built-ins that other code changed", () => {
  test("the calls work without a change", () => {
    assert.equal(clean.valid[0].valid, true);
    assert.ok(Array.isArray(clean.request) && Array.isArray(clean.rebase), clean.rebase);
  });
  for (const [name, pollution] of Object.entries(POLLUTIONS)) {
    test(name, () => {
      assert.deepEqual(run(pollution), clean);
      count("polluted prototypes", "the same calls without", Object.keys(clean).length);
    });
  }
});
