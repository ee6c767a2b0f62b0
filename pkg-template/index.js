// The public functions. Each gathers what the caller passed, has it judged in one call, and turns the answer into plain objects.
//
// The engine comes first here, and in it what leads to the text of the wasm: so a bundle begins with that text, and does not hold it between two halves of
// JavaScript, which takes gzip half a kilobyte more.
import { judge, planPatch, validateUpdate } from "./engine.js";
import {
  FIELDS,
  JUDGEMENT_COLLECT_MASK,
  JUDGEMENT_PARSE_MASK,
  JUDGEMENT_PREVIEW_UPDATE,
  PLAN_VALUES_SHIFT,
} from "./contract.js";
import { writeChange, writeMask, writeMaskPaths } from "./encode.js";
import {
  bodyValue,
  gatherEdits,
  gatherImage,
  gatherInput,
  gatherValue,
  gatherValues,
  ownImage,
} from "./gather.js";
import { maskFields, maskText } from "./mask.js";
import { readOptions, requireObject } from "./options.js";
import { readPreview } from "./preview.js";
import { refuse } from "./report.js";
import { typeOf } from "./type-name.js";
import { reportOnEdits, reportOnUpdate } from "./validate.js";

export { constraints } from "./contract.js";
export { ImageUpdateError } from "./error.js";
export { parseOperation } from "./operation.js";
export { renderRequest } from "./render.js";
export { buildRequest } from "./request.js";
export { imageEditsSchema, imageUpdateSchema, jsonSchema } from "./schema.js";
export { parseStatus, statusViolations } from "./status.js";

const PREVIEW_OPTIONS = new Set(["contract"]);

export function validateImageUpdate(update, options) {
  return reportOnUpdate(update, readOptions(options));
}

export function validateImageEdits(edits, options) {
  return reportOnEdits(edits, readOptions(options));
}

export function buildPatchBody(edits, options) {
  const { contract, current } = readOptions(options);
  const input = gatherEdits(edits, current);
  const plan = planPatch(input, contract);
  if (plan < 0) refuse(plan, input, contract);
  if (plan === 0) return null;

  const body = { updateMask: maskText(plan) };
  for (let field = 0; field < FIELDS.length; field++) {
    if ((plan >> (PLAN_VALUES_SHIFT + field)) & 1)
      body[FIELDS[field]] = bodyValue(input.values[field], field);
  }
  return body;
}

export function previewImageUpdate(current, body, options) {
  const { contract } = readOptions(options, PREVIEW_OPTIONS);
  const image = ownImage(requireObject(current, "current"));
  const input = gatherInput(body, false, gatherImage(image, "current"));
  refuse(validateUpdate(input, contract), input, contract);
  return readPreview(judge(JUDGEMENT_PREVIEW_UPDATE, writeChange, input, contract), input, image);
}

export function parseUpdateMask(mask) {
  const input = { updateMask: gatherValue(mask) };
  const bits = judge(JUDGEMENT_PARSE_MASK, writeMask, input);
  return bits < 0 ? refuse(bits, input) : maskFields(bits);
}

export function buildUpdateMask(fields) {
  if (typeof fields === "string" || typeof fields?.[Symbol.iterator] !== "function") {
    throw new TypeError(
      `fields must be an iterable of names such as ["name", "labels"], not ${typeOf(fields)}`,
    );
  }
  const input = { updateMask: gatherValues(fields) };
  const bits = judge(JUDGEMENT_COLLECT_MASK, writeMaskPaths, input);
  return bits < 0 ? refuse(bits, input) : maskText(bits);
}
