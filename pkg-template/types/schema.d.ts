import type { ImageEdits, ImageUpdate, Options, Violation } from "./index.js";

/**
 * A schema by the Standard Schema and Standard JSON Schema specifications, version 1. It fits their interfaces by its structure, so that the package
 * depends on nothing, and says more: nothing here is a Promise, and an issue is a {@link Violation}.
 */
export interface ImageSchema<T> {
  /** What libraries read. */
  readonly "~standard": {
    /** The version of the specification. */
    readonly version: 1;
    /** Who made the schema. */
    readonly vendor: "yc-image-update";
    /** The types; there is no such value. */
    readonly types?: { readonly input: T; readonly output: T } | undefined;
    /** Judges a value; an exception of a getter or Proxy of the caller's own passes through. */
    readonly validate: (value: unknown) => SchemaSuccess<T> | SchemaFailure;
    /** The rules that JSON Schema can say. What comes out of the schema is what goes in, so both are the same. */
    readonly jsonSchema: {
      readonly input: (options: JSONSchemaOptions) => Record<string, unknown>;
      readonly output: (options: JSONSchemaOptions) => Record<string, unknown>;
    };
  };
}

/** A value without violations. It may have warnings, which are no issues. */
export interface SchemaSuccess<T> {
  /** The value, as it was given. */
  readonly value: T;
  /** Absent. */
  readonly issues?: undefined;
}

/** A value with violations. */
export interface SchemaFailure {
  /**
   * Every violation, in document order. Where form libraries would lose one, and then submit, because of its path, the issue has a path of its own: that
   * of the first field where the input itself or a key such as `constructor` is at fault, that of the labels for a label's key of this kind. `movedFrom` is
   * then the place itself, and `field` and `message` still say what is at fault.
   */
  readonly issues: readonly Violation[];
}

/** What JSON Schema to make. */
export interface JSONSchemaOptions {
  /** The dialect; for any other the functions throw a TypeError. */
  readonly target: "draft-2020-12" | "draft-07" | (string & {});
  /** Ignored. */
  readonly libraryOptions?: Record<string, unknown> | undefined;
}

/**
 * {@link validateImageUpdate} as a Standard Schema, for whatever takes one.
 *
 * @throws TypeError if there is no such option, or one is of a wrong kind.
 */
export function imageUpdateSchema(options?: Options): ImageSchema<ImageUpdate>;

/**
 * {@link validateImageEdits} as a Standard Schema, for form libraries. A form should hold labels as rows, `{ key, value }[]`: the libraries find a row's
 * input by its number, whereas they would split a key that holds a dot. What comes out is what went in, so a form whose values are of a narrower type, such
 * as one without null, names that type: `imageEditsSchema<FormValues>()`. The image in `options.current` is read once, now: another image, or this one
 * after an update, takes another schema.
 *
 * @throws TypeError if there is no such option, or one is of a wrong kind.
 */
export function imageEditsSchema<Edits extends ImageEdits = ImageEdits>(
  options?: Options,
): ImageSchema<Edits>;

/**
 * The JSON Schema, draft 2020-12, of a schema of this package: types, unknown members, lengths, patterns, the range of the disk size in each of its
 * spellings, the number of labels and the paths of a mask. It cannot say that two rows have the same key, that half of a surrogate pair cannot be sent, or
 * that edits to what `current` has are not judged. A new object at each call.
 */
export function jsonSchema(
  schema: ImageSchema<ImageUpdate> | ImageSchema<ImageEdits>,
): Record<string, unknown>;
