import type { StatusCode } from "./status.js";

export * from "./operation.js";
export * from "./request.js";
export * from "./schema.js";
export * from "./status.js";

/** A field that an update can change. */
export type Field = "name" | "description" | "minDiskSize" | "labels";

/**
 * The contract to judge by, named by the date from which the API documents it. `"2025-01-27"` differs from `"2020-03-16"`, the default, in one point:
 * a name may also hold underscores inside.
 */
export type Contract = "2020-03-16" | "2025-01-27";

/** A 64-bit integer. The API writes it as a decimal string; a number is exact up to 2^53 - 1 only. */
export type Int64 = string | number | bigint;

/**
 * The request message of the method: the body as it would be sent, and the path parameter. Null is the same as no value, as in the JSON form of protocol
 * buffers.
 */
export interface ImageUpdate {
  /** The id of the image, at most 50 characters. It belongs in the URL; it is judged, and then required, when the key is there. */
  imageId?: string | undefined;
  /** The names of all fields to update, separated by commas. Without it every field is replaced, and those without a value are reset. */
  updateMask?: string | null | undefined;
  /** The name: empty, or 1 to 63 lower-case letters, digits and hyphens that begin with a letter and do not end with a hyphen. */
  name?: string | null | undefined;
  /** The description: at most 256 characters (Unicode code points). */
  description?: string | null | undefined;
  /** The least size in bytes of a disk made from the image: 4194304 to 4398046511104. */
  minDiskSize?: Int64 | null | undefined;
  /** The labels, at most 64: the whole set, which replaces the one that the image has. */
  labels?: Record<string, string> | null | undefined;
}

/** What a user edited: a field that is absent or undefined is left alone, null resets it to its default. */
export interface ImageEdits {
  /** The new name. */
  name?: string | null | undefined;
  /** The new description. */
  description?: string | null | undefined;
  /** The new least disk size, in bytes. */
  minDiskSize?: Int64 | null | undefined;
  /** The new labels, all of them: as an object, or as the rows of a form, in which a key that stands twice is noticed. */
  labels?: Record<string, string> | readonly LabelRow[] | null | undefined;
}

/** A row of a form for labels. Other members are ignored. */
export interface LabelRow {
  /** The label's key. */
  key: string;
  /** The label's value. */
  value: string;
}

/** A body to send: the mask, and the values of those of its fields that are not reset. */
export interface PatchBody {
  /** The names of the fields that change, separated by commas. */
  updateMask: string;
  /** The new name. */
  name?: string;
  /** The new description. */
  description?: string;
  /** The new least disk size in bytes, in decimal. */
  minDiskSize?: string;
  /** The new labels. */
  labels?: Record<string, string>;
}

/**
 * An image, as the REST API returns it. A member that is absent is at its default. The functions also read `min_disk_size` and `storage_size`, as
 * `yc compute image get --format json` writes them.
 */
export interface Image {
  /** The id. */
  id?: string | undefined;
  /** The id of the folder that the image belongs to. */
  folderId?: string | undefined;
  /** When the image was created, in RFC 3339 form. */
  createdAt?: string | undefined;
  /** The name. */
  name?: string | null | undefined;
  /** The description. */
  description?: string | null | undefined;
  /** The labels. */
  labels?: Record<string, string> | null | undefined;
  /** The family. */
  family?: string | undefined;
  /** The size on disk of the image, in bytes: the volume of its source data. */
  storageSize?: Int64 | null | undefined;
  /** The least size in bytes of a disk made from the image. */
  minDiskSize?: Int64 | null | undefined;
  /** The ids of the licences. */
  productIds?: string[] | undefined;
  /** The status. */
  status?: string | undefined;
  /** The operating system. */
  os?: { type?: string | undefined } | undefined;
  /** Whether the image is kept ready for quick deployment. */
  pooled?: boolean | undefined;
  /** Members that are not listed here are left as they are. */
  [member: string]: any;
}

/** How to judge. */
export interface Options {
  /** The contract; `"2020-03-16"` by default. */
  contract?: Contract | undefined;
  /**
   * The image as it is now. Edits are compared with it, so that only what really changes is judged and sent; a new disk size is compared with its
   * `storageSize`.
   */
  current?: Image | undefined;
}

