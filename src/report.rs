//! What a judgement finds: violations and warnings, each a rule at a place.
//!
//! No prose is made here. A rule has an id and parameters, from which each language makes its
//! sentence.

use crate::answer::Answer;
use crate::contract::{FIELD_NAMES, MEMBER_NAMES, Pattern};
use crate::field_mask::FieldMask;
use crate::value::count;

/// Declares the rules: a constructor with the parameters that the engine knows, which cross the
/// wire as numbers, and the id.
macro_rules! rules {
    ($($(#[$doc:meta])* $name:ident($($param:ident: $type:ty),*) = $id:literal;)*) => {
        /// The rules by number: the id, and the parameters with their kinds.
        pub static RULES: &[(&str, &[(&str, ParamKind)])] =
            &[$(($id, &[$((stringify!($param), <$type as Param>::KIND)),*])),*];

        #[allow(non_camel_case_types, reason = "they are the names of the constructors")]
        #[derive(Clone, Copy)]
        enum Number { $($name),* }

        impl Rule {
            $($(#[$doc])* #[must_use] pub fn $name($($param: $type),*) -> Self {
                Self { number: Number::$name as u32, numbers: slots([$($param.number()),*]) }
            })*
        }
    };
}

/// A rule that something broke, with what the engine knows of it; the text that broke it stands at
/// the place.
#[derive(Clone, Copy, Debug)]
pub struct Rule {
    /// The position in [`RULES`].
    pub number: u32,
    /// The parameters as numbers, in their order; 0 where there are fewer.
    pub numbers: [u32; 2],
}

rules! {
    /// No image is named.
    required() = "required";
    /// A value of another type than expected.
    wrong_type(expected: Known) = "type";
    /// A key that the method does not have: the nearest that it has, or the function that takes this one.
    unknown_field(suggestion: Known, handler: Known) = "unknown_field";
    /// A member of an image that no update can change.
    read_only_field() = "read_only_field";
    /// More characters than allowed.
    max_len(max: u32, actual: u32) = "string.max_len";
    /// Fewer characters than allowed.
    min_len(min: u32, actual: u32) = "string.min_len";
    /// A text that the documented pattern does not match.
    pattern(pattern: Pattern) = "string.pattern";
    /// A lone surrogate, which UTF-8 cannot carry.
    well_formed() = "string.well_formed";
    /// A segment by which a URL parser would walk up the path.
    dot_segment() = "string.dot_segment";
    /// Not an integer in base 10.
    int64_format() = "int64.format";
    /// A floating-point number beyond 2^53 - 1, which may not be the one that was written.
    int64_unsafe() = "int64.unsafe";
    /// An integer outside the range, both ends inclusive.
    int64_range() = "int64.gte_lte";
    /// More labels than allowed.
    max_pairs(max: u32, actual: u32) = "map.max_pairs";
    /// A key that an earlier row has; `first` is that row.
    duplicate_key(first: u32) = "map.duplicate_key";
    /// An empty mask, which equals none.
    mask_empty() = "field_mask.empty";
    /// An empty path or white space in the mask.
    mask_syntax(suggestion: Known) = "field_mask.syntax";
    /// A path in the mask that is no field.
    mask_unknown_path(suggestion: Known) = "field_mask.unknown_path";
    /// A path in the mask to a member that no update can change.
    mask_read_only_path() = "field_mask.read_only_path";
    /// No mask: every field is replaced, and these are reset.
    mask_missing(fields: FieldMask) = "field_mask.missing";
    /// A path that stands in the mask twice.
    mask_duplicate_path(path: Known) = "field_mask.duplicate_path";
    /// A field in the mask without a value.
    mask_reset() = "field_mask.reset";
    /// A field with a value that the mask leaves out.
    mask_ignored() = "field_mask.ignored";
    /// A disk that is not larger than the source data, both in bytes.
    below_source() = "min_disk_size.below_source";
    /// Not 1 to `max` visible ASCII characters, so no header can carry it as it is. The value may be a secret, so it is no parameter.
    header_value(max: u32) = "string.header_value";
    /// No URL to which the path of the method can be added. It may hold a password, so it is no parameter.
    endpoint() = "string.endpoint";
}

fn slots<const COUNT: usize>(given: [u32; COUNT]) -> [u32; 2] {
    let mut slots = [0; 2];
    for (slot, number) in slots.iter_mut().zip(given) {
        *slot = number;
    }
    slots
}

/// What the number of a parameter stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ParamKind {
    /// Itself: a number of characters or of pairs, or the position of a row.
    Count,
    /// A text of [`known_texts`], counted from 1; 0 for none.
    Known,
    /// A pattern of [`EXPRESSIONS`](crate::contract::EXPRESSIONS).
    Pattern,
    /// The bits of some fields.
    Fields,
}

/// A parameter of a rule.
trait Param {
    const KIND: ParamKind;
    fn number(self) -> u32;
}

impl Param for u32 {
    const KIND: ParamKind = ParamKind::Count;
    fn number(self) -> u32 {
        self
    }
}

impl Param for Known {
    const KIND: ParamKind = ParamKind::Known;
    fn number(self) -> u32 {
        self.0
    }
}

impl Param for Pattern {
    const KIND: ParamKind = ParamKind::Pattern;
    fn number(self) -> u32 {
        count(self.id)
    }
}

impl Param for FieldMask {
    const KIND: ParamKind = ParamKind::Fields;
    fn number(self) -> u32 {
        self.bits()
    }
}

/// Every fixed text that is a parameter: what was expected, what is suggested, and the functions
/// that take what others do not.
#[must_use]
pub fn known_texts() -> Vec<String> {
    let all_paths = FIELD_NAMES.join(",");
    [
        "object",
        "string",
        "int64",
        "record",
        "record_or_rows",
        "row",
        "path",
        "buildRequest",
        "buildPatchBody",
        &all_paths,
    ]
    .into_iter()
    .chain(MEMBER_NAMES)
    .map(str::to_owned)
    .collect()
}

/// A text of [`known_texts`], by its position from 1 on; or none.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Known(u32);

#[allow(missing_docs, reason = "each stands for the text of its name")]
impl Known {
    pub const NONE: Self = Self(0);
    pub const OBJECT: Self = Self(1);
    pub const STRING: Self = Self(2);
    pub const INT64: Self = Self(3);
    pub const RECORD: Self = Self(4);
    pub const RECORD_OR_ROWS: Self = Self(5);
    pub const ROW: Self = Self(6);
    pub const PATH: Self = Self(7);
    pub const BUILD_REQUEST: Self = Self(8);
    pub const BUILD_PATCH_BODY: Self = Self(9);
    pub const ALL_PATHS: Self = Self(10);

    /// The name of a member of an input: a field by its position, or what stands beside them.
    #[must_use]
    pub const fn member(position: u32) -> Self {
        Self(11 + position)
    }

    /// This one, or the other where it is none.
    #[must_use]
    pub fn or(self, other: impl FnOnce() -> Self) -> Self {
        if self == Self::NONE { other() } else { self }
    }
}

/// Where a rule was broken. Members, labels and rows are named by their position in the input,
/// which holds their keys.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Place {
    /// The member in the lowest byte, its part above.
    code: u32,
    /// The position of the key, the row, the path or the header; 0 where there is none.
    pub index: u32,
}

