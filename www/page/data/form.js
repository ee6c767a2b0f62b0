import { validateImageEdits } from "yc-image-update";
import { draftOf, editsOf, FIELDS, sameDraft, sameField } from "./draft.js";
import { planUpdate } from "./plan.js";
import { isOpen } from "./rebase.js";
import { isBusy, latestAttempt } from "./store.js";
import { groupViolations } from "./violations.js";

/** @import { Conflict, Field, Image, ServerViolation } from "yc-image-update" */
/** @import { ComputeImage } from "./compute.js" */
/** @import { Draft } from "./draft.js" */
/** @import { Plan } from "./plan.js" */
/** @import { Attempt, State } from "./store.js" */
/** @import { GroupedViolations } from "./violations.js" */

/**
 * What the form and the plan show for the chosen image, derived from the state.
 * @typedef {object} Form
 * @property {ComputeImage} image The image as it is now
 * @property {boolean} isReady Whether the image is loaded; until then the form is inert
 * @property {Draft} draft
 * @property {ReadonlySet<Field>} editedFields
 * @property {Plan} plan
 * @property {GroupedViolations} errors Those of the package, and of the server while they apply
 * @property {GroupedViolations} warnings
 * @property {Conflict[]} conflicts
 * @property {boolean} isNameAllowedLater Whether only the newer contract allows the name
 * @property {Attempt | null} attempt The latest attempt to update this image, if its outcome is about
 *   what is planned now
 * @property {boolean} isBusy Whether an update of the image is in progress
 * @property {boolean} canSend
 */

/**
 * Creates a function that derives the form from the state. It is null if no image is chosen or known.
 * It plans the update again only if the draft, the image or the contract has changed.
 */
export function createFormOf() {
  /** @type {{ key: readonly unknown[], plan: Plan } | null} */
  let planned = null;

  /**
   * @param {State} state
   * @returns {Form | null}
   */
  return function formOf(state) {
    const { chosenId, chosen, images, edited, contract } = state;
    const image = images.get(chosenId ?? "");
    if (!image || chosen.phase === "failed") return null;
    const entry = edited.get(image.id);
    // A draft of an earlier visit is shown when it has been rebased.
    const draft = entry && entry.base === image ? entry.draft : draftOf(image);
    const key = [draft, image, contract];
    if (!planned?.key.every((part, index) => part === key[index]))
      planned = { key, plan: planUpdate(draft, image, contract) };
    const { plan } = planned;

    const attempt = latestAttempt(state, image.id);
    /** @type {ServerViolation[]} */
    const serverViolations =
      attempt?.outcome.phase === "refused"
        ? attempt.outcome.violations.filter(({ field }) => isUnchanged(field, attempt.draft, draft))
        : [];
    const isReady = chosen.phase === "ready";
    const busy = isBusy(state, image.id);
    return {
      image,
      isReady,
      draft,
      editedFields: new Set(FIELDS.filter((field) => !sameField(field, draft, draftOf(image)))),
      plan,
      errors: groupViolations(
        { violations: plan.report.violations, draft },
        // Rows keep their ids, wherever they are now.
        { violations: serverViolations, draft: attempt?.draft ?? draft },
      ),
      warnings: groupViolations({ violations: plan.report.warnings, draft }),
      conflicts: entry?.conflicts.filter((conflict) => isOpen(draft, conflict)) ?? [],
      isNameAllowedLater: isNameAllowedLater(plan, draft, image),
      attempt: attempt && isAboutPlan(attempt, draft, plan) ? attempt : null,
      isBusy: busy,
      canSend: isReady && plan.change !== null && !busy,
    };
  };
}

/**
 * @param {Plan} plan
 * @param {Draft} draft
 * @param {Image} current
 */
function isNameAllowedLater({ report }, draft, current) {
  const isNameRefused = report.violations.some(
    ({ rule, field }) => rule === "string.pattern" && field === "name",
  );
  if (!isNameRefused) return false;
  const { name } = editsOf(draft);
  return validateImageEdits({ name }, { contract: "2025-01-27", current }).valid;
}

/**
 * Whether the outcome of an attempt still says something about the plan. "You can send it again" does
 * not once the user has edited the draft, or once the image turns out to be as planned.
 * @param {Attempt} attempt
 * @param {Draft} draft
 * @param {Plan} plan
 */
function isAboutPlan(attempt, draft, plan) {
  switch (attempt.outcome.phase) {
    case "unsent":
    case "refused":
    case "unknown":
    case "failed":
      return plan.change !== null && sameDraft(attempt.draft, draft);
    default:
      return true;
  }
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
