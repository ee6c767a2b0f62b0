// A stand-in until the package has this function.
/** @param {any} edits @param {any} images @returns {any} */
export function rebaseImageEdits(edits, { base, current }) {
  const conflicts = [];
  /** @type {any} */ const result = {};
  const n = (/** @type {string} */ f, /** @type {any} */ v) =>
    f === "minDiskSize" ? String(v || "0") : (v ?? "");
  for (const field of ["name", "description", "minDiskSize"]) {
    if (edits[field] === undefined) continue;
    const [b, o, t] = [n(field, base[field]), n(field, edits[field]), n(field, current[field])];
    if (o === b || o === t) continue;
    result[field] = edits[field];
    if (b !== t) conflicts.push({ field, path: [field], base: b, ours: o, theirs: t });
  }
  const b = base.labels ?? {};
  const t = current.labels ?? {};
  const rows = edits.labels.filter((/** @type {any} */ r) => r.key || r.value);
  const o = Object.fromEntries(rows.map((/** @type {any} */ r) => [r.key, r.value]));
  if (Object.keys(o).length < rows.length)
    return { edits: { ...result, labels: edits.labels }, conflicts };
  const merged = [];
  for (const { key } of rows) {
    if (o[key] === b[key]) {
      if (key in t) merged.push({ key, value: t[key] });
      continue;
    }
    merged.push({ key, value: o[key] });
    if (o[key] !== t[key] && b[key] !== t[key])
      conflicts.push({
        field: "labels",
        path: ["labels", key],
        base: b[key],
        ours: o[key],
        theirs: t[key],
      });
  }
  for (const key of Object.keys(b)) {
    if (key in o) continue;
    if (key in t && t[key] !== b[key])
      conflicts.push({
        field: "labels",
        path: ["labels", key],
        base: b[key],
        ours: undefined,
        theirs: t[key],
      });
  }
  for (const key of Object.keys(t))
    if (!(key in o) && !(key in b)) merged.push({ key, value: t[key] });
  const same =
    merged.length === Object.keys(t).length && merged.every(({ key, value }) => t[key] === value);
  if (!same) result.labels = merged;
  return { edits: result, conflicts };
}
