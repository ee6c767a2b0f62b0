import type { Violation } from "../index.js";

/**
 * Returns the English sentence for a violation or a warning.
 *
 * Without `names`, it is the same as the violation's `message`; this is for programs that let users
 * choose the language. With `names`, even with `{}`, it is for people who do not know the API: it
 * uses your form's names for the fields, and readable sizes, such as "4 MiB to 4 TiB".
 *
 * @example
 * en(violation, { minDiskSize: "Disk size" });
 */
export function en(violation: Violation): string;
export function en(
  violation: Violation,
  names: Readonly<Partial<Record<string, string>>> | undefined,
): string;
