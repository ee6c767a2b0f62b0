import typia, { type tags } from "typia";

// biome-ignore lint/correctness/noUnusedImports: the tags below call these functions by name.
import { isDescription, isDiskSize } from "../own-rules.js";

type Mask = string &
  tags.Pattern<"^(?:name|description|minDiskSize|labels)(?:,(?:name|description|minDiskSize|labels))*$">;
type Name = string & tags.Pattern<"^(|[a-z]([-a-z0-9]{0,61}[a-z0-9])?)$">;
type Key = string & tags.MaxLength<63> & tags.Pattern<"^[a-z][-_./@0-9a-z]*$">;
type Value = string & tags.MaxLength<63> & tags.Pattern<"^[-_./@0-9a-z]*$">;

// tags.MaxLength counts UTF-16 units.
type Description = string &
  tags.TagBase<{
    target: "string";
    kind: "description";
    value: undefined;
    validate: "isDescription($input)";
  }>;
type DiskSize = string &
  tags.TagBase<{
    target: "string";
    kind: "diskSize";
    value: undefined;
    validate: "isDiskSize($input)";
  }>;

interface ImageUpdate {
  updateMask?: Mask | null;
  name?: Name | null;
  description?: Description | null;
  minDiskSize?: DiskSize | null;
  labels?: { [key: Key]: Value } | null;
}

export const name = "typia";

const validateMessage = typia.createValidateEquals<ImageUpdate>();

// typia has no tag for the number of members: it ignores a tag of `target: "object"` here.
export function validate(update: ImageUpdate): typia.IValidation<ImageUpdate> {
  const result = validateMessage(update);
  const { labels } = update;
  if (typeof labels !== "object" || labels === null || Object.keys(labels).length <= 64)
    return result;
  const error = { path: "$input.labels", expected: "at most 64 pairs", value: labels };
  return {
    success: false,
    data: update,
    errors: result.success ? [error] : [...result.errors, error],
  };
}

export const isValid = (result: typia.IValidation<ImageUpdate>): boolean => result.success;
