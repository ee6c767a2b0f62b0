import type { Violation } from "../index.js";

/**
 * The Russian sentence for a violation or a warning: what is wrong, where, and what to write
 * instead. It is made from `rule`, `params`, `path`, `field` and `forKey`; for the rule `server` it
 * is the server's own `message`. Long values in it are cut.
 *
 * With `names`, even with `{}`, it is for people who know no API: it uses the names of your form for
 * fields, and says sizes readably.
 *
 * @example
 * const { violations } = validateImageEdits(edits);
 * const messages = violations.map((violation) => ru(violation, { minDiskSize: "Размер диска" }));
 */
export function ru(violation: Violation): string;
export function ru(
  violation: Violation,
  names: Readonly<Partial<Record<string, string>>> | undefined,
): string;
