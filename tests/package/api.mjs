// The package under test: the packed tarball, installed in a folder of its own. YC_PACKAGE_ENTRY is
// the entry point that is tested, as "./js"; the default one if it is not set.
import { readFileSync } from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";

/** @typedef {typeof import("../../pkg/types/index.js")} Api */

const entry = process.env.YC_PACKAGE_ENTRY ?? ".";

/**
 * The URL of a file of the package.
 *
 * @param {string} name
 */
export const fileOf = (name) => pathToFileURL(path.join(folderOf("YC_PACKAGE_DIR"), name)).href;

export const api = await loadPackage("YC_PACKAGE_DIR");

/**
 * Imports the entry point from the package in the folder that an environment variable names.
 *
 * @param {string} variable
 * @returns {Promise<Api>}
 */
export async function loadPackage(variable) {
  const folder = folderOf(variable);
  const { exports } = JSON.parse(readFileSync(path.join(folder, "package.json"), "utf8"));
  return import(pathToFileURL(path.join(folder, exports[entry].import.default)).href);
}

/** @param {string} variable */
function folderOf(variable) {
  const folder = process.env[variable];
  if (folder === undefined)
    throw new Error(`${variable} is not set to an installed package; run \`cargo xtask test\``);
  return folder;
}
