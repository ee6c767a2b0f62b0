// The package under test: the packed tarball, installed in a folder of its own.
import { readFileSync } from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";

const folder = process.env.YC_PACKAGE_DIR;
if (folder === undefined)
  throw new Error("YC_PACKAGE_DIR names no installed package; run `cargo xtask test`");

/** The address of a file of the package. */
export const fileOf = (name) => pathToFileURL(path.join(folder, name)).href;

const { exports } = JSON.parse(readFileSync(path.join(folder, "package.json"), "utf8"));
export const api = await import(fileOf(exports["."].import.default));
