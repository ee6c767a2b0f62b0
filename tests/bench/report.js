// Tables in Markdown, on standard output.
import { cpus } from "node:os";

export function heading(text) {
  console.log(`\n## ${text}\n`);
}

export function table(columns, rows) {
  const cells = [columns, ...rows].map((row) => row.map(String));
  const widths = columns.map((_, column) => Math.max(...cells.map((row) => row[column].length)));
  const line = (row) => `| ${row.map((cell, column) => (column === 0 ? cell.padEnd(widths[column]) : cell.padStart(widths[column]))).join(" | ")} |`;
  const rule = `|${widths.map((width, column) => (column === 0 ? "-".repeat(width + 2) : `${"-".repeat(width + 1)}:`)).join("|")}|`;
  console.log([line(cells[0]), rule, ...cells.slice(1).map(line)].join("\n"));
}

export function machine() {
  const [{ model }] = cpus();
  const day = new Date().toISOString().slice(0, 10);
  return `${model.trim()} (${cpus().length} cores), Node.js ${process.version} on ${process.platform} ${process.arch}, ${day}.`;
}

export function time(nanoseconds) {
  if (nanoseconds < 1e3) return `${nanoseconds.toPrecision(3)} ns`;
  if (nanoseconds < 1e6) return `${(nanoseconds / 1e3).toPrecision(3)} us`;
  return `${(nanoseconds / 1e6).toPrecision(3)} ms`;
}

export const twoDecimals = (value) => value.toFixed(2);

export const count = (value) => value.toLocaleString("en-US");
