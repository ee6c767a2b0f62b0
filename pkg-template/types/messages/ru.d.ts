import type { Violation } from "../index.js";

/**
 * The Russian sentence for a violation or a warning: what is wrong, where, and what to write
 * instead. It is made from `rule`, `params`, `path`, `field` and `forKey`; for the rule `server` it
 * is the server's own `message`. Long values in it are cut.
 *
 * @example
 * const { violations } = validateImageEdits(edits);
 * const messages = violations.map((violation) => ru(violation));
 */
export function ru(violation: Violation): string;
