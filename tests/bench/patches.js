// buildPatchBody beside what finds differences between the same pairs: an image's four fields, and a form with all four filled in.
import fastJsonPatch from "fast-json-patch";
import microdiff from "microdiff";

import { api } from "./package-under-test.js";
import { validate } from "./peers/hand-written.js";
import { Random } from "./random.js";
import { makeLabels, makeUpdates, notInterned } from "./updates.js";

const FIELDS = ["name", "description", "minDiskSize", "labels"];

export const patchContenders = [
  {
    name: "yc-image-update",
    run: ({ current, edits }) => api.buildPatchBody(edits, { current }),
    fields: bodyFields,
  },
  { name: "hand-written", run: handWritten, fields: bodyFields },
  {
    name: "fast-json-patch",
    run: ({ current, edits }) => fastJsonPatch.compare(current, edits),
    fields: (operations) => operations.map(({ path }) => path.split("/")[1]),
  },
  {
    name: "microdiff",
    // As its documentation advises for JSON, which has no cycles.
    run: ({ current, edits }) => microdiff(current, edits, { cyclesFix: false }),
    fields: (differences) => differences.map(({ path }) => path[0]),
  },
];

const image = {
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
const manyLabels = makeLabels(new Random(64), 64);

export const patchShapes = [
  pair("nothing changed", image, image),
  pair("a description changed", image, {
    ...image,
    description: "Ubuntu 22.04, rebuilt every night",
  }),
  pair("a label of 5 changed", image, { ...image, labels: { ...image.labels, env: "staging" } }),
  pair(
    "a label of 64 changed",
    { ...image, labels: manyLabels },
    { ...image, labels: { ...manyLabels, [Object.keys(manyLabels)[40]]: "staging" } },
  ),
  pair("everything changed", image, {
    name: "db-2404",
    description: "",
    minDiskSize: "21474836480",
    labels: { env: "dev" },
  }),
];

/** Throws unless all find the same fields changed in each pair, and the two that build bodies build the same. */
export function provePatchAgreement(count) {
  const random = new Random(7);
  const filled = makeUpdates(2 * count, 7).map((update) =>
    Object.fromEntries(FIELDS.map((field) => [field, update[field] ?? image[field]])),
  );
  for (let index = 0; index < count; index++) {
    const current = filled[index];
    const other = filled[count + index];
    const changed = random.shuffle(FIELDS).slice(0, random.integer(0, FIELDS.length));
    const given = {
      current,
      edits: {
        ...notInterned(current),
        ...Object.fromEntries(changed.map((field) => [field, other[field]])),
      },
    };
    const results = patchContenders.map(({ run }) => run(given));
    const found = results.map((result, contender) =>
      [...new Set(patchContenders[contender].fields(result))].sort().join(),
    );
    const bodies = results.slice(0, 2).map((result) => JSON.stringify(result));
    if (found.some((fields) => fields !== found[0]) || bodies[0] !== bodies[1]) {
      throw new Error(`the contenders differ (${found.join("; ")}) on ${JSON.stringify(given)}`);
    }
  }
}

function pair(name, current, edits) {
  const given = { current: notInterned(current), edits: notInterned(edits) };
  return { name, next: () => given };
}

function bodyFields(body) {
  return body === null ? [] : body.updateMask.split(",");
}

/** The body, judged, or null; what one would write for these four fields without any library. */
function handWritten({ current, edits }) {
  const mask = [];
  const values = {};
  for (const field of FIELDS) {
    const before = current[field];
    const after = edits[field];
    if (field === "labels" ? sameLabels(before, after) : before === after) continue;
    mask.push(field);
    if (field === "labels" ? Object.keys(after).length > 0 : after !== "") values[field] = after;
  }
  if (mask.length === 0) return null;
  const body = { updateMask: mask.join(","), ...values };
  const errors = validate(body);
  if (errors.length > 0) throw new Error(errors.map(({ message }) => message).join("\n"));
  return body;
}

function sameLabels(before, after) {
  const keys = Object.keys(after);
  return (
    keys.length === Object.keys(before).length &&
    keys.every((key) => Object.hasOwn(before, key) && before[key] === after[key])
  );
}
