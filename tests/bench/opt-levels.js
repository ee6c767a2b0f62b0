// The package at several optimisation levels: `node opt-levels.js PACKAGE_FOLDER...`, where the
// path of each folder names the level.
import { brotliCompressSync, gzipSync } from "node:zlib";

import { loadPackage } from "./load-package.js";
import { measureInTurn, median, ratio } from "./measure.js";
import { count, machine, table, time, twoDecimals } from "./report.js";
import { shapes } from "./shapes.js";
import { makeUpdates } from "./updates.js";

const ROUNDS = 21;

const packages = await Promise.all(process.argv.slice(2).map(loadPackage));
const names = packages.map(({ folder }) => /opt-level-\w/.exec(folder)[0]);
// So that no code is optimised for one shape only.
for (const update of makeUpdates(10_000, 20200316, { one: 0.3, several: 0.2 })) {
  for (const { api } of packages) api.validateImageUpdate(update);
}

console.log(`\n# Optimisation levels\n\n${machine()} Medians of ${ROUNDS} rounds in turn.\n`);
const sizes = {
  raw: (bytes) => bytes.length,
  gzip: (bytes) => gzipSync(bytes, { level: 9 }).length,
  brotli: (bytes) => brotliCompressSync(bytes).length,
};
const sizeRows = Object.entries(sizes).map(([name, sizeOf]) => [
  name,
  ...packages.map(({ wasm }) => count(sizeOf(wasm))),
]);
table(["the wasm, bytes", ...names], sizeRows);
console.log();

const rows = [];
for (const { name, next, fresh } of shapes) {
  const tasks = packages.map(({ api }) => {
    const run = (update) => api.validateImageUpdate(update);
    return fresh ? { make: next, run } : { run: () => run(next()) };
  });
  const times = await measureInTurn(tasks, ROUNDS);
  const [first, ...others] = times;
  rows.push([
    name,
    ...times.map((samples) => time(median(samples))),
    ...others.map((samples) => twoDecimals(ratio(samples, first))),
  ]);
}
table(["time", ...names, ...names.slice(1).map((name) => `${name} / ${names[0]}`)], rows);
