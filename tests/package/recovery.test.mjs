// An instance that breaks is replaced: the exception reaches the caller, and the next call is right.
import assert from "node:assert/strict";
import path from "node:path";
import { describe, test } from "node:test";
import { pathToFileURL } from "node:url";

const folder = process.env.YC_FAULTS_PACKAGE_DIR;
if (folder === undefined)
  throw new Error("YC_FAULTS_PACKAGE_DIR names no installed package; run `cargo xtask test`");
const load = (name) => import(pathToFileURL(path.join(folder, name)).href);

const { validateImageUpdate, buildPatchBody } = await load("index.js");
const { run } = await load("engine/engine.js");
const glue = await load("engine/glue.js");
const engineMemory = await load("engine/memory.js");

const RIGHT = { updateMask: "name,labels", name: "a", labels: { env: "prod" } };
const WRONG = { updateMask: "name,labels", name: "A", labels: { env: "Прод" } };

function answersRight() {
  assert.ok(validateImageUpdate(RIGHT).valid);
  const { violations } = validateImageUpdate(WRONG);
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
    test("is thrown, and right answers follow", () => {
      answersRight();
      const broken = memoryOf();
      assert.throws(() => run(fault), type);
      answersRight();
      assert.notEqual(memoryOf(), broken, "a fresh instance has its own memory");
    });

    test("time and again", () => {
      for (let count = 0; count < 50; count++) {
        assert.throws(() => run(fault), type);
        assert.throws(() => run(fault), type);
        answersRight();
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
        const { violations } = validateImageUpdate(WRONG);
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
  answersRight();
});

function memoryOf() {
  run(() => {});
  return engineMemory.memory;
}
