// The tables of environments in the READMEs: one for each group, made of the names of its fixtures.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";

const READMES = ["README.md", "pkg-template/README.md"];

/** Asserts that both READMEs have the table of a group as it should be. */
export function assertInReadmes(group, environments) {
  const table = tableOf(group, environments);
  for (const name of READMES) {
    // From the copy of this folder, target/packaging.
    const readme = readFileSync(new URL(`../../${name}`, import.meta.url), "utf8");
    const [found] = new RegExp(`^\\| ${group} \\|.*\\n(?:\\|.*\\n)*`, "m").exec(readme) ?? [];
    assert.equal(found, table, `the table of ${group} in ${name} is not what is tried`);
  }
}

/** A row for each name before the first comma; what is tried in the same ways shares one. */
function tableOf(group, environments) {
  const ways = new Map();
  for (const environment of environments) {
    const [, name, way] = /^([^,]+), (.+)$/.exec(environment);
    ways.set(name, ways.has(name) ? `${ways.get(name)}; ${way}` : way);
  }
  const names = new Map();
  for (const [name, way] of ways)
    names.set(way, names.has(way) ? `${names.get(way)}, ${name}` : name);
  const rows = Array.from(names, ([way, name]) => `| ${name} | ${way} |\n`);
  return `| ${group} | tried |\n|---|---|\n${rows.join("")}`;
}
