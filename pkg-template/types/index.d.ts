import type { PackageRuleParams } from "./rules.js";
import type { StatusCode } from "./status.js";

export * from "./labels.js";
export * from "./operation.js";
export * from "./render-preview.js";
export * from "./request.js";
export * from "./schema.js";
export * from "./status.js";

/** A field that an update can change. */
export type Field = "name" | "description" | "minDiskSize" | "labels";

/**
 * The contract to check against, named by the date from which the API documents it. In
 * `"2025-01-27"` a name may also contain underscores, except at its ends. This is the only
 * difference from `"2020-03-16"`, the default.
 */
export type Contract = "2020-03-16" | "2025-01-27";

/**
 * A 64-bit integer. The API writes it as a decimal string; a JavaScript number is exact only up to
 * 2^53 - 1.
 */
export type Int64 = string | number | bigint;

/**
 * The request message of the method: the body as it would be sent, and the path parameter. Null
 * means no value, as in the JSON form of protocol buffers.
 */
export interface ImageUpdate {
  /**
   * The id of the image, at most 50 characters. It belongs in the URL. If the key is present, the
   * id is checked and must not be empty.
   */
  imageId?: string | undefined;
  /**
   * The names of all fields to update, separated by commas. Without it, the server replaces every
   * field, and resets those without a value.
   */
  updateMask?: string | null | undefined;
  /**
   * The name: empty, or 1 to 63 lower-case letters, digits and hyphens that begin with a letter and
   * do not end with a hyphen.
   */
  name?: string | null | undefined;
  /** The description: at most 256 characters (Unicode code points). */
  description?: string | null | undefined;
  /** The minimum size in bytes of a disk made from the image: 4194304 to 4398046511104. */
  minDiskSize?: Int64 | null | undefined;
  /** All labels, at most 64. They replace all labels that the image has. */
  labels?: Record<string, string> | null | undefined;
}

/**
 * What a user edited. A field that is absent or undefined stays as it is; null resets it to its
 * default.
 */
export interface ImageEdits {
  /** The new name. */
  name?: string | null | undefined;
  /**
   * The new description. A text that differs only in its line endings is no change, because a
   * browser submits `\r\n` at the end of each line of a textarea. Any other text is checked and
   * sent as it is.
   */
  description?: string | null | undefined;
  /** The new minimum disk size, in bytes. `""` and 0 reset it, like null. */
  minDiskSize?: Int64 | null | undefined;
  /**
   * All new labels: as an object, or as the rows of a form, in which a key may be repeated. A row
   * whose key and value are both `""` is left out.
   */
  labels?: Record<string, string> | readonly LabelRow[] | null | undefined;
}

/*
 * The next two are not interfaces, because the types of SvelteKit's remote forms and of superforms
 * accept only what is assignable to a type with an index signature.
 */

/** A label as a row of a form. Other members are ignored. */
export type LabelRow = {
  /** The label's key. */
  key: string;
  /** The label's value. */
  value: string;
};

/** The initial values of a form for an image. They are also edits, which change nothing. */
export type FormValues = {
  /** The name. */
  name: string;
  /** The description. */
  description: string;
  /** The minimum disk size in bytes, in decimal; `""` if there is none. */
  minDiskSize: string;
  /** The labels as rows. */
  labels: LabelRow[];
};

/** A body to send: the mask, and the new value of each field in it that is not reset. */
export interface PatchBody {
  /** The names of the fields that change, separated by commas. */
  updateMask: string;
  /** The new name. */
  name?: string;
  /** The new description. */
  description?: string;
  /** The new minimum disk size in bytes, as decimal text. */
  minDiskSize?: string;
  /** The new labels. */
  labels?: Record<string, string>;
}

/**
 * An image, as the REST API returns it. An absent member has its default value. The functions also
 * read `min_disk_size` and `storage_size`, as `yc compute image get --format json` writes them.
 * Other members are kept as they are.
 */
