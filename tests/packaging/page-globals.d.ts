import type { Summary } from "./program.mjs";

declare global {
  /** What a page came to, for the fixture that opened it. */
  var summary: Summary | undefined;
}
