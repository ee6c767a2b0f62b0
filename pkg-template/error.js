const BRAND = Symbol.for("yc-image-update.ImageUpdateError");

/** The input was refused, and nothing was sent. */
export class ImageUpdateError extends Error {
  /** A package may be loaded twice, as an ES module and as CommonJS: each copy knows the other's errors by the brand. */
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
