import { FIELDS, filledRows } from "./draft.js";

/**
 * Sorts violations to where the form shows them: a field's name, "labels" for the group, a row's id, or "form".
 * Each row gets `{ part, violation }`, the others the violation itself.
 */
export function place(violations, draft) {
  const rows = filledRows(draft);
  const places = {
    form: [],
    labels: [],
    name: [],
    description: [],
    minDiskSize: [],
    rows: new Map(),
  };
  for (const violation of violations) {
    const [field, index, part] = violation.path;
    if (field === "labels") addLabel(violation, index, part);
    else if (FIELDS.includes(field)) places[field].push(violation);
    else places.form.push(violation);
  }
  return places;

  function addLabel(violation, index, part) {
    // A server knows labels by their key and not by their row.
    const row = part ? rows[Number(index)] : rows.find(({ key }) => key === index);
    if (!row) return void places.labels.push(violation);
    const found = places.rows.get(row.id) ?? [];
    found.push({ part: part ?? (violation.forKey ? "key" : "value"), violation });
    places.rows.set(row.id, found);
  }
}