export interface Image {
  /** The id. */
  readonly id?: string | undefined;
  /** The id of the folder that the image belongs to. */
  readonly folderId?: string | undefined;
  /** When the image was created, in RFC 3339 form. */
  readonly createdAt?: string | undefined;
  /** The name. */
  readonly name?: string | null | undefined;
  /** The description. */
  readonly description?: string | null | undefined;
  /** The labels. */
  readonly labels?: Readonly<Record<string, string>> | null | undefined;
  /** The family. */
  readonly family?: string | undefined;
  /** The volume of the source data, in bytes. */
  readonly storageSize?: Int64 | null | undefined;
  /** The same, as `yc` writes it. */
  readonly storage_size?: Int64 | null | undefined;
  /** The size of the virtual disk in the image, in bytes. */
  readonly size?: Int64 | null | undefined;
  /** The minimum size in bytes of a disk made from the image. */
  readonly minDiskSize?: Int64 | null | undefined;
  /** The same, as `yc` writes it. */
  readonly min_disk_size?: Int64 | null | undefined;
  /** The ids of the licences. */
  readonly productIds?: readonly string[] | undefined;
  /** The status. */
  readonly status?: string | undefined;
  /** The operating system. */
  readonly os?: ImageOs | undefined;
  /** Whether the image is kept ready for quick deployment. */
  readonly pooled?: boolean | undefined;
  /** The hardware features of instances that are made from the image. */
  readonly hardwareGeneration?: HardwareGeneration | undefined;
  /** The key that encrypts the image. */
  readonly kmsKey?: KmsKey | undefined;
}

/** An operating system. */
export interface ImageOs {
  /** Its type, such as `"LINUX"`. */
  readonly type?: string | undefined;
  /** The NVIDIA driver in it, by its version. */
  readonly nvidia?: { readonly driver?: string | undefined } | undefined;
}

/** The hardware features of instances that are made from an image: one of the members. */
export interface HardwareGeneration {
  /** The first generation. */
  readonly legacyFeatures?: { readonly pciTopology?: string | undefined } | undefined;
  /** The second generation. */
  readonly generation2Features?:
    | {
        readonly secureBootTemplateId?: string | undefined;
        readonly vtpmEnabled?: boolean | undefined;
      }
    | undefined;
}

/** A key of the key management service. */
export interface KmsKey {
  /** The id of the key. */
  readonly keyId?: string | undefined;
  /** The id of its version. */
  readonly versionId?: string | undefined;
}

/** What to check against. */
export interface Options {
  /** The contract; `"2020-03-16"` by default. */
  contract?: Contract | undefined;
  /**
   * The image as it is now. Edits are compared with it, and only what really changes is checked and
   * sent. A new disk size is compared with its `storageSize` and `size`.
   */
  current?: Image | undefined;
}

/** For each rule, the type of `params` in its violations. */
export interface RuleParams extends PackageRuleParams {
  /** What the server refused; `statusViolations` returns it. Its texts are never cut. */
  server: {
    /** The code of the status. */
    code: StatusCode | number;
    /**
     * The field as the server spells it, such as `min_disk_size`; absent if the server names none.
     */
    field?: string;
    /** What the server says about it, without the name of the field. */
    description: string;
  };
}

/** The id of a rule. */
export type Rule = keyof RuleParams;

/** A rule that the input violates, and where. A union that is discriminated by `rule`. */
export type Violation = {
  [R in Rule]: {
    /**
     * The first segment of `path`: "name", "labels", "updateMask", …; "" if the input as a whole is
     * at fault.
     */
    field: string;
    /**
     * The place: `["name"]`, `["labels", "env"]`, or with rows `["labels", 2, "key"]`. A label's
     * key is one string, even if it holds dots or only digits. The position of a row is a number,
     * counted from 0.
     */
    path: (string | number)[];
    /** Present if the key of a label is at fault, not its value. */
    forKey?: true;
    /**
     * The real place. Present only in an issue of a schema whose `path` leads to another control.
     */
    movedFrom?: (string | number)[];
    /** The rule. */
    rule: R;
    /**
     * An English sentence: what is wrong, where, and what to write instead. Long values in it are
     * cut.
     */
    message: string;
    /**
     * The parameters of the rule, from which you can write a sentence in another language. Texts of
     * more than 64 characters are cut, and end with an ellipsis.
     */
    params: RuleParams[R];
  };
}[Rule];

