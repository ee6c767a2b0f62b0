import type { Contract, ImageEdits, ImageUpdate, Options, Violation } from "./index.js";
import type { RequestBody } from "./request.js";

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

/** A value without issues. It may have warnings, which are issues only if a schema is strict. */
export interface SchemaSuccess<T> {
  /** The value, as it was given. */
  readonly value: T;
  /** Absent. */
  readonly issues?: undefined;
}

/** A value with issues. */
export interface SchemaFailure {
  /**
   * Every violation, in document order; of a strict schema the warnings follow.
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
  readonly target: "draft-2020-12" | "draft-07" | "openapi-3.0" | (string & {});
  /** Ignored. */
  readonly libraryOptions?: Record<string, unknown> | undefined;
}

/** What a schema checks against, and how it words its issues. */
export interface SchemaOptions extends Options {
  /**
   * Writes the sentence of an issue, for example `en` or `ru` of `yc-image-update/messages/`.
   * Form libraries such as react-hook-form keep nothing of an issue but its sentence and its place.
   * `message` of the violation, in English, by default.
   */
  message?: ((violation: Violation) => string) | undefined;
}

/** What {@link requestBodySchema} checks against. */
export interface BodySchemaOptions {
  /** The contract; `"2020-03-16"` by default. */
  contract?: Contract | undefined;
  /**
   * Whether warnings are issues too. Then a body is refused that resets a field, even if the sender
   * means it, or that has a value outside its mask. False by default.
   */
  strict?: boolean | undefined;
  /** Writes the sentence of an issue, as for the other schemas. */
  message?: ((violation: Violation) => string) | undefined;
}

/**
 * {@link validateImageUpdate} as a Standard Schema. It accepts bodies without a mask, which
 * {@link buildRequest} refuses; for what a server receives, use {@link requestBodySchema}.
 *
 * @throws TypeError if an option is unknown or of the wrong type.
 */
export function imageUpdateSchema(options?: SchemaOptions): ImageSchema<ImageUpdate>;

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
  options?: SchemaOptions,
): ImageSchema<Edits>;

/**
 * The checks of {@link buildRequest} on a body, as a Standard Schema, for servers that take a body
 * and forward it. A body without a mask is refused, and so is one with `imageId`, which belongs in
 * the URL. {@link buildRequest} accepts every body that this schema accepts.
 *
 * @throws TypeError if an option is unknown or of the wrong type.
 */
export function requestBodySchema(options?: BodySchemaOptions): ImageSchema<RequestBody>;

/**
 * The JSON Schema of a schema of this package, draft 2020-12 by default: titles and descriptions,
 * types, unknown members, lengths, patterns, the range of the disk size in each of its forms, the
 * number of labels in an object and the paths of a mask. Each call returns a new object.
 *
 * These rules cannot be expressed: that no two rows have the same key, how many rows there may be,
 * that no string has a lone surrogate, that an edit which changes nothing in `current` is always
 * valid, and what only `strict` refuses. OpenAPI 3.0 cannot express the rules for the keys of labels.
 *
 * Some servers change a value while they check it by a JSON Schema. Fastify does, with its default
 * settings of ajv, and takes `draft-07`:
 *
 * - It removes members that a schema does not allow. The drafts of JSON Schema name the allowed
 *   members once more, in `propertyNames`, so it refuses them instead. For `openapi-3.0`, which has
 *   no such keyword, unknown members are lost without an error.
 * - It converts types. The schemas do not let it make null, which resets, of `""`, 0 or false. It
 *   still makes text of numbers and booleans, and replaces an array of one item by the item.
 *
 * To check a request as it was sent, use the schema itself.
 *
 * @throws TypeError if `schema` is no schema of this package, or the target is unknown.
 */
export function jsonSchema(
  schema: ImageSchema<ImageUpdate> | ImageSchema<ImageEdits>,
  options?: JSONSchemaOptions,
): Record<string, unknown>;
