import { planPatch, validateUpdate } from "../engine/calls.js";
import { requireEngine } from "../engine/instance.js";
import { CLEAN } from "../engine/report.js";
import { acceptsEdits, acceptsUpdate } from "../fast-path/accept.js";
import { dropUnchanged } from "../fast-path/unchanged.js";
import { readOptions } from "../input/options.js";
import { readEdits, readUpdate } from "../input/read.js";

/** @import { ReadOptions } from "../input/options.js" */

/** @type {typeof import("../types/index.js").validateImageUpdate} */
export function validateImageUpdate(update, options) {
  return reportOnUpdate(update, readOptions(options));
}

/** @type {typeof import("../types/index.js").validateImageEdits} */
export function validateImageEdits(edits, options) {
  return reportOnEdits(edits, readOptions(options));
}

/**
 * @param {unknown} update
 * @param {ReadOptions} options
 */
export function reportOnUpdate(update, options) {
  const input = readUpdate(update);
  requireEngine();
  if (acceptsUpdate(input, options.contract, options.current)) return CLEAN;
  return validateUpdate(input, options);
}

/**
 * @param {unknown} edits
 * @param {ReadOptions} options
 */
export function reportOnEdits(edits, options) {
  const input = readEdits(edits);
  requireEngine();
  dropUnchanged(input, options.current);
  if (acceptsEdits(input, options.contract, options.current)) return CLEAN;
  return planPatch(input, options).report;
}
