// What an update does to an image, written from the documentation and without the package.

export const FIELDS = ["name", "description", "minDiskSize", "labels"];

/** The fields of an image, a body or edits: absent, null and the default are the same. */
export function stateOf({ name, description, minDiskSize, labels }) {
  const pairs = Array.isArray(labels)
    ? labels
        .filter(({ key, value }) => key !== "" || value !== "")
        .map((row) => [row.key, row.value])
    : Object.entries(labels ?? {});
  pairs.sort(([one], [other]) => (one < other ? -1 : 1));
  return {
    name: name ?? "",
    description: description ?? "",
    minDiskSize: String(BigInt(minDiskSize || 0)),
    labels: Object.fromEntries(pairs),
  };
}

export const isEqual = (one, other) => JSON.stringify(one) === JSON.stringify(other);

/** The state after the server took a body. Without a mask it takes all fields. */
export function update(before, body) {
  const mask = body.updateMask?.split(",") ?? FIELDS;
  const after = stateOf(body);
  return Object.fromEntries(
    FIELDS.map((field) => [field, (mask.includes(field) ? after : before)[field]]),
  );
}

/** The state that a user asks for: what the edits say, and otherwise what was there. */
export function edit(before, edits) {
  const after = stateOf(edits);
  return Object.fromEntries(
    FIELDS.map((field) => [field, (edits[field] === undefined ? before : after)[field]]),
  );
}

/** Three-way merge of one value: the result, and whether the two changes contradict each other. */
export function merge(base, ours, theirs) {
  if (isEqual(ours, base) || isEqual(ours, theirs)) return { value: theirs, isConflict: false };
  return { value: ours, isConflict: !isEqual(theirs, base) };
}