/// The members that have a place: the fields by their position, then these.
pub mod member {
    /// A key that the method does not know, by its position among those.
    pub const UNKNOWN: u32 = super::FIELD_NAMES.len() as u32;
    /// The input itself.
    pub const ROOT: u32 = UNKNOWN + 1;
    /// `imageId`.
    pub const IMAGE_ID: u32 = UNKNOWN + 2;
    /// `updateMask`.
    pub const UPDATE_MASK: u32 = UNKNOWN + 3;
    /// Where the request goes.
    pub const ENDPOINT: u32 = UNKNOWN + 4;
    /// An option that travels as a header, by its position in
    /// [`HEADERS`](crate::contract::HEADERS).
    pub const HEADER: u32 = UNKNOWN + 5;
}

/// The parts of a member.
pub mod part {
    /// All of it.
    pub const WHOLE: u32 = 0;
    /// The key of a label.
    pub const KEY: u32 = 1;
    /// The value of a label.
    pub const VALUE: u32 = 2;
    /// A row.
    pub const ROW: u32 = 3;
    /// The key in a row.
    pub const ROW_KEY: u32 = 4;
    /// The value in a row.
    pub const ROW_VALUE: u32 = 5;
    /// A path of the mask.
    pub const MASK_PATH: u32 = 6;
}

