// The counts of a run: how many cases were compared with an oracle, and how many disagreed.
// `cargo xtask test` prints them at its end, and can write them to docs/testing.md.
import { appendFileSync } from "node:fs";

/**
 * Adds to the counts of this run. A test that runs alone leaves no counts.
 *
 * @param {string} subject what was compared, as docs/testing.md names it
 * @param {string} oracle what it was compared with
 * @param {number} cases
 * @param {number} [disagreements]
 */
export function count(subject, oracle, cases, disagreements = 0) {
  const file = process.env.YC_COUNTS;
  if (file === undefined) return;
  // One line in one write, so that test files that run at the same time do not mix theirs.
  appendFileSync(file, `${JSON.stringify({ subject, oracle, cases, disagreements })}\n`);
}
