import { previewImageUpdate, validateImageUpdate } from "yc-image-update";
import { editsOf } from "./draft.js";

/** @import { Contract, Effects, Image, Report } from "yc-image-update" */
/** @import { Change } from "./plan.js" */
/** @import { Draft } from "./draft.js" */

/**
 * What the package says about a body that the user wrote.
 * @typedef {(
 *   | { state: "not-json", problem: string }
 *   | { state: "judged", report: Report, effects: Effects | null }
 * )} Verdict `effects` is null if the body is invalid
 */

/**
 * @param {string} text
 * @param {Image} current
 * @param {Contract} contract
 * @returns {Verdict}
 */
export function judgeBody(text, current, contract) {
  let body;
  try {
    body = JSON.parse(text);
  } catch (error) {
    return { state: "not-json", problem: error instanceof Error ? error.message : String(error) };
  }
  const report = validateImageUpdate(body, { contract, current });
  const effects = report.valid ? previewImageUpdate(current, body, { contract }).effects : null;
  return { state: "judged", report, effects };
}

/** @typedef {"plan" | "no-mask" | "no-value" | "label-path"} Example */

/**
 * A body to begin with: that of the plan, or one of three usual mistakes.
 * @param {Example} example
 * @param {Draft} draft
 * @param {Change | null} change
 */
export function exampleBody(example, draft, change) {
  const description = editsOf(draft).description || "Rebuilt every night";
  switch (example) {
    case "plan":
      return change?.body ?? { updateMask: "description", description };
    case "no-mask":
      return { description };
    case "no-value":
      return { updateMask: "name,description", description };
    case "label-path":
      return { updateMask: "labels.env", labels: { env: "prod" } };
  }
}