/** What `params` of each rule holds. */
export interface RuleParams {
  /** An image id that is empty, null or undefined. */
  required: {};
  /** A value of the wrong type. */
  type: {
    expected: "object" | "string" | "int64" | "record" | "record_or_rows" | "row" | "path";
    /** The type: what `typeof` says, "null", "array", or the name of a class such as "Map". */
    actual: string;
  };
  /** A key that the method does not have. */
  unknown_field: {
    /** The nearest that it has. */
    suggestion?: string;
    /** The function that takes this member instead. */
    handler?: "buildRequest" | "buildPatchBody";
  };
  /** A member of an image that no update can change. */
  read_only_field: {};
  /** Too many characters (Unicode code points). */
  "string.max_len": { max: number; actual: number };
  /** Too few characters. */
  "string.min_len": { min: number; actual: number };
  /** The documented pattern does not match the whole text. */
  "string.pattern": { pattern: string; actual: string };
  /** Half of a surrogate pair, which cannot be sent as UTF-8. */
  "string.well_formed": { actual: string };
  /** An image id of `.` or `..`, which a URL parser would take as a step. */
  "string.dot_segment": { actual: string };
  /** Not an integer in base 10. */
  "int64.format": { gte: number; lte: number; actual: string };
  /** A number beyond 2^53 - 1, which may not be the one that was written. */
  "int64.unsafe": { gte: number; lte: number; actual: string };
  /** An integer outside the range, in bytes; both ends are inclusive. */
  "int64.gte_lte": { gte: number; lte: number; actual: string };
  /** Too many labels. */
  "map.max_pairs": { max: number; actual: number };
  /** A key that an earlier row has; `first` is the position of that row, from 0. */
  "map.duplicate_key": { key: string; first: number };
  /** An empty mask, which counts as none. */
  "field_mask.empty": {};
  /** An empty path or white space in a mask. */
  "field_mask.syntax": { path: string; suggestion?: Field };
  /** A path that is not the name of a field. */
  "field_mask.unknown_path": { path: string; suggestion?: string };
  /** A path to a member that no update can change. */
  "field_mask.read_only_path": { path: string };
  /** No mask, so that these fields would be reset. A warning; `buildRequest` refuses it. */
  "field_mask.missing": { fields: Field[] };
  /** A path that stands in the mask more than once. A warning. */
  "field_mask.duplicate_path": { path: Field };
  /** A field in the mask without a value, which resets it. A warning. */
  "field_mask.reset": {};
  /** A field with a value that the mask leaves out. A warning. */
  "field_mask.ignored": {};
  /** A disk size that is not above the volume of the source data, both in bytes. A warning. */
  "min_disk_size.below_source": { source: string; actual: string };
  /** What the server refused, as `statusViolations` reads it. Its texts are never cut. */
  server: {
    /** The code of the status. */
    code: StatusCode | number;
    /** The field as the server spells it, such as `min_disk_size`; absent if it names none. */
    field?: string;
    /** What the server says of it, without the field's name. */
    description: string;
  };
  /** A value that no header can carry as it is: empty, too long, or with characters other than visible ASCII (0x21 to 0x7E). */
  "string.header_value": { max: number };
  /** An endpoint that is no http or https URL, or has more than an origin and a path. */
  "string.endpoint": {};
}

/** The id of a rule. */
export type Rule = keyof RuleParams;

/** A rule that is broken at a place; a union by `rule`. */
export type Violation = {
  [R in Rule]: {
    /** The first segment of `path`: "name", "labels", "updateMask", …; "" when the input itself is at fault. */
    field: string;
    /**
     * The place: `["name"]`, `["labels", "env"]`; with rows `["labels", "2", "key"]`. A label's key is one segment, whatever dots it holds.
     */
    path: string[];
    /** There when the key of a label is at fault, and not its value. */
    forKey?: true;
    /** Only in an issue of a schema, where `path` is that of another control: the place itself. */
    movedFrom?: string[];
    /** The rule. */
    rule: R;
    /** One English sentence: what is wrong, where, and what to write instead. Long values in it are cut. */
    message: string;
    /** What a sentence in another language needs. Texts of more than 64 characters are cut, with an ellipsis. */
    params: RuleParams[R];
  };
}[Rule];

/**
 * What a judgement found, in document order. Everything is found at once, within bounds that no valid input reaches: of an object with more than 1,024
 * keys the first 1,024 are judged one by one, and of a very long string the beginning; counts and lengths are exact.
 */
export interface Report {
  /** Whether there are no violations; there may be warnings. */
  readonly valid: boolean;
  /** What the server would refuse. */
  readonly violations: readonly Violation[];
  /** What the server would take, though the user may not mean it. */
  readonly warnings: readonly Violation[];
}

interface FieldEffect<F extends Field, V> {
  /** The field. */
  field: F;
  /**
   * "untouched": outside the mask. "same": it gets the value that it has. "reset": it goes back to its default. "set": it gets a new value.
   */
  effect: "untouched" | "same" | "reset" | "set";
  /** The value now; the default where there is none. */
  before: V;
  /** The value after the update. */
  after: V;
}

