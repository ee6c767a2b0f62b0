import { planPatch } from "../engine/calls.js";
import { dropUnchanged } from "../fast-path/unchanged.js";
import { bodyValue } from "../input/body.js";
import { readOptions } from "../input/options.js";
import { readEdits } from "../input/read.js";
import { Input } from "../input/values.js";
import { throwViolations } from "../engine/report.js";

/** @type {typeof import("../types/index.js").buildPatchBody} */
export function buildPatchBody(edits, options) {
  const read = readOptions(options);
  const input = readEdits(edits);
  dropUnchanged(input, read.current);
  const { report, mask, values } = planPatch(input, read);
  throwViolations(report);
  if (mask.length === 0 || !(input instanceof Input)) return null;

  /** @type {Record<string, unknown> & { updateMask: string }} */
  const body = { updateMask: mask.join() };
  for (const field of values) body[field] = bodyValue(field, input[field]);
  return body;
}
