import type { Violation } from "../index.js";

/**
 * Returns the Russian sentence for a violation or a warning: what is wrong, where, and what to
 * write instead. It is made from `rule`, `params`, `path`, `field` and `forKey`; for the rule
 * `server` it is the server's own `message`. Long values in it are cut.
 *
 * With `names`, even with `{}`, it is for people who do not know the API: it uses your form's names
 * for the fields, and readable sizes.
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