impl Place {
    /// The input itself.
    pub const ROOT: Self = Self::within(member::ROOT, part::WHOLE, 0);
    /// `imageId`.
    pub const IMAGE_ID: Self = Self::within(member::IMAGE_ID, part::WHOLE, 0);
    /// `updateMask`.
    pub const UPDATE_MASK: Self = Self::within(member::UPDATE_MASK, part::WHOLE, 0);
    /// Where the request goes.
    pub const ENDPOINT: Self = Self::within(member::ENDPOINT, part::WHOLE, 0);

    /// A key that the method does not know.
    #[must_use]
    pub const fn unknown(index: u32) -> Self {
        Self::within(member::UNKNOWN, part::WHOLE, index)
    }

    /// A path of the mask.
    #[must_use]
    pub const fn mask_path(index: u32) -> Self {
        Self::within(member::UPDATE_MASK, part::MASK_PATH, index)
    }

    /// An option that travels as a header.
    #[must_use]
    pub const fn header(index: u32) -> Self {
        Self::within(member::HEADER, part::WHOLE, index)
    }

    /// A field as a whole.
    #[must_use]
    pub const fn field(field: u32) -> Self {
        Self::within(field, part::WHOLE, 0)
    }

    /// A part of a member.
    #[must_use]
    pub const fn within(member: u32, part: u32, index: u32) -> Self {
        Self { code: member | part << 8, index }
    }

    /// The member: a field, or one of [`member`].
    #[must_use]
    pub const fn member(self) -> u32 {
        self.code & 0xff
    }

    /// The part of it: one of [`part`].
    #[must_use]
    pub const fn part(self) -> u32 {
        self.code >> 8
    }
}

/// The bit of a finding's first word that makes it a warning. Behind those of the part, and so low
/// that engines of JavaScript keep the word as a small integer.
pub const WARNING: u32 = 1 << 24;

/// Everything that one judgement finds, in document order: violations, which the server would
/// refuse, and warnings of what it would take, though the user may not mean it.
///
/// Each crosses back as four words: the rule's number, the member and the part in a byte each and
/// [`WARNING`]; the position of the key or row; the parameters' numbers. Where nothing is found,
/// there is no word.
#[derive(Debug)]
pub struct Report<'w> {
    answer: Answer<'w>,
    violations: u32,
    warns: bool,
}

impl<'w> Report<'w> {
    /// A report of which nothing is found yet.
    #[must_use]
    pub const fn new(answer: Answer<'w>) -> Self {
        Self { answer, violations: 0, warns: true }
    }

    /// One that has no warnings.
    #[must_use]
    pub const fn of_violations(answer: Answer<'w>) -> Self {
        Self { answer, violations: 0, warns: false }
    }

    /// The number of violations so far.
    #[must_use]
    pub const fn violations(&self) -> u32 {
        self.violations
    }

    /// The number of words so far.
    #[must_use]
    pub const fn length(&self) -> usize {
        self.answer.length()
    }

    #[inline]
    pub(crate) fn violation(&mut self, place: Place, rule: Rule) {
        self.violations += 1;
        self.add(rule.number, place, rule.numbers[0], rule.numbers[1]);
    }

    #[inline]
    pub(crate) fn warning(&mut self, place: Place, rule: Rule) {
        if self.warns {
            self.add(rule.number | WARNING, place, rule.numbers[0], rule.numbers[1]);
        }
    }

    /// Numbers and no structure, since it is called in many places.
    #[inline(never)]
    fn add(&mut self, head: u32, place: Place, first: u32, second: u32) {
        self.answer.push([head | place.code << 8, place.index, first, second]);
    }
}
