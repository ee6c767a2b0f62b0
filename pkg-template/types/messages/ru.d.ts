import type { Violation } from "../index.js";

/**
 * The Russian sentence for a violation or a warning: what is wrong, where, and what to write instead. It needs only `rule`, `params`, `path`, `field` and
 * `forKey`, except that what the server refused keeps the server's own `message`. Long values in it are cut.
 *
 * @example
 * const { violations } = validateImageEdits(edits);
 * const messages = violations.map((violation) => ru(violation));
 */
export function ru(violation: Violation): string;
