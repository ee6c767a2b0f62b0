// Replaces fast-path/unchanged.js in the package that the tests compare with the published one: the
// engine compares every field that it gets whole. Of a longer text it gets the beginning only, so
// that text is still compared here.
import { LIMIT_UNITS } from "../contract/data.js";
import { ABSENT, Input } from "../input/values.js";

/** @type {typeof import("../../pkg-template/fast-path/unchanged.js").dropUnchanged} */
export function dropUnchanged(edits, current) {
  if (!(edits instanceof Input) || current === undefined) return;
  for (const field of /** @type {const} */ (["name", "description"])) {
    const text = edits[field];
    const isLong = typeof text === "string" && text.length > LIMIT_UNITS;
    if (isLong && text === current[field]) edits[field] = ABSENT;
  }
}
