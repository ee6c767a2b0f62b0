// The public functions. Each gathers what the caller passed, commits it to the engine in one call, and turns the answer into plain objects.
import { FIELDS } from "./contract.js";
import { ImageUpdateError } from "./error.js";
import { call } from "./engine.js";
import { Gathered } from "./gather.js";
import { readOptions } from "./options.js";
import { effectsOf } from "./preview.js";
import { CLEAN, readReport } from "./report.js";

export { constraints } from "./contract.js";
export { ImageUpdateError } from "./error.js";

export function validateImageUpdate(update, options) {
  return validate("validate_update", update, false, options);
}

export function validateImageEdits(edits, options) {
  return validate("validate_edits", edits, true, options);
}

export function buildPatchBody(edits, options) {
  const { contract, current } = readOptions(options);
  const gathered = new Gathered().input(edits, true).image(current, "options.current");
  const plan = call("plan_patch", gathered, contract);
  if (typeof plan !== "number") throw new ImageUpdateError(readReport(plan, gathered).violations);
  if (plan === 0) return null;

  const body = { updateMask: maskText(plan & 0xff) };
  FIELDS.forEach((field, position) => {
    if ((plan >> (8 + position)) & 1) body[field] = gathered.fieldValue(position);
  });
  return body;
}

export function previewImageUpdate(current, body, options) {
  const { contract } = readOptions(options);
  const image = { ...current };
  const gathered = new Gathered().input(body, false).image(current === null ? null : image, "current");
  const found = call("validate_update", gathered, contract);
  const { violations } = found === undefined ? CLEAN : readReport(found, gathered);
  if (violations.length > 0) throw new ImageUpdateError(violations);
  return effectsOf(call("preview_update", gathered, contract), gathered, image);
}

export function parseUpdateMask(mask) {
  const gathered = new Gathered().value(mask);
  return names(bits(call("parse_mask", gathered), gathered));
}

export function buildUpdateMask(fields) {
  const gathered = new Gathered().values(fields);
  return maskText(bits(call("collect_mask", gathered), gathered));
}

function validate(judge, input, rows, options) {
  const { contract, current } = readOptions(options);
  const gathered = new Gathered().input(input, rows).image(current, "options.current");
  const found = call(judge, gathered, contract);
  return found === undefined ? CLEAN : readReport(found, gathered);
}
