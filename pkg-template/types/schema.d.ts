import type { Contract, ImageEdits, ImageUpdate, Options, Violation } from "./index.js";
import type { RequestBody } from "./request.js";

/**
 * A schema that follows the Standard Schema and Standard JSON Schema specifications, version 1. It
 * has the structure of their interfaces without depending on their packages. In addition to what
 * they require, `validate` is synchronous, and an issue is a {@link Violation}.
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
    /**
     * Checks a value. If the caller's own getter or Proxy throws an exception, it reaches the
     * caller.
     */
    readonly validate: (value: unknown) => SchemaSuccess<T> | SchemaFailure;
    /** The rules that JSON Schema can express. The output is the input, so both are the same. */
    readonly jsonSchema: {
      readonly input: (options: JSONSchemaOptions) => Record<string, unknown>;
      readonly output: (options: JSONSchemaOptions) => Record<string, unknown>;
    };
  };
}

/**
 * The result for a value without issues. The value may have warnings, which are issues only if a
 * schema is strict.
 */
export interface SchemaSuccess<T> {
  /** The value, as it was given. */
  readonly value: T;
  /** Absent. */
  readonly issues?: undefined;
}

/** The result for a value with issues. */
export interface SchemaFailure {
  /**
   * Every violation, in document order; if the schema is strict, then every warning.
   *
   * Form libraries lose an issue whose path is empty or has a segment such as `constructor`, and
   * would then submit the form. So such an issue has another path: `["labels"]` if it is about a
   * label, and otherwise the path of the first field. `movedFrom` is then the real place; `field`
   * and `message` still say what is at fault.
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

/** What a schema checks against, and how it writes the messages of its issues. */
export interface SchemaOptions extends Options {
  /**
   * Writes the sentence of an issue, for example `en` or `ru` of `yc-image-update/messages/`. Form
   * libraries such as react-hook-form keep only the message and the path of an issue. By default,
   * the sentence is the violation's `message`, in English.
   */
  message?: ((violation: Violation) => string) | undefined;
}

/** What {@link requestBodySchema} checks against. */
export interface BodySchemaOptions {
  /** The contract; `"2020-03-16"` by default. */
  contract?: Contract | undefined;
  /**
   * Whether warnings are issues, too. The schema then refuses a body that resets a field, even if
   * the sender means it, and a body that has a value outside its mask. False by default.
   */
  strict?: boolean | undefined;
  /** Writes the sentence of an issue, as for the other schemas. */
  message?: ((violation: Violation) => string) | undefined;
}

/**
 * {@link validateImageUpdate} as a Standard Schema. It accepts bodies without a mask, which
 * {@link buildRequest} refuses. To check what a server receives, use {@link requestBodySchema}.
 *
 * @throws TypeError if an option is unknown or of the wrong type.
 */
export function imageUpdateSchema(options?: SchemaOptions): ImageSchema<ImageUpdate>;

/**
 * {@link validateImageEdits} as a Standard Schema, for form libraries.
 *
 * A form should hold labels as rows, `{ key, value }[]`. Form libraries find the control of a row
 * by its index, but would split a key that contains a dot.
 *
 * The output is the input. If the values of your form have a narrower type, for example one without
 * null, pass that type: `imageEditsSchema<FormValues>()`.
 *
 * This call reads the image in `options.current`. If you edit another image, or the image has
 * changed, make another schema.
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
 * Converts a schema of this package to JSON Schema, draft 2020-12 by default. The result has
 * titles, descriptions and types, and rules for unknown members, lengths, patterns, the range of
 * the disk size in each of its types, the number of labels in an object, and the paths of a mask.
 * Each call returns a new object.
 *
 * JSON Schema cannot express these rules: no two rows have the same key; how many rows there may
 * be; no string has a lone surrogate; an edit that changes nothing in `current` is always valid;
 * what only `strict` refuses. OpenAPI 3.0 cannot express the rules for the keys of labels.
 *
 * Some servers change a value while they check it with a JSON Schema. Fastify, which takes
 * `draft-07`, does so with its default settings of ajv:
 *
 * - It removes members that a schema does not allow. The result for the drafts of JSON Schema also
 *   lists the allowed members in `propertyNames`, so Fastify refuses unknown members instead.
 *   OpenAPI 3.0 has no such keyword, so unknown members are lost without an error.
 * - It converts types. The result prevents it from changing `""`, 0 or false to null, which resets
 *   a field. It still converts numbers and booleans to strings, and replaces an array of one item
 *   with the item.
 *
 * To check a request as it was sent, use the schema itself.
 *
 * @throws TypeError if `schema` is not a schema of this package, or the target is unknown.
 */
export function jsonSchema(
  schema: ImageSchema<ImageUpdate> | ImageSchema<ImageEdits>,
  options?: JSONSchemaOptions,
): Record<string, unknown>;
