import typia, { type tags } from "typia";

type Mask = string & tags.Pattern<"^(?:name|description|minDiskSize|labels)(?:,(?:name|description|minDiskSize|labels))*$">;
type Name = string & tags.Pattern<"^(|[a-z]([-a-z0-9]{0,61}[a-z0-9])?)$">;
type Key = string & tags.MinLength<1> & tags.MaxLength<63> & tags.Pattern<"^[a-z][-_./@0-9a-z]*$">;
type Value = string & tags.MaxLength<63> & tags.Pattern<"^[-_./@0-9a-z]*$">;

// tags.MaxLength counts UTF-16 units.
type MaxCharacters<Value extends number> = tags.TagBase<{
  target: "string";
  kind: "maxCharacters";
  value: Value;
  validate: `$input.length <= ${Value} || ($input.length <= 2 * ${Value} && [...$input].length <= ${Value})`;
}>;

// No more than 13 digits, so a number is exact.
type Int64Between<Minimum extends string, Maximum extends string> = tags.TagBase<{
  target: "string";
  kind: "int64Between";
  value: undefined;
  validate: `/^[1-9][0-9]{6,12}$/.test($input) && Number($input) >= ${Minimum} && Number($input) <= ${Maximum}`;
}>;

type MaxPairs<Value extends number> = tags.TagBase<{
  target: "object";
  kind: "maxPairs";
  value: Value;
  validate: `Object.keys($input).length <= ${Value}`;
}>;

interface ImageUpdate {
  updateMask?: Mask | null;
  name?: Name | null;
  description?: (string & MaxCharacters<256>) | null;
  minDiskSize?: (string & Int64Between<"4194304", "4398046511104">) | null;
  labels?: ({ [key: Key]: Value } & MaxPairs<64>) | null;
}

export const name = "typia";

export const validate = typia.createValidateEquals<ImageUpdate>();

export const isValid = (result: typia.IValidation<ImageUpdate>): boolean => result.success;
