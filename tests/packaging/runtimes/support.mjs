// What several of the fixtures need.
import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";

/** The path of a program that npm installed, for machines like those that it is packed for. */
export const programOf = (packageName, program) =>
  fileURLToPath(new URL(`node_modules/${packageName}/${program}`, import.meta.url));

/** For `unavailable`: whether npm installed a program here. */
export async function missing(program) {
  if (!existsSync(program)) return "npm has this program for Linux on x64 alone";
}

/** Runs a program that prints the summary in its last line. */
export async function summaryOf({ execute }, program, args, options) {
  const version = await execute(program, ["--version"], options);
  const output = await execute(program, args, options);
  return { version: version.split("\n")[0], summary: JSON.parse(output.trim().split("\n").at(-1)) };
}
