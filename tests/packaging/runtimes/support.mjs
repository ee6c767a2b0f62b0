// What several of the fixtures need.
import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";

/** The path of a program that npm installed, for machines like those that it is packed for. */
export const programOf = (packageName, program) => fileURLToPath(new URL(`node_modules/${packageName}/${program}`, import.meta.url));

/** For `unavailable`: whether npm installed a program here. */
export async function missing(program) {
  if (!existsSync(program)) return "npm has this program for Linux on x64 alone";
}

/** What a program of a fixture printed: `{ version, summary }`. */
export const printed = (output) => JSON.parse(output.trim().split("\n").at(-1));
