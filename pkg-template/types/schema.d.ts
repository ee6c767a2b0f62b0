import type { ImageEdits, ImageUpdate, Options, Violation } from "./index.js";

/**
 * A schema by the Standard Schema and Standard JSON Schema specifications, version 1. It has the
 * structure of their interfaces without depending on their packages. It promises more than they do:
 * `validate` is synchronous, and an issue is a {@link Violation}.
 */
export interface ImageSchema<T> {
  /** The members that libraries read. */
  readonly "~standard": {
    /** The version of the specification. */
    readonly version: 1;
    /** The library that made the schema. */
    readonly vendor: "yc-image-update";
    /** The types. They exist at compile time only. */
    readonly types?: { readonly input: T; readonly output: T } | undefined;
    /** Checks a value. An exception thrown by the caller's own getter or Proxy passes through. */
    readonly validate: (value: unknown) => SchemaSuccess<T> | SchemaFailure;
    /** The rules that JSON Schema can express. The output is the input, so both are the same. */
    readonly jsonSchema: {
      readonly input: (options: JSONSchemaOptions) => Record<string, unknown>;
      readonly output: (options: JSONSchemaOptions) => Record<string, unknown>;
    };
  };
}

/** A value without violations. It may have warnings, which are not issues. */
export interface SchemaSuccess<T> {
  /** The value, as it was given. */
  readonly value: T;
  /** Absent. */
  readonly issues?: undefined;
}

/** A value with violations. */
export interface SchemaFailure {
  /**
   * Every violation, in document order.
   *
   * Form libraries lose an issue whose path is empty or has a segment such as `constructor`, and
   * would then submit. Such an issue has another path: that of the labels for a label's key, and
   * that of the first field otherwise. `movedFrom` is then the real place, and `field` and
   * `message` still tell what is at fault.
   */
  readonly issues: readonly Violation[];
}

/** How to write a JSON Schema. */
export interface JSONSchemaOptions {
  /** The dialect. Any other is refused with a TypeError. */
  readonly target: "draft-2020-12" | "draft-07" | (string & {});
  /** Ignored. */
  readonly libraryOptions?: Record<string, unknown> | undefined;
}

/**
 * {@link validateImageUpdate} as a Standard Schema.
 *
 * @throws TypeError if an option is unknown or of the wrong type.
 */
export function imageUpdateSchema(options?: Options): ImageSchema<ImageUpdate>;

/**
 * {@link validateImageEdits} as a Standard Schema, for form libraries.
 *
 * A form should hold labels as rows, `{ key, value }[]`: the libraries find the input of a row by
 * its index, whereas they would split a key that holds a dot.
 *
 * The output is the input. A form whose values have a narrower type, for example one without null,
 * names that type: `imageEditsSchema<FormValues>()`.
 *
 * The image in `options.current` is read once, by this call. For another image, or for this one
 * after an update, make another schema.
 *
 * @throws TypeError if an option is unknown or of the wrong type.
 */
export function imageEditsSchema<Edits extends ImageEdits = ImageEdits>(
  options?: Options,
): ImageSchema<Edits>;

/**
 * The JSON Schema, draft 2020-12, of a schema of this package: types, unknown members, lengths,
 * patterns, the range of the disk size in each of its forms, the number of labels and the paths of
 * a mask. Three rules cannot be expressed: that no two rows have the same key, that no string has a
 * lone surrogate, and that an edit which changes nothing in `current` is always valid. Each call
 * returns a new object.
 */
export function jsonSchema(
  schema: ImageSchema<ImageUpdate> | ImageSchema<ImageEdits>,
): Record<string, unknown>;
