// Runs the fixtures, and prints a table of the environments.
//
//   node suite.mjs [--write-docs] [FILTER...]
//
// A filter is a part of an environment's name, or of "costs", which is what the package adds to a
// bundle. --write-docs writes the tables of the groups and of the costs to docs/environments.md;
// without it the tables there are compared.
//
// A fixture is an environment in which the package is tried. A file GROUP/*.fixture.mjs has one or
// an array of them as its default export. `cargo xtask packaging` copies this folder, installs the
// tools of each group and the packed package, and runs this file.
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { availableParallelism } from "node:os";
import { describe, test } from "node:test";

import { createContext } from "./context.mjs";
import { measureCosts } from "./costs.mjs";
import { assertCosts, assertDocumented, writeCosts, writeDocumentation } from "./docs.mjs";
import { expected } from "./program.mjs";

/**
 * @import { TestContext } from "node:test"
 * @import { Context, Settings } from "./context.mjs"
 *
 * @typedef {object} Fixture
 * @property {string} environment its name in the table: what is tried, a comma, and how
 * @property {(context: Context) => Promise<Result>} run runs the program of program.mjs; it may
 *   assert more
 * @property {boolean} [program] false if no program runs, so that there is no summary
 * @property {string[]} [lacks] the names of what the environment does not have: `["Request"]`
 * @property {(context: Context) => Promise<string | undefined>} [unavailable] why this machine
 *   cannot run it; undefined if it can
 *
 * @typedef {object} Result
 * @property {string} version the version of what ran the program
 * @property {unknown} [summary] what `run` of program.mjs returned there
 */

const WRITE_DOCS = "--write-docs";
/** The name by which a filter selects the costs. */
const COSTS = "costs";

/** @type {Settings} */
const settings = JSON.parse(readFileSync(new URL("settings.json", import.meta.url), "utf8"));
const args = process.argv.slice(2);
const filters = args.filter((arg) => arg !== WRITE_DOCS).map((filter) => filter.toLowerCase());
/**
 * The row of each environment that is tried.
 *
 * @typedef {{ environment: string, version: string, result: string, seconds: number }} Row
 */

/** @type {Row[]} */
const rows = [];
/** @type {{ environment: string, reason: string }[]} */
const unavailable = [];

if (isWanted(COSTS)) {
  // The groups have the same package.
  const [group = ""] = settings.groups;
  const costs = await measureCosts(createContext(group, settings).package);
  if (args.includes(WRITE_DOCS)) writeCosts(costs);
  test("docs/environments.md, costs", () => assertCosts(costs));
}

const groups = await Promise.all(
  settings.groups.map(async (group) => ({ group, fixtures: await fixturesOf(group) })),
);

// Each group has a folder of its own, so groups do not disturb each other.
describe("environments", { concurrency: availableParallelism() }, () => {
  for (const { group, fixtures } of groups) {
    assert.ok(fixtures.length > 0, `tests/packaging/${group} has no fixtures`);
    const wanted = fixtures.filter(({ environment }) => isWanted(environment.toLowerCase()));
    if (wanted.length > 0)
      describe(group, { concurrency: 1 }, () => tryGroup(group, fixtures, wanted));
  }
});

/**
 * @param {string} group
 * @param {Fixture[]} fixtures
 * @param {Fixture[]} wanted those to run
 */
function tryGroup(group, fixtures, wanted) {
  const environments = fixtures.map(({ environment }) => environment);
  if (args.includes(WRITE_DOCS)) writeDocumentation(group, environments);
  test("docs/environments.md", () => assertDocumented(group, environments));
  for (const fixture of wanted) {
    const { environment } = fixture;
    const row = { environment, version: "", result: "failed", seconds: 0 };
    rows.push(row);
    test(environment, { timeout: 600_000 }, (t) =>
      tryFixture(t, fixture, createContext(group, settings), row),
    );
  }
}

/**
 * @param {string} group
 * @returns {Promise<Fixture[]>}
 */
async function fixturesOf(group) {
  const folder = new URL(`${group}/`, import.meta.url);
  const files = readdirSync(folder).filter((file) => file.endsWith(".fixture.mjs"));
  const modules = await Promise.all(files.map((file) => import(new URL(file, folder).href)));
  return modules.flatMap((module) => module.default);
}

/** @param {string} environment in lower case */
function isWanted(environment) {
  return filters.length === 0 || filters.some((filter) => environment.includes(filter));
}

/**
 * @param {TestContext} t
 * @param {Fixture} fixture
 * @param {Context} context
 * @param {Row} row
 */
async function tryFixture(t, fixture, context, row) {
  const { environment, run, program = true, lacks } = fixture;
  const reason = await fixture.unavailable?.(context);
  if (reason !== undefined) {
    unavailable.push({ environment, reason });
    rows.splice(rows.indexOf(row), 1);
    return t.skip(reason);
  }

  const start = performance.now();
  try {
    const { version, summary } = await run(context);
    row.version = version;
    assert.ok(version, "the fixture does not tell the version");
    // JSON drops what it cannot carry, such as the realm of an array.
    if (program) assert.deepEqual(JSON.parse(JSON.stringify(summary)), expected({ lacks }));
    row.result = "passed";
  } finally {
    row.seconds = (performance.now() - start) / 1000;
    await context.close();
  }
}

// After the last line of the test reporter.
process.on("exit", () => {
  if (rows.length + unavailable.length === 0) {
    if (isWanted(COSTS)) return;
    console.error("\nNo environment has such a name.");
    process.exitCode = 1;
    return;
  }
  console.log("\n| environment | version | result | seconds |\n|---|---|---|---:|");
  for (const { environment, version, result, seconds } of rows)
    console.log(`| ${environment} | ${version} | ${result} | ${seconds.toFixed(1)} |`);
  if (unavailable.length > 0) console.log("\nNot run on this machine:\n");
  for (const { environment, reason } of unavailable) console.log(`- ${environment}: ${reason}`);
});
