// How fast yc-image-update has to be: at most so many times the time of something else.
import { BASELINE } from "./baseline.js";
import { otherOrders, sameOrder, usualPairs } from "./pairs.js";
import { shapes } from "./shapes.js";

const SCHEMA_LIBRARIES = ["ajv", "zod", "valibot", "arktype"];
const validShapes = shapes.filter(({ valid }) => valid).map(({ name }) => name);
const invalidShapes = shapes.filter(({ valid }) => !valid).map(({ name }) => name);

/** validateImageUpdate: shape, contender, how many times its time. */
export const validationGoals = [
  ...validShapes.flatMap((shape) =>
    SCHEMA_LIBRARIES.map((peer) => [
      shape,
      peer,
      shape === "one field" && peer === "ajv" ? 1.1 : 1,
    ]),
  ),
  ...invalidShapes.map((shape) => [shape, "zod", 1]),
];
export const validationAims = invalidShapes.map((shape) => [shape, "valibot", 1]);
export const validationBaselineGoals = validShapes.map((shape) => [shape, BASELINE, 1.1]);

/** buildPatchBody: pair, contender, how many times its time. */
export const patchGoals = usualPairs.flatMap(({ name }) => [
  [name, "valibot + microdiff", 1],
  [name, "zod + microdiff", 1],
]);
export const patchAims = usualPairs.map(({ name }) => [name, "ajv + fast-json-patch", 1]);

/** buildPatchBody and previewImageUpdate: pair, pair, how many times the time of the second one. */
export const orderGoals = otherOrders.map(({ name }) => [name, sameOrder.name, 2]);

/** Cold start: how many times that of the older package. */
export const coldStartGoal = 1;

/** The table of the goals, and of the aims, which are wanted but do not have to be met. */
export class Goals {
  rows = [];

  add(kind, about, beside, most, measured) {
    const verdict = measured <= most ? "met" : "not met";
    this.rows.push([kind, about, beside, most.toFixed(2), measured.toFixed(2), verdict]);
  }

  /** How many are met, in a sentence. */
  summary() {
    const counts = ["goal", "aim"].map((kind) => {
      const rows = this.rows.filter((row) => row[0] === kind);
      return `${rows.filter((row) => row.at(-1) === "met").length} of ${rows.length} ${kind}s`;
    });
    return `${counts.join(" and ")} met.`;
  }
}