/**
 * What a check found, in document order. One check finds everything, except in input that is far
 * too large to be valid: it checks only the first 1,024 keys of an object, and only the beginning
 * of a very long string. Counts and lengths are exact even then.
 */
export interface Report {
  /** Whether there are no violations; there may be warnings. */
  readonly valid: boolean;
  /** What the server would refuse, or would understand differently from what is written. */
  readonly violations: readonly Violation[];
  /** What the server would accept, but the user may not mean. */
  readonly warnings: readonly Violation[];
}

interface FieldEffect<F extends Field, V> {
  /** The field. */
  field: F;
  /**
   * "untouched": the field is not in the mask. "same": it gets the value that it already has.
   * "reset": it gets its default. "set": it gets a new value.
   */
  effect: "untouched" | "same" | "reset" | "set";
  /** The value now, which is the default if the image has none. */
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

/** What a body does to a field. A union that is discriminated by `field`. */
export type Effect = Effects[number];

/*
 * The engine is compiled when one of these functions first needs it. If WebAssembly is missing or
 * forbidden, each call throws an Error that says what to do.
 */

/**
 * Checks a request as it would be sent. Warnings are about what the server would do, but the user
 * may not mean, such as resetting fields because there is no mask.
 *
 * Accepts any value as `update`, and never throws because of it, except if the caller's own getter
 * or Proxy throws: that exception reaches the caller.
 *
 * @throws TypeError if an option is unknown or of the wrong type.
 */
export function validateImageUpdate(update: unknown, options?: Options): Report;

/**
 * Checks what a user edited. Finds exactly the violations that {@link buildPatchBody} would throw:
 * it checks only what would be sent. Accepts any value as `edits`.
 *
 * @throws TypeError if an option is unknown or of the wrong type.
 */
export function validateImageEdits(edits: unknown, options?: Options): Report;

/**
 * Builds the smallest safe body from what a user edited: the mask names what changes, and nothing
 * else is sent. With `current`, a field whose new value is equal to its present one is left out;
 * labels are compared as a set, and sizes as integers.
 *
 * Returns null if nothing changes. Then there is nothing to send, because an empty mask would reset
 * every field.
 *
 * @throws ImageUpdateError with every violation, if there is one.
 * @throws TypeError if an option is unknown or of the wrong type.
 */
export function buildPatchBody(edits: ImageEdits, options?: Options): PatchBody | null;

/**
 * Returns the initial values of a form for an image. After the user has edited them, pass them to
 * {@link buildPatchBody} as edits. What did not change is not sent, even if the form submits other
 * line endings. A changed text is sent as the form submits it.
 *
 * @throws TypeError if the image or one of its members is of the wrong type.
 */
export function formValues(image: Image): FormValues;

/** A place that both the user and another writer changed, differently. */
export type Conflict =
  | {
      /** The field. */
      field: Exclude<Field, "labels">;
      /** The place, as in a violation. */
      path: (string | number)[];
      /** The value before both changes; the default if there was none. A size is decimal text. */
      base: string;
      /** The value that the user wants, which stays in the edits. */
      ours: string;
      /** The value that the image has now. */
      theirs: string;
    }
  | {
      /** The field. */
      field: "labels";
      /**
       * The place in the rebased edits, as in a violation: `["labels", "env"]`, or with rows
       * `["labels", 2, "value"]`. A label that the user removed has no row, so its path is
       * `["labels", "env"]` in both forms.
       */
      path: (string | number)[];
      /** The label's key. */
      key: string;
      /** The value before both changes; undefined if there was no such label. */
      base: string | undefined;
      /** The value that the user wants, which stays in the edits; undefined if it is removed. */
      ours: string | undefined;
      /** The value that the image has now; undefined if it has no such label. */
      theirs: string | undefined;
    };

/**
 * Carries edits that were made on one version of an image over to its present version, so that a
 * body built from them does not undo the changes of another writer:
 *
 * ```js
 * const current = await readImage(); // just before the update is sent
 * const { edits, conflicts } = rebaseImageEdits(values, { base, current });
 * const body = buildPatchBody(edits, { current });
 * ```
 *
 * An edit is dropped if it changes nothing, or if the other writer made the same change. Any other
 * edit stays. If the other writer changed the same place differently, `conflicts` lists the place.
 * Labels are merged key by key; removing one is a change. The result has labels as rows if they
 * were rows, and otherwise as an object. Rows keep their order. A label that the user did not
 * change gets the other writer's value, or is removed if the other writer removed it. New labels of
 * the other writer come last.
 *
 * No rule is checked here: wrong values stay as they are, and {@link validateImageEdits} finds
 * them. Labels stay as they are, too, if a key is repeated, or if a key or a value is not a string.
 * Accepts any value as `edits`, and does not change it.
 *
 * @param options `base` is the image on which the edits were made, `current` its present version.
 * @throws TypeError if `base`, `current` or another option is of the wrong type.
 */
export function rebaseImageEdits<Edits extends ImageEdits>(
  edits: Edits,
  options: { base: Image; current: Image },
): { edits: Partial<Edits>; conflicts: Conflict[] };

/**
 * Returns what the server will do with a body: the effect on each of the four fields, in document
 * order, and the image after the update. An effect depends on the outcome, not on how the body
 * writes it. `current` is not changed.
 *
 * @throws ImageUpdateError with every violation, if the body has one.
 * @throws TypeError if `current` or an option is of the wrong type.
 */
export function previewImageUpdate(
  current: Image,
  body: ImageUpdate,
  options?: Pick<Options, "contract">,
): { effects: Effects; image: Image };

/**
 * Returns the fields that a mask names, in document order, each once.
 *
 * @throws ImageUpdateError if the mask is empty, or a path in it is not the name of a field.
 */
export function parseUpdateMask(mask: string): Field[];

/**
 * Returns the mask that names these fields, in document order, each once. If there are more than
 * 1,024 different names, only the first 1,024 are checked.
 *
 * @throws ImageUpdateError if `fields` is empty, or a name in it is not the name of a field.
 * @throws TypeError if `fields` is a string or not iterable.
 */
export function buildUpdateMask(fields: Iterable<Field>): string;

/**
 * The limits of a string. Lengths are in characters (Unicode code points), whereas HTML's
 * `maxlength` counts UTF-16 units.
 */
export interface TextConstraints {
  /** The minimum number of characters. */
  readonly minLength?: number;
  /** The maximum number of characters. */
  readonly maxLength?: number;
  /**
   * The documented pattern, anchored: for `RegExp` with the flag `u`, `v` or neither, and for
   * HTML's `pattern`.
   */
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
  /**
   * The minimum disk size in bytes, from `min` to `max` inclusive. `pattern` matches exactly these
   * integers in decimal.
   */
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

/** The contract that is used if no option names one. */
export const defaultContract: Contract;

/** The contracts as data, for the attributes of form controls and for documentation. Frozen. */
export const constraints: Readonly<Record<Contract, Constraints>>;

/**
 * The error thrown if the input is refused. Nothing was built or sent. The message has one line for
 * each violation.
 */
export class ImageUpdateError extends Error {
  constructor(violations: readonly Violation[]);
  readonly name: "ImageUpdateError";
  /** Every violation, in document order. */
  readonly violations: readonly Violation[];
}
