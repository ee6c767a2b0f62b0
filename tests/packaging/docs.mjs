// The tables in docs/environments.md: one for each group, made of the names of its fixtures; and
// one of what the package adds to a bundle.
import assert from "node:assert/strict";
import { readFileSync, writeFileSync } from "node:fs";

// This module runs in target/packaging, as deep below the root as its source.
const PAGE = new URL("../../docs/environments.md", import.meta.url);
const ENVIRONMENTS = "environments";
const COSTS = "costs";

/** How far a documented size may be from the measured one: sizes differ between versions of zlib. */
const TOLERANCE = 0.15;

/**
 * Asserts that the page has the table of a group.
 *
 * @param {string} group
 * @param {string[]} environments
 */
export function assertDocumented(group, environments) {
  const table = tableOf(group, environments);
  assert.ok(
    tablesIn(readPage(ENVIRONMENTS).between).includes(table),
    `docs/environments.md lacks a table; run \`cargo xtask packaging --write-docs\`:\n${table}`,
  );
}

/**
 * Writes the table of a group to the page, in place of the one that the group has there.
 *
 * @param {string} group
 * @param {string[]} environments
 */
export function writeDocumentation(group, environments) {
  const tables = tablesIn(readPage(ENVIRONMENTS).between);
  const table = tableOf(group, environments);
  const position = tables.findIndex((other) => headerOf(other) === headerOf(table));
  if (position === -1) tables.push(table);
  else tables[position] = table;
  writeTables(ENVIRONMENTS, tables);
}

/**
 * Asserts that the page has the costs that were measured.
 *
 * @param {string[][]} rows the header first
 */
export function assertCosts(rows) {
  const [documented = ""] = tablesIn(readPage(COSTS).between);
  const found = cellsOf(documented);
  const expected = cellsOf(alignedTable(rows));
  const isSame =
    found.length === expected.length &&
    expected.every((cell, index) => isClose(cell, found[index] ?? ""));
  assert.ok(
    isSame,
    "docs/environments.md has other costs; run `cargo xtask packaging costs --write-docs`:\n" +
      alignedTable(rows),
  );
}

/**
 * Writes the table of costs to the page.
 *
 * @param {string[][]} rows the header first
 */
export function writeCosts(rows) {
  writeTables(COSTS, [alignedTable(rows)]);
}

/**
 * The page, in three parts: what is before, between and after two markers.
 *
 * @param {string} name of the markers
 */
function readPage(name) {
  const [start, end] = markersOf(name);
  const page = readFileSync(PAGE, "utf8");
  const [before, rest, ...more] = page.split(start);
  const [between, after, ...others] = rest?.split(end) ?? [];
  assert.ok(
    before !== undefined && between !== undefined && after !== undefined,
    `docs/environments.md lacks the markers of ${name}`,
  );
  assert.equal(more.length + others.length, 0, `docs/environments.md repeats a marker of ${name}`);
  return { before, between, after };
}

/**
 * Writes tables between two markers of the page.
 *
 * @param {string} name of the markers
 * @param {string[]} tables
 */
function writeTables(name, tables) {
  const { before, after } = readPage(name);
  const [start, end] = markersOf(name);
  writeFileSync(PAGE, `${before}${start}\n${tables.join("\n")}\n${end}${after}`);
}

/**
 * @param {string} name
 * @returns {[string, string]}
 */
const markersOf = (name) => [
  `<!-- ${name}: written by cargo xtask packaging --write-docs -->\n`,
  `<!-- /${name} -->\n`,
];

/**
 * @param {string} text
 * @returns {string[]}
 */
const tablesIn = (text) => text.match(/(?:^\|.*\n)+/gm) ?? [];

/**
 * The cells of a table, without the line below the header.
 *
 * @param {string} table
 */
const cellsOf = (table) => {
  const cells = table.split("|").map((cell) => cell.trim());
  return cells.filter((cell) => !/^-+$/.test(cell));
};

/**
 * Whether two cells have the same text, or sizes that hardly differ.
 *
 * @param {string} one
 * @param {string} other
 */
function isClose(one, other) {
  if (!one.endsWith(" KB") || !other.endsWith(" KB")) return one === other;
  return Math.abs(Number.parseFloat(one) - Number.parseFloat(other)) < TOLERANCE;
}

/**
 * The first cell of a table.
 *
 * @param {string} table
 */
const headerOf = (table) => table.split("|", 2)[1]?.trim();

/**
 * A row for each name before the first comma. Environments that are tried in the same ways share
 * one.
 *
 * @param {string} group
 * @param {string[]} environments
 */
function tableOf(group, environments) {
  /** @type {Map<string, string>} */
  const waysOf = new Map();
  for (const environment of environments) {
    const comma = environment.indexOf(", ");
    assert.ok(comma > 0, `the name of a fixture has no comma: ${environment}`);
    const [name, way] = [environment.slice(0, comma), environment.slice(comma + 2)];
    const others = waysOf.get(name);
    waysOf.set(name, others === undefined ? way : `${others}; ${way}`);
  }
  /** @type {Map<string, string>} */
  const namesOf = new Map();
  for (const [name, ways] of waysOf) {
    const others = namesOf.get(ways);
    namesOf.set(ways, others === undefined ? name : `${others}, ${name}`);
  }
  const rows = [[group, "tried"], ...Array.from(namesOf, ([ways, names]) => [names, ways])];
  return alignedTable(rows);
}

/**
 * A Markdown table, whose columns are as wide as their widest cell.
 *
 * @param {string[][]} rows the header first
 */
function alignedTable([header = [], ...rows]) {
  const widths = header.map((_, column) =>
    Math.max(...[header, ...rows].map((row) => row[column]?.length ?? 0)),
  );
  const line = widths.map((width) => "-".repeat(width));
  const lines = [header, line, ...rows].map((row) => {
    const cells = row.map((cell, column) => cell.padEnd(widths[column] ?? 0));
    return `| ${cells.join(" | ")} |\n`;
  });
  return lines.join("");
}
