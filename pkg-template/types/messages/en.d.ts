import type { Violation } from "../index.js";

/**
 * The English sentence for a violation or a warning.
 *
 * Without `names` it is the same as the violation's `message`, for programs that let users choose the
 * language. With them, even with `{}`, it is for people who know no API: it uses the names of your
 * form for fields, and says sizes readably, such as "4 MiB to 4 TiB".
 *
 * @example
 * en(violation, { minDiskSize: "Disk size" });
 */
export function en(violation: Violation): string;
export function en(
  violation: Violation,
  names: Readonly<Partial<Record<string, string>>> | undefined,
): string;
