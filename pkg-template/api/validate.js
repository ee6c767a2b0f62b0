// Validation, for the functions and for the schemas.
import { validateEdits, validateUpdate } from "../engine/engine.js";
import { readReport } from "../engine/report.js";
import { gatherEdits, gatherInput } from "../input/gather.js";
import { readOptions } from "../input/options.js";

export function validateImageUpdate(update, options) {
  return reportOnUpdate(update, readOptions(options));
}

export function validateImageEdits(edits, options) {
  return reportOnEdits(edits, readOptions(options));
}

/** Like {@link validateImageUpdate}, with options that were read. */
export function reportOnUpdate(update, { contract, current }) {
  const input = gatherInput(update, false, current);
  return readReport(validateUpdate(input, contract), input, contract);
}

/** Like {@link validateImageEdits}, with options that were read. */
export function reportOnEdits(edits, { contract, current }) {
  const input = gatherEdits(edits, current);
  return readReport(validateEdits(input, contract), input, contract);
}
