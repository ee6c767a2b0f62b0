// What several fixtures need.
import { fileURLToPath } from "node:url";

/** @import { Context } from "../context.mjs" */

/**
 * The path of a program that npm installs.
 *
 * @param {string} packageName
 * @param {string} program its path in the package
 */
export const programOf = (packageName, program) =>
  fileURLToPath(new URL(`node_modules/${packageName}/${program}`, import.meta.url));

/**
 * Runs a program that prints the summary in its last line.
 *
 * @param {Context} context
 * @param {string} program
 * @param {string[]} args
 * @param {{ env?: NodeJS.ProcessEnv }} [options]
 */
export async function summaryOf({ execute }, program, args, options) {
  const [version = ""] = (await execute(program, ["--version"], options)).split("\n");
  const output = await execute(program, args, options);
  return { version, summary: JSON.parse(output.trim().split("\n").at(-1) ?? "") };
}
