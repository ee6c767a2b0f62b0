// What is validated: a name, whether it is valid, and a function that returns the next update. With
// `fresh` that function makes the update, outside the measured time.
import { Random } from "./random.js";
import { makeLabels, makeUpdates, notInterned } from "./updates.js";

const MASK = "name,description,minDiskSize,labels";

export const typical = {
  updateMask: MASK,
  name: "web-2204-nightly",
  description: "Ubuntu 22.04 with the monitoring agent, rebuilt every Monday at 3 a.m.",
  minDiskSize: "10737418240",
  labels: {
    env: "prod",
    owner: "infra",
    "cost-center": "42",
    "k8s.io/role": "node",
    built_by: "ci@example.com",
  },
};

const invalidEverywhere = {
  updateMask: "name,size",
  name: "Web_2204",
  description: "🚀".repeat(257),
  minDiskSize: "1024",
  labels: { Env: "Prod", "1a": "a b", "my key": "ops team", Über: "ja!", "a\\b": "c\\d" },
  size: "10 GB",
};

export const shapes = [
  long("one field", true, { updateMask: "name", name: "web-2204" }),
  long("typical", true, typical),
  long("64 labels", true, { updateMask: "labels", labels: makeLabels(new Random(64), 64) }),
  long("256 emoji", true, { updateMask: "description", description: "🚀".repeat(256) }),
  long("invalid in one place", false, { ...typical, name: "Web-2204-nightly" }),
  long("invalid everywhere", false, invalidEverywhere),
  different("1,000 different", makeUpdates(1000, 1000)),
  different(
    "64 labels, different",
    Array.from({ length: 100 }, (_, seed) =>
      notInterned({ updateMask: "labels", labels: makeLabels(new Random(seed + 1), 64) }),
    ),
  ),
  { name: "typical, fresh strings", valid: true, fresh: true, next: concatenated() },
];

/** The same update in every call. */
function long(name, valid, update) {
  const kept = notInterned(update);
  return { name, valid, next: () => kept };
}

function different(name, updates) {
  let turn = 0;
  return { name, valid: true, next: () => updates[turn++ % updates.length] };
}

/**
 * The typical update, its values concatenated before each call. The JavaScript engine joins the
 * parts of a string when the string is read for the first time.
 */
function concatenated() {
  const half = (text) => [text.slice(0, text.length >> 1), text.slice(text.length >> 1)];
  const { labels, ...fields } = typical;
  const halves = Object.entries(fields).map(([field, text]) => [field, ...half(text)]);
  const pairs = Object.entries(labels).map(([key, text]) => [key, ...half(text)]);
  return () => {
    const update = {};
    for (const [field, first, second] of halves) update[field] = first + second;
    update.labels = {};
    for (const [key, first, second] of pairs) update.labels[key] = first + second;
    return update;
  };
}
