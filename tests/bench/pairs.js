// Pairs of an image and a form after the user edited it. The form has all four fields.
import { Random } from "./random.js";
import { typical } from "./shapes.js";
import { makeLabels, notInterned } from "./updates.js";

const { name, description, minDiskSize, labels } = typical;

/** A typical image. */
export const image = { name, description, minDiskSize, labels };

const manyLabels = makeLabels(new Random(64), 64);
const oneChanged = { ...manyLabels, [Object.keys(manyLabels)[40]]: "staging" };

/** 64 labels in the same order, one of them changed. */
export const sameOrder = labelsPair("a label of 64 changed", oneChanged);

/** 64 labels, some of them at another position than in the image. */
export const otherOrders = [
  labelsPair(
    "64 labels shuffled, one changed",
    Object.fromEntries(new Random(65).shuffle(Object.entries(oneChanged))),
  ),
  labelsPair(
    "the first of 64 labels removed",
    Object.fromEntries(Object.entries(manyLabels).slice(1)),
  ),
];

/** What users usually do with a form. */
export const usualPairs = [
  pair("nothing changed", image, image),
  pair("a description changed", image, {
    ...image,
    description: "Ubuntu 22.04, rebuilt every night",
  }),
  pair("a label of 5 changed", image, { ...image, labels: { ...image.labels, env: "staging" } }),
  sameOrder,
  pair("everything changed", image, {
    name: "db-2404",
    description: "",
    minDiskSize: "21474836480",
    labels: { env: "dev" },
  }),
];

function labelsPair(name, labels) {
  return pair(name, { ...image, labels: manyLabels }, { ...image, labels });
}

function pair(name, current, edits) {
  return { name, current: notInterned(current), edits: notInterned(edits) };
}
