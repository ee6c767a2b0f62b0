// Validation, with options that were read: for the functions, and for the schemas.
import { JUDGEMENTS } from "./contract.js";
import { writeUpdate } from "./encode.js";
import { judge, judgeEdits } from "./engine.js";
import { gatherEdits, gatherInput } from "./gather.js";
import { readReport } from "./report.js";

export function reportOnUpdate(update, { contract, current }) {
  const input = gatherInput(update, false, current);
  return readReport(judge(JUDGEMENTS.VALIDATE_UPDATE, writeUpdate, input, contract), input, contract);
}

export function reportOnEdits(edits, { contract, current }) {
  const input = gatherEdits(edits, current);
  return readReport(judgeEdits(JUDGEMENTS.VALIDATE_EDITS, input, contract), input, contract);
}
