// Markdown tables on standard output.
import { readFileSync } from "node:fs";
import { cpus } from "node:os";

const PEERS = ["ajv", "zod", "valibot", "arktype", "fast-json-patch", "microdiff", "esbuild"];

export function heading(text) {
  console.log(`\n## ${text}\n`);
}

export function table(columns, rows) {
  console.log(toTable(columns, rows));
}

export function toTable(columns, rows) {
  const cells = [columns, ...rows].map((row) => row.map(String));
  const widths = columns.map((_, column) => Math.max(...cells.map((row) => row[column].length)));
  // The first column is aligned to the left, the others to the right.
  const pad = (cell, column) =>
    column === 0 ? cell.padEnd(widths[column]) : cell.padStart(widths[column]);
  const line = (row) => `| ${row.map(pad).join(" | ")} |`;
  const rule = widths.map((width, column) =>
    column === 0 ? "-".repeat(width) : `${"-".repeat(width - 1)}:`,
  );
  return [line(cells[0]), line(rule), ...cells.slice(1).map(line)].join("\n");
}

export function machine() {
  const [{ model }] = cpus();
  const day = new Date().toISOString().slice(0, 10);
  const { version, platform, arch } = process;
  const cores = `${cpus().length} cores`;
  return `${model.trim()} (${cores}), Node.js ${version} on ${platform} ${arch}, ${day}.`;
}

/** The versions of the peers and of the bundler. */
export function versions() {
  const { dependencies } = JSON.parse(
    readFileSync(new URL("package.json", import.meta.url), "utf8"),
  );
  return `${PEERS.map((name) => `${name} ${dependencies[name]}`).join(", ")}.`;
}

export function time(nanoseconds) {
  // The difference of two times may be below zero.
  if (nanoseconds < 0) return `-${time(-nanoseconds)}`;
  if (nanoseconds < 1e3) return `${nanoseconds.toPrecision(3)} ns`;
  if (nanoseconds < 1e6) return `${(nanoseconds / 1e3).toPrecision(3)} us`;
  if (nanoseconds < 1e9) return `${(nanoseconds / 1e6).toPrecision(3)} ms`;
  return `${(nanoseconds / 1e9).toPrecision(3)} s`;
}

export const milliseconds = (value) => `${value.toFixed(1)} ms`;

export const twoDecimals = (value) => value.toFixed(2);

export const count = (value) => value.toLocaleString("en-US");
