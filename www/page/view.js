import { FIELDS, sameDraft, sameField } from "./draft.js";
import { judge } from "./judge.js";
import { place } from "./places.js";

/** What follows from the state; judged again only when something that matters has changed. */
export function createView() {
  let known = {};
  return function viewOf({ current, drafts, contract, attempt }) {
    const draft = current && drafts.get(current.id);
    if (draft !== known.draft || current !== known.current || contract !== known.contract) {
      known = { draft, current, contract, verdict: draft && judge(draft, current, contract) };
    }
    const { verdict } = known;
    if (!verdict) return { draft: null, verdict: null };

    const ours = attempt?.imageId === current.id ? attempt : null;
    const serverSays =
      ours?.phase === "refused"
        ? ours.violations.filter((violation) => stillSo(violation, ours.draft, draft))
        : [];
    const isBusy = ours !== null && ["sending", "running"].includes(ours.phase);
    return {
      draft,
      verdict,
      errors: place([...verdict.report.violations, ...serverSays], draft),
      warnings: place(verdict.report.warnings, draft),
      refusal: ours?.phase === "refused" && sameDraft(ours.draft, draft) ? ours : null,
      isBusy,
      canSend: verdict.body !== null && !isBusy,
    };
  };
}

// What a server said of a value no longer holds once the value is another one.
function stillSo({ path: [field] }, sent, draft) {
  return FIELDS.includes(field) && sameField(field, sent, draft);
}