interface LabelsEffect extends FieldEffect<"labels", Record<string, string>> {
  /** The keys that the image does not have yet. */
  added: string[];
  /** The keys that get another value. */
  changed: string[];
  /** The keys that the image loses. */
  removed: string[];
}

/** What a body does to each field, in document order. Sizes are decimal strings, in bytes. */
export type Effects = [
  name: FieldEffect<"name", string>,
  description: FieldEffect<"description", string>,
  minDiskSize: FieldEffect<"minDiskSize", string>,
  labels: LabelsEffect,
];

/** What a body does to a field; a union by `field`. */
export type Effect = Effects[number];

/*
 * The engine is compiled when one of these functions is first given what is not known to be right. Where WebAssembly is missing or forbidden, all of them
 * throw from the first call on an Error that says what to allow.
 */

/**
 * Judges a request as it would be sent. Warnings say what the server would do that the user may not mean, such as resetting fields for want of a mask.
 *
 * Takes anything as `update` and throws for none of it; an exception of a getter or Proxy of the caller's own passes through.
 *
 * @throws TypeError if there is no such option, or one is of a wrong kind.
 */
export function validateImageUpdate(update: unknown, options?: Options): Report;

/**
 * Judges what a user edited, and finds exactly what {@link buildPatchBody} would throw: only what will be sent. Takes anything as `edits`.
 *
 * @throws TypeError if there is no such option, or one is of a wrong kind.
 */
export function validateImageEdits(edits: unknown, options?: Options): Report;

/**
 * Builds the smallest safe body from what a user edited: the mask names what changes, and nothing else is sent. With `current`, what is edited to the
 * value it has does not change; labels are compared as a set, sizes as integers. Null when nothing changes: then there is nothing to send, since an empty
 * mask would reset every field.
 *
 * @throws ImageUpdateError with every violation, if there is one.
 * @throws TypeError if there is no such option, or one is of a wrong kind.
 */
export function buildPatchBody(edits: ImageEdits, options?: Options): PatchBody | null;

/**
 * Says what the server will do with a body: the effect on each of the four fields in document order, judged by the outcome and not by how the body spells
 * it, and the image as it will be. `current` is not changed.
 *
 * @throws ImageUpdateError with every violation, if the body has one.
 * @throws TypeError if `current` or an option is of a wrong kind.
 */
export function previewImageUpdate(
  current: Image,
  body: ImageUpdate,
  options?: Pick<Options, "contract">,
): { effects: Effects; image: Image };

/**
 * The fields that a mask names, in document order and each once.
 *
 * @throws ImageUpdateError if the mask is empty, or a path in it is not the name of a field.
 */
export function parseUpdateMask(mask: string): Field[];

/**
 * The mask that names these fields, in document order and each once. Of more than 1,024 different ones, the first are judged.
 *
 * @throws ImageUpdateError if there is no field, or one is not the name of a field.
 * @throws TypeError if `fields` is not iterable, or a string.
 */
export function buildUpdateMask(fields: Iterable<Field>): string;

/** What a string has to satisfy. Lengths are in characters (Unicode code points), whereas HTML's `maxlength` counts UTF-16 units. */
export interface TextConstraints {
  /** The least number of characters. */
  readonly minLength?: number;
  /** The greatest number of characters. */
  readonly maxLength?: number;
  /** The documented pattern, anchored, as source for `RegExp` with the flag `u` or `v` or none, and for HTML's `pattern`. */
  readonly pattern?: string;
}

/** A contract as data. */
export interface Constraints {
  /** The path parameter. */
  readonly imageId: { readonly required: true; readonly maxLength: number };
  /** The name. */
  readonly name: { readonly pattern: string; readonly default: "" };
  /** The description. */
  readonly description: { readonly maxLength: number; readonly default: "" };
  /** The least disk size, in bytes; both ends are inclusive. The pattern is for its decimal digits, from end to end of the range. */
  readonly minDiskSize: {
    readonly min: number;
    readonly max: number;
    readonly pattern: string;
    readonly default: "0";
  };
  /** The labels. */
  readonly labels: {
    readonly maxPairs: number;
    readonly key: Required<TextConstraints>;
    readonly value: { readonly maxLength: number; readonly pattern: string };
    readonly default: Readonly<Record<string, never>>;
  };
}

/** The contracts as data, for attributes of form controls and for documentation. Frozen. */
export const constraints: Readonly<Record<Contract, Constraints>>;

/** The input was refused, and nothing was built or sent. The message has a line for each violation. */
export class ImageUpdateError extends Error {
  constructor(violations: readonly Violation[]);
  readonly name: "ImageUpdateError";
  /** Every violation, in document order. */
  readonly violations: readonly Violation[];
}
