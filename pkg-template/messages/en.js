/** @import { Violation } from "../types/index.js" */
import { readableSize } from "../shared/size.js";
import { displayed } from "./display.js";
import { english } from "./english.js";

/**
 * The English sentence for a violation or a warning; for people if there are names.
 *
 * @param {Violation} violation
 * @param {Readonly<Partial<Record<string, string>>>} [names]
 */
export function en(violation, names) {
  return english(displayed(violation, names, readableSize));
}
