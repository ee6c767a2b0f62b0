import type { Violation } from "../index.js";

/**
 * The English sentence for a violation or a warning, the same as its `message`: for programs that
 * let users choose the language.
 */
export function en(violation: Violation): string;
