// Hostile values in every argument of every function, on every entry point: a call returns, or
// throws one of its own errors, or what the caller's own code threw. The next call is right.
import assert from "node:assert/strict";
import { test } from "node:test";

import fc from "fast-check";

import { memorySize } from "../package/instances.mjs";
// Imported after, so that its instances are seen.
import { answersRight, entryPoints } from "../support/entry-points.mjs";
import { changedBuiltIns, snapshotBuiltIns } from "../support/built-ins.mjs";
import { count } from "../support/counts.mjs";
import { hostile, reentry, Thrown, THROWS } from "../support/hostile.mjs";

const { YC_FUZZ_SECONDS, YC_FUZZ_SEED } = process.env;
const SEED = Number(YC_FUZZ_SEED ?? 20200316);
const RUNS = 1_000;

/** The most that the memory of an instance may have, as in tests/package/boundary.test.mjs. */
const MOST_MEMORY = 21 * 65_536;

/** Functions that never throw for anything in their first argument. */
const NEVER_THROW = new Set([
  ...["validateImageUpdate", "validateImageEdits", "parseStatus", "statusViolations"],
]);

/** The functions of an entry point, also those that its schemas have. */
function functionsOf(api) {
  const functions = Object.entries(api).filter(
    ([name, value]) => typeof value === "function" && !/^init|Error$/.test(name),
  );
  for (const name of ["imageUpdateSchema", "imageEditsSchema"]) {
    const { validate } = api[name]()["~standard"];
    functions.push([`${name}().validate`, validate]);
  }
  return functions;
}

/** Asserts what holds of every report and every error. */
function checkFindings(findings) {
  for (const { rule, field, path, message, params } of findings) {
    assert.equal(typeof rule, "string");
    assert.equal(typeof field, "string");
    assert.ok(Array.isArray(path));
    assert.equal(typeof message, "string");
    assert.ok(message.length > 0 && !message.includes("[object"), message);
    assert.doesNotThrow(() => JSON.stringify(params));
  }
}

for (const [entry, api] of entryPoints) {
  const functions = new Map(functionsOf(api));
  test(entry, () => {
    const before = snapshotBuiltIns();
    reentry.now = () => assert.ok(answersRight(api));
    const calls = new Map();
    const property = fc.property(
      fc.constantFrom(...functions.keys()),
      fc.array(hostile, { minLength: 1, maxLength: 3 }),
      (name, parts) => {
        const disguises = parts.flatMap((part) => part.disguises);
        const mayThrow = disguises.some((disguise) => THROWS.test(disguise));
        try {
          const result = functions.get(name)(...parts.map(({ value }) => value));
          if (Array.isArray(result?.violations)) checkFindings(result.violations);
          if (Array.isArray(result?.warnings)) checkFindings(result.warnings);
        } catch (error) {
          const isOwn = error instanceof api.ImageUpdateError;
          if (isOwn) {
            assert.ok(error.violations.length > 0);
            checkFindings(error.violations);
          }
          // Of another realm, a TypeError is no instance of this one's.
          const isKnown =
            isOwn ||
            error instanceof Thrown ||
            error?.name === "TypeError" ||
            (error instanceof RangeError && disguises.includes("Proxy of endless prototypes"));
          if (!isKnown) throw error;
          const isFirstOnly = parts.length === 1 && NEVER_THROW.has(name);
          assert.ok(mayThrow || !isFirstOnly, `${name} threw ${error}`);
        }
        assert.ok(answersRight(api), `after ${name}`);
        calls.set(name, (calls.get(name) ?? 0) + 1);
      },
    );
    const limits =
      YC_FUZZ_SECONDS === undefined
        ? { numRuns: RUNS }
        : { numRuns: Infinity, interruptAfterTimeLimit: 1000 * Number(YC_FUZZ_SECONDS) };
    fc.assert(property, { seed: SEED, includeErrorInReport: true, endOnFailure: false, ...limits });
    assert.equal(calls.size, functions.size, "every function was called");
    assert.deepEqual(changedBuiltIns(before), []);
    assert.ok(memorySize() <= MOST_MEMORY, `${memorySize()} bytes`);
    const total = [...calls.values()].reduce((sum, runs) => sum + runs);
    count("hostile arguments", `${entry}: own errors only, and the next call is right`, total);
  });
}
