// Runs every shared vector against the packed package.
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { describe, test } from "node:test";

import { api } from "./api.mjs";
import { decode } from "./tagged.mjs";

const folder = new URL("../vectors/", import.meta.url);
const files = readdirSync(folder).filter((name) => name.endsWith(".json"));

for (const file of files) {
  describe(file, () => {
    for (const vector of JSON.parse(readFileSync(new URL(file, folder), "utf8"))) {
      test(vector.comment, () => run(vector));
    }
  });
}

function run(vector) {
  const judge = () => api[vector.call](...vector.args.map(decode));
  if (vector.throws !== undefined) {
    assert.throws(judge, (error) => {
      assert.equal(error.constructor.name, vector.throws);
      assert.ok(error.message.includes(vector.message ?? ""), error.message);
      return true;
    });
    return;
  }
  const isReport = vector.call.startsWith("validate");
  const violations = (vector.violations ?? []).map(decode);
  if (!isReport && violations.length > 0) {
    assert.throws(judge, (error) => {
      assert.ok(error instanceof api.ImageUpdateError, String(error));
      compare(error.violations, violations);
      assert.equal(error.message, error.violations.map(({ message }) => message).join("\n"));
      return true;
    });
    return;
  }
  const result = judge();
  if (isReport) {
    compare(result.violations, violations);
    compare(result.warnings, (vector.warnings ?? []).map(decode));
    assert.equal(result.valid, violations.length === 0);
  } else {
    assert.ok("returns" in vector, "the vector says what the call returns");
    assert.deepEqual(result, decode(vector.returns));
    // Key order is part of what is promised.
    assert.equal(JSON.stringify(result), JSON.stringify(decode(vector.returns)));
  }
}

function compare(actual, expected) {
  const complete = expected.map((violation, index) => ({
    field: violation.path[0] ?? "",
    params: {},
    // A sentence is compared where the vector gives one; every one is checked for being a sentence.
    message: actual[index]?.message,
    ...violation,
  }));
  assert.deepEqual(actual, complete);
  for (const { message } of actual) assert.match(message, /^\S.*\.$/s);
}
