// The image that the forms edit.

/** The image before the edits. */
export const current = {
  id: "fd8q1krlbcjqb5e4q2t7",
  name: "debian-12",
  description: "",
  minDiskSize: "10737418240",
  storageSize: "1073741824",
  labels: { env: "prod" },
};

/**
 * The initial values of the forms. The labels are rows, because a key may be empty or repeated
 * while the user types.
 */
export const initialValues = {
  name: current.name,
  description: current.description,
  minDiskSize: current.minDiskSize,
  labels: Object.entries(current.labels).map(([key, value]) => ({ key, value })),
};
