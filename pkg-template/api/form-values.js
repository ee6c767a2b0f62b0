import { readImage } from "../input/image.js";

/** @type {typeof import("../types/index.js").formValues} */
export function formValues(image) {
  const read = readImage(image, "image");
  const { name = "", description = "", minDiskSize = "0", labels } = read;
  const rows = labels?.keys.map((key, index) => ({
    key: String(key),
    value: String(labels.values[index]),
  }));
  return {
    name,
    description,
    minDiskSize: minDiskSize === "0" ? "" : minDiskSize,
    labels: rows ?? [],
  };
}
