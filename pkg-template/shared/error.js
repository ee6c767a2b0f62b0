/** @import { Violation } from "../types/index.js" */

const BRAND = Symbol.for("yc-image-update.ImageUpdateError");

/** The input was refused, and nothing was sent. */
export class ImageUpdateError extends Error {
  /**
   * A page may hold two copies of the package, in two bundles or in two versions. Each recognises
   * the errors of the other by the brand. A subclass inherits this method, but has no brand.
   *
   * @override
   * @param {unknown} value
   */
  static [Symbol.hasInstance](value) {
    // biome-ignore-start lint/complexity/noThisInStatic: `this` may be a subclass.
    return this === ImageUpdateError
      ? typeof value === "object" && value !== null && BRAND in value
      : Function.prototype[Symbol.hasInstance].call(this, value);
    // biome-ignore-end lint/complexity/noThisInStatic: `this` may be a subclass.
  }

  /** @param {readonly Violation[]} violations */
  constructor(violations) {
    super(violations.map(({ message }) => message).join("\n"));
    this.violations = violations;
  }

  // Accessors, since a field would be a member of each error, and be printed and copied with it.

  /**
   * @override
   * @returns {"ImageUpdateError"}
   */
  get name() {
    return "ImageUpdateError";
  }

  /** @returns {true} */
  get [BRAND]() {
    return true;
  }
}
