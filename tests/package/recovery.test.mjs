// A broken instance is replaced: the caller gets the exception, and the next call answers
// correctly.
import assert from "node:assert/strict";
import path from "node:path";
import { describe, test } from "node:test";
import { pathToFileURL } from "node:url";

import { memories } from "./instances.mjs";

const folder = process.env.YC_FAULTS_PACKAGE_DIR;
if (folder === undefined)
  throw new Error("YC_FAULTS_PACKAGE_DIR names no installed package; run `cargo xtask test`");
const load = (name) => import(pathToFileURL(path.join(folder, name)).href);

const { validateImageUpdate, buildPatchBody } = await load("index.js");
const { withEngine } = await load("engine/instance.js");
const glue = await load("engine/glue.js");

const VALID = { updateMask: "name,labels", name: "a", labels: { env: "prod" } };
const INVALID = { updateMask: "name,labels", name: "A", labels: { env: "Прод" } };

function answersCorrectly() {
  assert.ok(validateImageUpdate(VALID).valid);
  const { violations } = validateImageUpdate(INVALID);
  assert.deepEqual(
    violations.map(({ path }) => path),
    [["name"], ["labels", "env"]],
  );
  assert.deepEqual(buildPatchBody({ name: "b" }), { updateMask: "name", name: "b" });
}

const faults = {
  "a trap": [() => glue.fault_trap(), WebAssembly.RuntimeError],
  "an overflow of the shadow stack": [
    () => glue.fault_shadow_stack(1_000_000),
    WebAssembly.RuntimeError,
  ],
  "a RangeError inside WebAssembly": [() => glue.fault_call_stack(10_000_000), RangeError],
};

for (const [name, [fault, type]] of Object.entries(faults)) {
  describe(name, () => {
    test("is thrown, and correct answers follow", () => {
      answersCorrectly();
      const instances = memories.length;
      assert.throws(() => withEngine(fault), type);
      answersCorrectly();
      assert.equal(memories.length, instances + 1, "a fresh instance has its own memory");
    });

    test("is survived fifty times", () => {
      for (let count = 0; count < 50; count++) {
        assert.throws(() => withEngine(fault), type);
        assert.throws(() => withEngine(fault), type);
        answersCorrectly();
      }
    });
  });
}

test("calls from every depth of a nearly full stack", () => {
  let thrown = 0;
  let answered = 0;
  const dive = () => {
    try {
      dive();
    } catch (error) {
      if (!(error instanceof RangeError)) throw error;
    }
    // On the way up there is a little more room at each level.
    if (thrown + answered < 2_000) {
      try {
        const { violations } = validateImageUpdate(INVALID);
        assert.equal(violations.length, 2);
        answered++;
      } catch (error) {
        if (!(error instanceof RangeError)) throw error;
        thrown++;
      }
    }
  };
  dive();
  assert.ok(thrown > 0, "some calls found no room");
  assert.ok(answered > 0, "some calls found room");
  answersCorrectly();
});
