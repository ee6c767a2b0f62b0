import { CHANGES, EFFECTS, FIELDS } from "../contract/data.js";
import { previewUpdate } from "../engine/calls.js";
import { bodyValue } from "../input/body.js";
import { copyImage, readImage, spellingIn } from "../input/image.js";
import { contractPosition, requireOptions } from "../input/options.js";
import { readUpdate, requireObject } from "../input/read.js";
import { Input, Labels } from "../input/values.js";
import { throwViolations } from "../engine/report.js";

/** @import { Scalar } from "../input/values.js" */
/** @import { Outcomes } from "../engine/plan.js" */
/** @import { Effects } from "../types/index.js" */

const OPTIONS = new Set(["contract"]);

/** @type {typeof import("../types/index.js").previewImageUpdate} */
export function previewImageUpdate(current, body, options = {}) {
  const contract = contractPosition(requireOptions(options, OPTIONS).contract);
  const image = copyImage(requireObject(current, "current"));
  const before = readImage(image, "current");
  const input = readUpdate(body);
  const { report, fields, labels } = previewUpdate(input, before, contract);
  throwViolations(report);
  // Anything else than an object is a violation.
  const values = input instanceof Input ? input : new Input();

  const described = FIELDS.map((field, position) => {
    const effect = EFFECTS[fields[position] ?? 0] ?? "untouched";
    const old = bodyValue(field, before[field]);
    const after = effect === "untouched" ? old : bodyValue(field, values[field]);
    if (effect === "reset" || effect === "set") image[spellingIn(image, field)] = after;
    if (field !== "labels") return { field, effect, before: old, after };
    return {
      field,
      effect,
      before: old,
      after,
      added: keysOf(values.labels, "added", labels),
      changed: keysOf(values.labels, "changed", labels),
      removed: keysOf(before.labels, "removed", labels),
    };
  });
  return { effects: /** @type {Effects} */ (described), image };
}

/**
 * The keys of the labels to which something happens.
 *
 * @param {Scalar | Labels} labels
 * @param {typeof CHANGES[number]} change
 * @param {Outcomes["labels"]} outcomes
 */
function keysOf(labels, change, outcomes) {
  if (!(labels instanceof Labels)) return [];
  const those = outcomes.filter(({ outcome }) => CHANGES[outcome] === change);
  return those.map(({ position }) => String(labels.keys[position]));
}
