// What the forms edit.

/** The image as it is now. */
export const current = {
  id: "fd8q1krlbcjqb5e4q2t7",
  name: "debian-12",
  description: "",
  minDiskSize: "10737418240",
  storageSize: "1073741824",
  labels: { env: "prod" },
};

/** The values that the forms begin with: labels as rows, since a key may be empty, dotted or repeated while it is typed. */
export const initialValues = {
  name: current.name,
  description: current.description,
  minDiskSize: current.minDiskSize,
  labels: Object.entries(current.labels).map(([key, value]) => ({ key, value })),
};
