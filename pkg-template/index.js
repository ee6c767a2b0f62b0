// The public functions. Each gathers what the caller passed, has it judged in one call, and turns the answer into plain objects.
import { FIELDS } from "./contract.js";
import { judge } from "./engine.js";
import { Gathered, ownImage, typeName } from "./gather.js";
import { collect_mask, parse_mask, plan_patch, preview_update, validate_edits, validate_update } from "./glue.js";
import { maskFields, maskText } from "./mask.js";
import { readOptions, requireObject } from "./options.js";
import { readPreview } from "./preview.js";
import { readReport, refuse } from "./report.js";

export { constraints } from "./contract.js";
export { ImageUpdateError } from "./error.js";
export { parseOperation } from "./operation.js";
export { renderRequest } from "./render.js";
export { buildRequest } from "./request.js";
export { imageEditsSchema, imageUpdateSchema, jsonSchema } from "./schema.js";
export { parseStatus, statusViolations } from "./status.js";

export function validateImageUpdate(update, options) {
  const { contract, current } = readOptions(options);
  const gathered = new Gathered().input(update, false).image(current, "options.current");
  return readReport(judge(validate_update, gathered, contract), gathered);
}

export function validateImageEdits(edits, options) {
  const { contract, current } = readOptions(options);
  const gathered = new Gathered().input(edits, true).image(current, "options.current");
  return readReport(judge(validate_edits, gathered, contract), gathered);
}

export function buildPatchBody(edits, options) {
  const { contract, current } = readOptions(options);
  const gathered = new Gathered().input(edits, true).image(current, "options.current");
  const plan = judge(plan_patch, gathered, contract);
  if (typeof plan !== "number") refuse(plan, gathered);
  if (plan === 0) return null;

  const body = { updateMask: maskText(plan & 0xff) };
  FIELDS.forEach((field, position) => {
    if ((plan >> (8 + position)) & 1) body[field] = gathered.fields.value(position);
  });
  return body;
}

export function previewImageUpdate(current, body, options) {
  const { contract } = readOptions(options);
  const image = { ...ownImage(requireObject(current, "current")) };
  const gathered = new Gathered().input(body, false).image(image, "current");
  const found = judge(validate_update, gathered, contract);
  if (!readReport(found, gathered).valid) refuse(found, gathered);
  return readPreview(judge(preview_update, gathered, contract), gathered, image);
}

export function parseUpdateMask(mask) {
  const gathered = new Gathered().value(mask);
  const bits = judge(parse_mask, gathered);
  return typeof bits === "number" ? maskFields(bits) : refuse(bits, gathered);
}

export function buildUpdateMask(fields) {
  if (typeof fields === "string" || typeof fields?.[Symbol.iterator] !== "function") {
    throw new TypeError(`fields must be an iterable of names such as ["name", "labels"], not ${typeName(fields)}`);
  }
  const gathered = new Gathered().values(fields);
  const bits = judge(collect_mask, gathered);
  return typeof bits === "number" ? maskText(bits) : refuse(bits, gathered);
}
