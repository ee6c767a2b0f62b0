// Validation, with options that were read: for the functions, and for the schemas.
import { JUDGEMENT_VALIDATE_EDITS, JUDGEMENT_VALIDATE_UPDATE } from "./contract.js";
import { writeUpdate } from "./encode.js";
import { judge, judgeEdits } from "./engine.js";
import { gatherEdits, gatherInput } from "./gather.js";
import { readReport } from "./report.js";

export function reportOnUpdate(update, { contract, current }) {
  const input = gatherInput(update, false, current);
  return readReport(judge(JUDGEMENT_VALIDATE_UPDATE, writeUpdate, input, contract), input, contract);
}

export function reportOnEdits(edits, { contract, current }) {
  const input = gatherEdits(edits, current);
  return readReport(judgeEdits(JUDGEMENT_VALIDATE_EDITS, input, contract), input, contract);
}
