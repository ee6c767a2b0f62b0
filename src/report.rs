//! What a judgement finds: violations and warnings, each a rule at a place.
//!
//! No prose is made here. A rule has an id and parameters, from which each language makes its sentence.

use serde::ser::{SerializeSeq as _, SerializeTuple as _};
use serde::{Serialize, Serializer};

use crate::contract::FIELD_NAMES;
use crate::field_mask::FieldMask;
use crate::value::Text;

/// Declares the rules: variant, id, and parameters in the order in which they are serialised.
macro_rules! rules {
    ($($(#[$doc:meta])* $name:ident = $id:literal { $($param:ident: $type:ty),* })*) => {
        /// A rule that something broke, with what a sentence about it needs.
        #[derive(Debug)]
        pub enum Rule<'a> {
            $($(#[$doc])* $name { $(
                #[allow(missing_docs, reason = "the rule's own line says what its parameters are")]
                $param: $type
            ),* },)*
        }

        /// The rules by number: the id, and the names of the parameters.
        pub static RULES: &[(&str, &[&str])] = &[$(($id, &[$(stringify!($param)),*])),*];

        #[derive(Clone, Copy)]
        enum Number { $($name),* }

        impl Rule<'_> {
            /// The position in [`RULES`].
            #[must_use]
            pub fn number(&self) -> u32 {
                (match self { $(Self::$name { .. } => Number::$name),* }) as u32
            }

            fn serialize_params<S: serde::ser::SerializeSeq>(&self, _seq: &mut S) -> Result<(), S::Error> {
                match self {
                    $(Self::$name { $($param),* } => { $(_seq.serialize_element($param)?;)* })*
                }
                Ok(())
            }
        }
    };
}

