// buildPatchBody beside pairs of libraries that together do the same: one validates all fields of
// the form, the other finds the differences from the image.
import fastJsonPatch from "fast-json-patch";
import microdiff from "microdiff";
import * as v from "valibot";

import { BASELINE, baselines } from "./baseline.js";
import { api } from "./package-under-test.js";
import { image, otherOrders, usualPairs } from "./pairs.js";
import { ajv, schema as ajvSchema } from "./peers/ajv.js";
import { validate } from "./peers/hand-written.js";
import { schema as valibotSchema } from "./peers/valibot.js";
import { schema as zodSchema } from "./peers/zod.js";
import { Random } from "./random.js";
import { makeUpdates, notInterned } from "./updates.js";
import { WITHOUT_WASM, withoutWasm } from "./without-wasm.js";

const FIELDS = ["name", "description", "minDiskSize", "labels"];

/** Thrown for edits that break a rule. */
class Refused extends Error {}

// The peers' rules without the update mask, which a form does not have.
const valibotEdits = v.omit(valibotSchema, ["updateMask"]);
const zodEdits = zodSchema.omit({ updateMask: true });
const { updateMask: _, ...properties } = ajvSchema.properties;
const isValidForAjv = ajv.compile({ ...ajvSchema, properties });

/**
 * `run` takes a pair of `current` and `edits`, and throws if the edits break a rule. `fields` lists
 * the changed fields of what `run` returned. microdiff alone does not validate.
 */
export const patchContenders = [
  buildsBodies("yc-image-update", ({ current, edits }) => api.buildPatchBody(edits, { current })),
  ...baselines.map(({ api }) =>
    buildsBodies(BASELINE, ({ current, edits }) => api.buildPatchBody(edits, { current })),
  ),
  buildsBodies(WITHOUT_WASM, ({ current, edits }) =>
    withoutWasm.buildPatchBody(edits, { current }),
  ),
  buildsBodies("hand-written", handWritten),
  {
    name: "valibot + microdiff",
    validates: true,
    run({ current, edits }) {
      const { success, output, issues } = v.safeParse(valibotEdits, edits);
      if (!success) throw new Refused(issues[0].message);
      return differences(current, output);
    },
    fields: fieldsOfDifferences,
  },
  {
    name: "zod + microdiff",
    validates: true,
    run({ current, edits }) {
      const { success, data, error } = zodEdits.safeParse(edits);
      if (!success) throw new Refused(error.issues[0].message);
      return differences(current, data);
    },
    fields: fieldsOfDifferences,
  },
  {
    name: "ajv + fast-json-patch",
    validates: true,
    run({ current, edits }) {
      if (!isValidForAjv(edits)) throw new Refused(isValidForAjv.errors[0].message);
      return fastJsonPatch.compare(current, edits);
    },
    fields: (operations) => operations.map(({ path }) => path.split("/")[1]),
  },
  {
    name: "microdiff",
    validates: false,
    run: ({ current, edits }) => differences(current, edits),
    fields: fieldsOfDifferences,
  },
];

export const patchShapes = [...usualPairs, ...otherOrders].map((pair) => ({
  name: pair.name,
  next: () => pair,
}));

/**
 * Throws unless all contenders refuse the same edits, find the same changed fields in all other
 * edits, and build the same bodies if they build bodies. Returns how many edits are refused.
 */
export function provePatchAgreement(count) {
  const random = new Random(7);
  const images = makeUpdates(count, 7).map(formOf);
  const others = makeUpdates(count, 8, { one: 0.3, several: 0.2 }).map(formOf);
  const validating = patchContenders.filter(({ validates }) => validates).length;
  let refused = 0;
  for (const [index, current] of images.entries()) {
    const pair = { current, edits: edit(current, others[index], random) };
    const outcomes = patchContenders.map((contender) => outcomeOf(contender, pair));
    const found = outcomes.filter((outcome) => outcome !== undefined);
    const bodies = found.flatMap(({ body }) => body ?? []);
    if (found.length === outcomes.length - validating) refused++;
    else if (
      found.length < outcomes.length ||
      found.some(({ fields }) => fields !== found[0].fields) ||
      bodies.some((body) => body !== bodies[0])
    ) {
      const each = outcomes.map(
        (outcome, index) => `${patchContenders[index].name}: ${outcome?.fields ?? "refused"}`,
      );
      throw new Error(`the contenders differ (${each.join("; ")}) on ${JSON.stringify(pair)}`);
    }
  }
  return refused;
}

/**
 * A form with the fields of an update. A field that the update lacks is that of the typical image.
 */
function formOf({ updateMask: _, ...form }) {
  for (const field of FIELDS) form[field] ??= image[field];
  // In edits these two reset the size. The peers' schemas refuse them.
  if (form.minDiskSize === "" || form.minDiskSize === "0") form.minDiskSize = image.minDiskSize;
  return form;
}

/** The form of an image in which some fields became those of another form. Shuffles the labels. */
function edit(current, other, random) {
  const edits = { ...other };
  for (const field of random.shuffle(FIELDS).slice(0, random.integer(0, FIELDS.length)))
    edits[field] = current[field];
  if (edits.labels === current.labels)
    edits.labels = Object.fromEntries(random.shuffle(Object.entries(current.labels)));
  return notInterned(edits);
}

/** What a contender finds, as text, or undefined if it refuses the edits. */
function outcomeOf({ run, fields, buildsBody }, pair) {
  let result;
  try {
    result = run(pair);
  } catch (error) {
    if (error instanceof Refused || error instanceof api.ImageUpdateError) return undefined;
    throw error;
  }
  return {
    fields: [...new Set(fields(result))].sort().join(),
    body: buildsBody ? JSON.stringify(result) : undefined,
  };
}

function buildsBodies(name, run) {
  const fields = (body) => (body === null ? [] : body.updateMask.split(","));
  return { name, validates: true, buildsBody: true, run, fields };
}

function differences(current, edits) {
  // As the documentation of microdiff advises for JSON, which has no cycles.
  return microdiff(current, edits, { cyclesFix: false });
}

function fieldsOfDifferences(differences) {
  return differences.map(({ path }) => path[0]);
}

/** The body or null, by code for these four fields without a library. */
function handWritten({ current, edits }) {
  const mask = [];
  const values = {};
  for (const field of FIELDS) {
    const before = current[field];
    const after = edits[field];
    if (field === "labels" ? sameLabels(before, after) : before === after) continue;
    mask.push(field);
    if (field === "labels" ? !isEmptyObject(after) : after !== "") values[field] = after;
  }
  for (const field of Object.keys(edits)) if (!FIELDS.includes(field)) values[field] = edits[field];
  const errors = validate(values);
  if (errors.length > 0) throw new Refused(errors.map(({ message }) => message).join("\n"));
  return mask.length === 0 ? null : { updateMask: mask.join(","), ...values };
}

function sameLabels(before, after) {
  if (typeof after !== "object") return false;
  const keys = Object.keys(after);
  return (
    keys.length === Object.keys(before).length &&
    keys.every((key) => Object.hasOwn(before, key) && before[key] === after[key])
  );
}

function isEmptyObject(value) {
  return typeof value === "object" && Object.keys(value).length === 0;
}
