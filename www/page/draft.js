// A draft is what the form holds: text, and label rows with an id of their own, because keys may repeat while typing.

export const FIELDS = ["name", "description", "minDiskSize", "labels"];

let lastRowId = 0;

export function newRow(key = "", value = "") {
  lastRowId += 1;
  return { id: `label-${lastRowId}`, key, value };
}

export function draftOf(image) {
  const size = String(image.minDiskSize ?? "0");
  return {
    name: image.name ?? "",
    description: image.description ?? "",
    minDiskSize: size === "0" ? "" : size,
    labels: Object.entries(image.labels ?? {}).map(([key, value]) => newRow(key, value)),
  };
}

/**
 * All rows up to the last one with anything in it: a row just added is nobody's edit yet. Only the end is left out,
 * so that a row's place here is its place in the form.
 */
export function filledRows({ labels }) {
  return labels.slice(0, labels.findLastIndex(({ key, value }) => key !== "" || value !== "") + 1);
}

/** All four fields: with `current`, the package itself keeps only what differs. */
export function editsOf(draft) {
  return {
    name: draft.name,
    description: draft.description,
    minDiskSize: draft.minDiskSize.trim() || null,
    labels: filledRows(draft).map(({ key, value }) => ({ key, value })),
  };
}

export function sameDraft(one, other) {
  return FIELDS.every((field) => sameField(field, one, other));
}

export function sameField(field, one, other) {
  return comparable(field, one) === comparable(field, other);
}

// A server is free to give labels back in an order of its own.
function comparable(field, draft) {
  if (field !== "labels") return editsOf(draft)[field];
  return JSON.stringify(
    filledRows(draft)
      .map(({ key, value }) => [key, value])
      .sort(),
  );
}

/**
 * A draft of `known`, carried over to the image as it is now: what was not edited follows the image, so that sending
 * does not take back what someone else has changed.
 */
export function carryOver(draft, known, image) {
  const [before, now] = [draftOf(known), draftOf(image)];
  const kept = FIELDS.map((field) => {
    const isOutdated = sameField(field, draft, before) && !sameField(field, draft, now);
    return [field, isOutdated ? now[field] : draft[field]];
  });
  return Object.fromEntries(kept);
}