rules! {
    /// No image is named.
    Required = "required" {}
    /// A value of another type than `expected`, which is one of "object", "string", "int64", "record", "record_or_rows" and "row".
    Type = "type" { expected: &'static str, actual: Text<'a> }
    /// A key that the method does not have: the nearest that it has, or the function that takes this one.
    UnknownField = "unknown_field" { suggestion: Option<&'static str>, handler: Option<&'static str> }
    /// A member of an image that no update can change.
    ReadOnlyField = "read_only_field" {}
    /// More characters than allowed.
    MaxLen = "string.max_len" { max: u32, actual: u32 }
    /// Fewer characters than allowed.
    MinLen = "string.min_len" { min: u32, actual: u32 }
    /// A text that the documented pattern does not match.
    Pattern = "string.pattern" { pattern: &'static str, actual: Text<'a> }
    /// A lone surrogate, which UTF-8 cannot carry.
    WellFormed = "string.well_formed" { actual: Text<'a> }
    /// A segment by which a URL parser would walk up the path.
    DotSegment = "string.dot_segment" { actual: Text<'a> }
    /// Not an integer in base 10.
    Int64Format = "int64.format" { gte: Limit, lte: Limit, actual: Text<'a> }
    /// A floating-point number beyond 2^53 - 1, which may not be the one that was written.
    Int64Unsafe = "int64.unsafe" { gte: Limit, lte: Limit, actual: Text<'a> }
    /// An integer outside the range, both ends inclusive.
    Int64Range = "int64.gte_lte" { gte: Limit, lte: Limit, actual: Text<'a> }
    /// More labels than allowed.
    MaxPairs = "map.max_pairs" { max: u32, actual: u32 }
    /// A key that an earlier row has; `first` is that row.
    DuplicateKey = "map.duplicate_key" { key: Text<'a>, first: u32 }
    /// An empty mask, which equals none.
    MaskEmpty = "field_mask.empty" {}
    /// An empty path or white space in the mask.
    MaskSyntax = "field_mask.syntax" { path: Text<'a>, suggestion: Option<&'static str> }
    /// A path in the mask that is no field.
    MaskUnknownPath = "field_mask.unknown_path" { path: Text<'a>, suggestion: Option<&'static str> }
    /// A path in the mask to a member that no update can change.
    MaskReadOnlyPath = "field_mask.read_only_path" { path: Text<'a> }
    /// No mask: every field is replaced, and these are reset.
    MaskMissing = "field_mask.missing" { fields: FieldMask }
    /// A path that stands in the mask twice.
    MaskDuplicatePath = "field_mask.duplicate_path" { path: &'static str }
    /// A field in the mask without a value.
    MaskReset = "field_mask.reset" {}
    /// A field with a value that the mask leaves out.
    MaskIgnored = "field_mask.ignored" {}
    /// A disk that is not larger than the source data, both in bytes.
    BelowSource = "min_disk_size.below_source" { source: Text<'a>, actual: Text<'a> }
    /// Not 1 to `max` visible ASCII characters, so no header can carry it as it is. The value may be a secret, so it is no parameter.
    HeaderValue = "string.header_value" { max: u32 }
    /// No URL to which the path of the method can be added. It may hold a password, so it is no parameter.
    Endpoint = "string.endpoint" {}
}

/// A limit of the contract for an int64. All of them are below 2^53, so it is serialised as a float, exactly.
#[derive(Clone, Copy, Debug)]
pub struct Limit(pub &'static i64);

impl Serialize for Limit {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_f64(*self.0 as f64)
    }
}

/// Where a rule was broken. Members, labels and rows are named by their position in the input, which holds their keys.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// The input itself.
    Root,
    /// A key that the method does not know, by its position among those.
    Unknown(u32),
    /// `imageId`.
    ImageId,
    /// `updateMask`.
    UpdateMask,
    /// Where the request goes.
    Endpoint,
    /// An option that travels as a header, by its position in [`HEADERS`](crate::contract::HEADERS).
    Header(u32),
    /// A field, by its position in document order.
    Field(u32, Part),
}

/// The part of a field that is at fault.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// The field as a whole.
    Whole,
    /// The key of a label.
    Key(u32),
    /// The value of a label.
    Value(u32),
    /// A row.
    Row(u32),
    /// The key in a row.
    RowKey(u32),
    /// The value in a row.
    RowValue(u32),
}

/// The numbers of the places that are no field; a field has its own position.
const UNKNOWN: u32 = FIELD_NAMES.len() as u32;
const ROOT: u32 = UNKNOWN + 1;
const IMAGE_ID: u32 = UNKNOWN + 2;
const UPDATE_MASK: u32 = UNKNOWN + 3;
const ENDPOINT: u32 = UNKNOWN + 4;
const HEADER: u32 = UNKNOWN + 5;

impl Place {
    /// As three numbers: the member, the part, and the position of the key or row.
    #[must_use]
    pub const fn numbers(self) -> (u32, u32, u32) {
        match self {
            Self::Unknown(index) => (UNKNOWN, 0, index),
            Self::Root => (ROOT, 0, 0),
            Self::ImageId => (IMAGE_ID, 0, 0),
            Self::UpdateMask => (UPDATE_MASK, 0, 0),
            Self::Endpoint => (ENDPOINT, 0, 0),
            Self::Header(index) => (HEADER, 0, index),
            Self::Field(field, Part::Whole) => (field, 0, 0),
            Self::Field(field, Part::Key(index)) => (field, 1, index),
            Self::Field(field, Part::Value(index)) => (field, 2, index),
            Self::Field(field, Part::Row(index)) => (field, 3, index),
            Self::Field(field, Part::RowKey(index)) => (field, 4, index),
            Self::Field(field, Part::RowValue(index)) => (field, 5, index),
        }
    }
}

/// A rule that was broken at a place.
#[derive(Debug)]
pub struct Violation<'a> {
    /// The rule, with its parameters.
    pub rule: Rule<'a>,
    /// The place.
    pub place: Place,
}

/// Flat: the rule's number, the place's three numbers, the parameters.
impl Serialize for Violation<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let (member, part, index) = self.place.numbers();
        let mut seq = serializer.serialize_seq(None)?;
        seq.serialize_element(&self.rule.number())?;
        seq.serialize_element(&member)?;
        seq.serialize_element(&part)?;
        seq.serialize_element(&index)?;
        self.rule.serialize_params(&mut seq)?;
        seq.end()
    }
}

/// Everything that one judgement found, in document order.
#[derive(Debug, Default)]
pub struct Report<'a> {
    /// What the server would refuse.
    pub violations: Vec<Violation<'a>>,
    /// What the server would take, though the user may not mean it.
    pub warnings: Vec<Violation<'a>>,
}

impl<'a> Report<'a> {
    /// Whether there is nothing to say.
    #[must_use]
    pub fn is_clean(&self) -> bool {
        self.violations.is_empty() && self.warnings.is_empty()
    }

    pub(crate) fn violation(&mut self, place: Place, rule: Rule<'a>) {
        self.violations.push(Violation { rule, place });
    }

    pub(crate) fn warning(&mut self, place: Place, rule: Rule<'a>) {
        self.warnings.push(Violation { rule, place });
    }
}

/// The violations, then the warnings.
impl Serialize for Report<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut pair = serializer.serialize_tuple(2)?;
        pair.serialize_element(&self.violations)?;
        pair.serialize_element(&self.warnings)?;
        pair.end()
    }
}
