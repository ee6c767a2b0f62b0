// Validation, with options that were read: for the functions, and for the schemas.
import { validateEdits, validateUpdate } from "./engine.js";
import { gatherEdits, gatherInput } from "./gather.js";
import { readReport } from "./report.js";

export function reportOnUpdate(update, { contract, current }) {
  const input = gatherInput(update, false, current);
  return readReport(validateUpdate(input, contract), input, contract);
}

export function reportOnEdits(edits, { contract, current }) {
  const input = gatherEdits(edits, current);
  return readReport(validateEdits(input, contract), input, contract);
}
