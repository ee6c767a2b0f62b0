// Runs the fixtures, and prints a table of the environments.
//
//   node suite.mjs [FILTER...]    a filter is a part of an environment's name
//
// A fixture says where the package is tried: a file GROUP/*.fixture.mjs exports by default one or an array of
//
//   environment   its name, which stands in the table
//   run           async (context) => ({ version, summary }): what ran the program, and what `run` of program.mjs returned there; beside that the fixture
//                 may assert what else it likes
//   program       false where no program runs and the fixture asserts all there is
//   lacks         the names of what the environment does not have: `["Request"]`
//   unavailable   async (context) => a reason why this machine cannot run it, or undefined
//
// `context` is made in context.mjs. `cargo xtask packaging` copies this folder, installs the groups' tools and the packed package, and starts it.
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { describe, test } from "node:test";

import { createContext } from "./context.mjs";
import { expected } from "./program.mjs";
import { assertInReadmes } from "./readme.mjs";

const settings = JSON.parse(readFileSync(new URL("settings.json", import.meta.url), "utf8"));
const filters = process.argv.slice(2).map((filter) => filter.toLowerCase());
const rows = [];
const unavailable = [];

for (const group of settings.groups) {
  const fixtures = await fixturesOf(group);
  assert.ok(fixtures.length > 0, `tests/packaging/${group} has no fixtures`);
  const wanted = fixtures.filter(
    ({ environment }) =>
      filters.length === 0 || filters.some((filter) => environment.toLowerCase().includes(filter)),
  );
  if (wanted.length === 0) continue;
  describe(group, () => {
    test("the READMEs", () =>
      assertInReadmes(
        group,
        fixtures.map(({ environment }) => environment),
      ));
    for (const fixture of wanted)
      test(fixture.environment, { timeout: 600_000 }, (t) =>
        tryFixture(t, fixture, createContext(group, settings)),
      );
  });
}

async function fixturesOf(group) {
  const folder = new URL(`${group}/`, import.meta.url);
  const files = readdirSync(folder).filter((file) => file.endsWith(".fixture.mjs"));
  const modules = await Promise.all(files.map((file) => import(new URL(file, folder).href)));
  return modules.flatMap((module) => module.default);
}

async function tryFixture(
  t,
  { environment, run, program = true, lacks, unavailable: check },
  context,
) {
  const reason = await check?.(context);
  if (reason !== undefined) {
    unavailable.push({ environment, reason });
    return t.skip(reason);
  }

  const row = { environment, version: "", result: "failed", start: performance.now() };
  rows.push(row);
  try {
    const { version, summary } = await run(context);
    row.version = version;
    assert.ok(version, "the fixture does not say which version ran");
    // Without what JSON does not carry, such as the realm of an array.
    if (program) assert.deepEqual(JSON.parse(JSON.stringify(summary)), expected({ lacks }));
    row.result = "passed";
  } finally {
    row.seconds = (performance.now() - row.start) / 1000;
    await context.close();
  }
}

// After the last line of the test reporter.
process.on("exit", () => {
  if (rows.length + unavailable.length === 0) {
    console.error("\nNo environment has such a name.");
    process.exitCode = 1;
    return;
  }
  console.log("\n| environment | version | result | seconds |\n|---|---|---|---:|");
  for (const { environment, version, result, seconds = NaN } of rows) {
    console.log(`| ${environment} | ${version} | ${result} | ${seconds.toFixed(1)} |`);
  }
  if (unavailable.length > 0) console.log("\nNot run on this machine:\n");
  for (const { environment, reason } of unavailable) console.log(`- ${environment}: ${reason}`);
});
