// The package and its peers, each in a file of its own under peers/.
import { BASELINE, baselines } from "./baseline.js";
import * as ajv from "./peers/ajv.js";
import * as arktype from "./peers/arktype.js";
import * as handWritten from "./peers/hand-written.js";
import * as protovalidate from "./peers/protovalidate.js";
import * as valibot from "./peers/valibot.js";
import * as ours from "./peers/yc-image-update.js";
import * as zod from "./peers/zod.js";
import * as typia from "./compiled/peers/typia/image-update.js";
import { WITHOUT_WASM, withoutWasm } from "./without-wasm.js";

export const contenders = [
  ours,
  ...baselines.map(({ api }) => ({
    ...ours,
    name: BASELINE,
    validate: (update) => api.validateImageUpdate(update),
  })),
  {
    ...ours,
    name: WITHOUT_WASM,
    validate: (update) => withoutWasm.validateImageUpdate(update),
  },
  handWritten,
  ajv,
  zod,
  valibot,
  arktype,
  typia,
  protovalidate,
];

/** Throws unless all give the same verdict on each update. Returns how many are valid. */
export function proveAgreement(updates) {
  let valid = 0;
  for (const update of updates) {
    const verdicts = contenders.map(({ validate, isValid }) => isValid(validate(update)));
    if (verdicts.some((verdict) => verdict !== verdicts[0])) {
      const each = contenders.map(
        ({ name }, index) => `${name}: ${verdicts[index] ? "valid" : "invalid"}`,
      );
      throw new Error(`the contenders differ (${each.join(", ")}) on ${JSON.stringify(update)}`);
    }
    if (verdicts[0]) valid++;
  }
  return valid;
}
