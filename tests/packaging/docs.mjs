// The tables in docs/environments.md: one for each group, made of the names of its fixtures.
import assert from "node:assert/strict";
import { readFileSync, writeFileSync } from "node:fs";

// This module runs in target/packaging, as deep below the root as its source.
const PAGE = new URL("../../docs/environments.md", import.meta.url);
const START = "<!-- environments: written by cargo xtask packaging --write-docs -->\n";
const END = "<!-- /environments -->\n";

/**
 * Asserts that the page has the table of a group.
 *
 * @param {string} group
 * @param {string[]} environments
 */
export function assertDocumented(group, environments) {
  const table = tableOf(group, environments);
  assert.ok(
    readPage().tables.includes(table),
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
  const { before, tables, after } = readPage();
  const table = tableOf(group, environments);
  const position = tables.findIndex((other) => headerOf(other) === headerOf(table));
  if (position === -1) tables.push(table);
  else tables[position] = table;
  writeFileSync(PAGE, `${before}${START}\n${tables.join("\n")}\n${END}${after}`);
}

function readPage() {
  const page = readFileSync(PAGE, "utf8");
  const [before, rest, ...more] = page.split(START);
  const [between, after, ...others] = rest?.split(END) ?? [];
  assert.ok(
    before !== undefined && between !== undefined && after !== undefined,
    "docs/environments.md has no tables between its two markers",
  );
  assert.equal(more.length + others.length, 0, "docs/environments.md repeats a marker");
  /** @type {string[]} */
  const tables = between.match(/(?:^\|.*\n)+/gm) ?? [];
  return { before, tables, after };
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
