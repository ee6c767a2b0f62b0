// How fast yc-image-update means to be: at most this many times what a peer takes.

/** validateImageUpdate: shape, peer, how many times. */
export const validationGoals = [
  ["one field", "ajv", 1],
  ["typical", "ajv", 0.7],
  ["typical", "hand-written", 1.3],
  ["64 labels", "ajv", 0.45],
  ["64 labels", "hand-written", 1],
  ["invalid in one place", "ajv", 1],
  ["invalid everywhere", "ajv", 1],
  ["one field", "zod", 0.25],
  ["typical", "zod", 0.25],
  ["64 labels", "zod", 0.25],
  ["256 emoji", "zod", 0.25],
  ["invalid in one place", "zod", 0.25],
  ["invalid everywhere", "zod", 0.25],
  ["1,000 different", "zod", 0.25],
  ["typical, fresh strings", "zod", 0.25],
];

/** buildPatchBody with current, on every pair: how many times what the faster of these takes. */
export const patchGoal = { peers: ["fast-json-patch", "microdiff"], times: 1 };

/** From import to the first verdict, on every platform: how many times what a peer takes, and milliseconds. */
export const coldStartGoals = { peer: "zod", times: 1, milliseconds: 3 };

/** A row for each goal: what it is about, beside what, the goal, what was measured, and whether that meets it. */
export class Goals {
  rows = [];

  add(about, beside, goal, measured) {
    this.rows.push([
      about,
      beside,
      goal.toFixed(2),
      measured.toFixed(2),
      measured <= goal ? "met" : "not met",
    ]);
  }

  /** How many are met, in a sentence. */
  summary() {
    const met = this.rows.filter((row) => row.at(-1) === "met").length;
    return `${met} of ${this.rows.length} goals met.`;
  }
}
