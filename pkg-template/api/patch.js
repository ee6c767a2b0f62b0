import { FIELDS, PLAN_VALUES_SHIFT } from "../contract/data.js";
import { planPatch } from "../engine/engine.js";
import { refuse } from "../engine/report.js";
import { bodyValue, gatherEdits } from "../input/gather.js";
import { readOptions } from "../input/options.js";
import { maskText } from "../shared/mask.js";

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
