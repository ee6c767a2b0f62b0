// Every entry point of the package that has the functions, ready to be called.
import { existsSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";

import { api, fileOf } from "../package/api.mjs";

/** @typedef {import("../package/api.mjs").Api} Api */

const require = createRequire(import.meta.url);
const bytes = readFileSync(new URL(fileOf("yc-image-update.wasm")));

const FILES = ["index.cjs", "web.js", "web.cjs", "js.js", "js.cjs"];

/** @type {[name: string, api: Api][]} */
export const entryPoints = [["index.js", api]];

for (const file of FILES.filter((name) => existsSync(new URL(fileOf(name))))) {
  const url = fileOf(file);
  const loaded = file.endsWith(".cjs") ? require(fileURLToPath(url)) : await import(url);
  loaded.initSync?.(bytes);
  entryPoints.push([file, loaded]);
}

/**
 * Tells whether an entry point still answers as it should.
 *
 * @param {Api} api
 */
export function answersRight({ validateImageUpdate, buildPatchBody, buildUpdateMask }) {
  const { violations } = validateImageUpdate({
    updateMask: "name,labels",
    name: "A",
    labels: { env: "Прод" },
  });
  const rules = violations.map(({ rule, path }) => `${rule} ${path.join(".")}`).join();
  return (
    rules === "string.pattern name,string.pattern labels.env" &&
    validateImageUpdate({ updateMask: "name", name: "a" }).valid &&
    JSON.stringify(buildPatchBody({ name: "b" }, { current: { name: "a" } })) ===
      '{"updateMask":"name","name":"b"}' &&
    buildUpdateMask(["labels"]) === "labels"
  );
}
