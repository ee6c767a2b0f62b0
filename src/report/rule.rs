//! The rules: each is declared here, and nowhere else.
//!
//! From this table come the engine's constructors, the readers of parameters in JavaScript, the
//! TypeScript types of parameters, and docs/rules.md. There are no sentences here: each language
//! writes its own from the rule's id and parameters.

use super::param::{Expected, FieldSuggestion, Handler, Param, ParamKind, Suggestion};
use crate::contract::{Field, FieldSet, ImageMember, Pattern};

/// Declares the rules. Each has a constructor with the parameters that the engine knows, those
/// that are read from the value at the place, the id, and where it applies.
macro_rules! rules {
    ($(
        $(#[doc = $doc:literal])*
        $level:ident $name:ident($($known:ident: $type:ty),*) {$($read:ident: $kind:ident),*}
            = $id:literal on $places:literal;
    )*) => {
        /// Every rule, by its number.
        pub static RULES: &[RuleSpec] = &[$(RuleSpec {
            id: $id,
            level: Level::$level,
            places: $places,
            summary: &[$($doc),*],
            known: &[$((stringify!($known), <$type as Param>::KIND)),*],
            read: &[$((stringify!($read), ParamKind::$kind)),*],
        }),*];

        #[allow(non_camel_case_types, reason = "the variants are the names of the constructors")]
        #[derive(Clone, Copy)]
        enum Number { $($name),* }

        impl Rule {
            $($(#[doc = $doc])* #[must_use] pub fn $name($($known: $type),*) -> Self {
                Self { number: Number::$name as u32, params: params!($($known),*) }
            })*
        }
    };
}

/// The parameters of a rule as numbers.
macro_rules! params {
    () => {
        [0; 2]
    };
    ($first:ident) => {
        [$first.number(), 0]
    };
    ($first:ident, $second:ident) => {
        [$first.number(), $second.number()]
    };
}

/// A violated rule, with the parameters that the engine knows.
#[derive(Clone, Copy, Debug)]
pub struct Rule {
    /// The position in [`RULES`].
    pub number: u32,
    /// The parameters as numbers, in their order; 0 if there are fewer.
    pub params: [u32; 2],
}

/// What the build and the documentation know of a rule.
#[derive(Debug)]
pub struct RuleSpec {
    /// The id.
    pub id: &'static str,
    /// Whether it makes violations, warnings or both.
    pub level: Level,
    /// Where it applies, in words.
    pub places: &'static str,
    /// What violates it, in the lines of its documentation.
    pub summary: &'static [&'static str],
    /// The parameters that the engine knows.
    pub known: &'static [(&'static str, ParamKind)],
    /// The parameters that are read from the value at the place.
    pub read: &'static [(&'static str, ParamKind)],
}

/// Whether the server would refuse or misread the input.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Level {
    /// It would.
    Violation,
    /// It would accept the input, but the user may not mean it.
    Warning,
    /// It would accept the input, but `buildRequest` refuses it.
    Both,
}

rules! {
    /// No image is named: the id is empty, null or undefined.
    Violation required() {} = "required" on "imageId";
    /// The value has the wrong type, or the value of a label is null.
    Violation wrong_type(expected: Expected) { actual: TypeName } = "type" on "any value";
    /// The method has no such member. `suggestion` is the most similar name, `handler` the function
    /// that takes this member. `nested` is present if the value is an object: its members may
    /// belong at the top level.
    Violation unknown_field(suggestion: Option<Suggestion>, handler: Option<Handler>)
        { nested: Nested }
        = "unknown_field" on "the input";
    /// A member of an image that no update can change.
    Violation read_only_field() {} = "read_only_field" on "the input";
    /// Too many characters (Unicode code points).
    Violation max_len(max: u32, actual: u32) {}
        = "string.max_len" on "imageId, description, label keys and values, updateMask";
    /// Too few characters.
    Violation min_len(min: u32, actual: u32) {} = "string.min_len" on "label keys";
    /// The documented pattern does not match the whole text.
    Violation pattern(pattern: Pattern) { actual: Excerpt }
        = "string.pattern" on "name, label keys and values";
    /// The text has a lone surrogate, which cannot be sent as UTF-8.
    Violation well_formed() { actual: Excerpt } = "string.well_formed" on "any string";
    /// The id is `.` or `..`, which a URL parser would remove from the path.
    Violation dot_segment() { actual: Excerpt } = "string.dot_segment" on "imageId";
    /// Not an integer in base 10, such as `""`, `"05"`, `"1e9"` or 1.5.
    Violation int64_format() { gte: Min, lte: Max, actual: Excerpt }
        = "int64.format" on "minDiskSize";
    /// A number beyond 2^53 - 1, which may have been rounded.
    Violation int64_unsafe() { gte: Min, lte: Max, actual: Excerpt }
        = "int64.unsafe" on "minDiskSize";
    /// An integer outside the range, in bytes; both ends are inclusive.
    Violation int64_range() { gte: Min, lte: Max, actual: Excerpt }
        = "int64.gte_lte" on "minDiskSize";
    /// Too many labels.
    Violation max_pairs(max: u32, actual: u32) {} = "map.max_pairs" on "labels";
    /// A key that an earlier row has; `first` is the position of that row, counted from 0.
    Violation duplicate_key(first: u32) { key: Excerpt } = "map.duplicate_key" on "rows of labels";
    /// An empty mask, which counts as no mask.
    Violation mask_empty() {} = "field_mask.empty" on "updateMask";
    /// An empty path or white space in the mask.
    Violation mask_syntax(suggestion: FieldSuggestion) { path: Excerpt }
        = "field_mask.syntax" on "updateMask";
    /// A path that is not the name of a field, such as `labels.env`, `*` or `min_disk_size`.
    Violation mask_unknown_path(suggestion: Option<Suggestion>) { path: TrimmedExcerpt }
        = "field_mask.unknown_path" on "updateMask";
    /// A path to a member of an image that no update can change.
    Violation mask_read_only_path() { path: TrimmedExcerpt }
        = "field_mask.read_only_path" on "updateMask";
    /// There is no mask, so the server would reset the fields that `fields` lists.
    Both mask_missing(fields: FieldSet) {} = "field_mask.missing" on "updateMask";
    /// A path that is in the mask more than once.
    Warning mask_duplicate_path(path: Field) {} = "field_mask.duplicate_path" on "updateMask";
    /// A field in the mask without a value, which resets it.
    Warning mask_reset() {} = "field_mask.reset" on "any field";
    /// A field with a value that the mask leaves out.
    Warning mask_ignored() {} = "field_mask.ignored" on "any field";
    /// A disk size that is not greater than `source`: the volume of the source data, or the size of
    /// the virtual disk in the image. Both are in bytes.
    Warning below_source(source: ImageMember) { actual: Excerpt }
        = "min_disk_size.below_source" on "minDiskSize";
    /// Not 1 to `max` visible ASCII characters (0x21 to 0x7E). The value may be a secret, so no
    /// parameter contains it.
    Violation header_value(max: u32) {}
        = "string.header_value" on "token, idempotencyKey, requestId";
    /// Not an http or https URL with only an origin and a path. The value may contain a password,
    /// so no parameter contains it.
    Violation endpoint() {} = "string.endpoint" on "endpoint";
}
