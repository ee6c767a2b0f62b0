import { FIELDS, sameDraft, sameField } from "./draft.js";
import { planUpdate } from "./plan.js";
import { groupViolations } from "./violations.js";

/** @import { Contract, Image, ServerViolation } from "yc-image-update" */
/** @import { ComputeImage } from "./compute.js" */
/** @import { Draft } from "./draft.js" */
/** @import { UpdatePlan } from "./plan.js" */
/** @import { Refusal, State } from "./store.js" */
/** @import { GroupedViolations } from "./violations.js" */

/**
 * A refusal with the number of the attempt.
 * @typedef {Refusal & { number: number }} NumberedRefusal
 */

/**
 * What the form shows for the chosen image, derived from the state.
 * @typedef {object} FormState
 * @property {ComputeImage} current
 * @property {Draft} draft
 * @property {UpdatePlan} plan
 * @property {GroupedViolations} errors Those of the package, and of the server while they apply
 * @property {GroupedViolations} warnings
 * @property {NumberedRefusal | null} refusal The refusal, if the server refused exactly this draft
 * @property {boolean} isBusy Whether an update of the image is in progress
 * @property {boolean} canSend
 */

/**
 * Creates a function that derives the form's state, which is null if no image is chosen. It plans
 * the update again only if the draft, the image or the contract has changed.
 */
export function createFormState() {
  /**
   * The last plan, with what it was made for.
   * @type {{ draft: Draft, current: Image, contract: Contract, plan: UpdatePlan } | null}
   */
  let planned = null;

  /**
   * @param {State} state
   * @returns {FormState | null}
   */
  return function formState({ current, drafts, contract, attempt }) {
    const draft = current && drafts.get(current.id);
    if (!current || !draft) return null;
    if (planned?.draft !== draft || planned.current !== current || planned.contract !== contract) {
      planned = { draft, current, contract, plan: planUpdate(draft, current, contract) };
    }
    const { plan } = planned;

    const attemptHere = attempt?.imageId === current.id ? attempt : null;
    const outcome = attemptHere?.outcome;
    const isBusy = outcome?.phase === "sending" || outcome?.phase === "running";
    /** @type {ServerViolation[]} */
    let serverViolations = [];
    let refusal = null;
    if (attemptHere && outcome?.phase === "refused") {
      const { draft: sent, number } = attemptHere;
      serverViolations = outcome.violations.filter(({ field }) => isUnchanged(field, sent, draft));
      if (sameDraft(sent, draft)) refusal = { ...outcome, number };
    }
    return {
      current,
      draft,
      plan,
      errors: groupViolations([...plan.report.violations, ...serverViolations], draft),
      warnings: groupViolations(plan.report.warnings, draft),
      refusal,
      isBusy,
      canSend: plan.change !== null && !isBusy,
    };
  };
}

/**
 * Whether a field still has the value that was sent. Otherwise, what the server said about it no
 * longer applies.
 * @param {string} name
 * @param {Draft} sent
 * @param {Draft} draft
 */
function isUnchanged(name, sent, draft) {
  const field = FIELDS.find((field) => field === name);
  return field !== undefined && sameField(field, sent, draft);
}
