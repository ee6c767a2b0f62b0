/** @import { Violation } from "yc-image-update" */
/** @import { Draft } from "./draft.js" */

/**
 * A violation in a label's row.
 * @typedef {{ part: "key" | "value", violation: Violation }} RowViolation
 */

/**
 * Violations by the place in the form that shows them. `labels` is for the labels as a whole,
 * `rows` holds those of single labels by the id of the row, and `form` holds all others.
 * @typedef {object} GroupedViolations
 * @property {Violation[]} name
 * @property {Violation[]} description
 * @property {Violation[]} minDiskSize
 * @property {Violation[]} labels
 * @property {Map<string, RowViolation[]>} rows
 * @property {Violation[]} form
 */

/**
 * Violations of a draft. Their paths have the positions of its rows.
 * @typedef {{ violations: readonly Violation[], draft: Draft }} DraftViolations
 */

/**
 * Groups violations by the place in the form that shows them.
 * @param {...DraftViolations} sources
 * @returns {GroupedViolations}
 */
export function groupViolations(...sources) {
  /** @type {GroupedViolations} */
  const groups = {
    name: [],
    description: [],
    minDiskSize: [],
    labels: [],
    rows: new Map(),
    form: [],
  };
  for (const { violations, draft } of sources) {
    for (const violation of violations) {
      const [field] = violation.path;
      if (field === "name" || field === "description" || field === "minDiskSize")
        groups[field].push(violation);
      else if (field === "labels") addLabelViolation(groups, violation, draft);
      else groups.form.push(violation);
    }
  }
  return groups;
}

/**
 * @param {GroupedViolations} groups
 * @param {Violation} violation
 * @param {Draft} draft
 */
function addLabelViolation(groups, violation, draft) {
  const [, position, part] = violation.path;
  const row = typeof position === "number" ? draft.labels[position] : undefined;
  if (!row) {
    groups.labels.push(violation);
    return;
  }
  const isForKey = part === "key" || violation.forKey === true;
  const found = groups.rows.get(row.id) ?? [];
  found.push({ part: isForKey ? "key" : "value", violation });
  groups.rows.set(row.id, found);
}

/**
 * A violation with the place in the form that shows it.
 * @typedef {object} PlacedViolation
 * @property {string} field
 * @property {string} [row] The id of the label's row
 * @property {"key" | "value"} [part]
 * @property {Violation} violation
 */

/**
 * All violations, in the order of the form.
 * @param {GroupedViolations} groups
 * @returns {PlacedViolation[]}
 */
export function allViolations({ name, description, minDiskSize, labels, rows, form }) {
  const placed = [...name, ...description, ...minDiskSize, ...labels, ...form];
  return [
    ...placed.map((violation) => ({ field: violation.field, violation })),
    ...[...rows].flatMap(([row, violations]) =>
      violations.map(({ part, violation }) => ({ field: "labels", row, part, violation })),
    ),
  ];
}
