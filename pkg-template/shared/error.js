const BRAND = Symbol.for("yc-image-update.ImageUpdateError");

/** The input was refused, and nothing was sent. */
export class ImageUpdateError extends Error {
  /** A page may hold two copies of the package, in two bundles or two versions: each knows the other's errors by the brand. */
  static [Symbol.hasInstance](value) {
    return this === ImageUpdateError
      ? typeof value === "object" && value !== null && value[BRAND] === true
      : Function.prototype[Symbol.hasInstance].call(this, value);
  }

  constructor(violations) {
    super(violations.map((violation) => violation.message).join("\n"));
    this.violations = violations;
  }
}

Object.defineProperties(ImageUpdateError.prototype, {
  name: { value: "ImageUpdateError", configurable: true, writable: true },
  [BRAND]: { value: true },
});
