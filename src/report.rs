//! What a judgement finds: violations and warnings, each a rule at a place.
//!
//! No prose is made here. A rule has an id and parameters, from which each language makes its sentence.

use crate::contract::{self, ALL_PATHS, FIELD_NAMES, Pattern};
use crate::field_mask::FieldMask;
use crate::value::count;

/// Declares the rules: variant, id, and parameters in the order in which they are serialised.
macro_rules! rules {
    ($($(#[$doc:meta])* $name:ident = $id:literal { $($param:ident: $type:ty),* })*) => {
        /// A rule that something broke, with what the engine knows of it; the text that broke it stands at the place.
        #[derive(Clone, Copy, Debug)]
        pub enum Rule {
            $($(#[$doc])* $name { $(
                #[allow(missing_docs, reason = "the rule's own line says what its parameters are")]
                $param: $type
            ),* },)*
        }

        /// The rules by number: the id, and the names of the parameters.
        pub static RULES: &[(&str, &[&str])] = &[$(($id, &[$(stringify!($param)),*])),*];

        #[derive(Clone, Copy)]
        enum Number { $($name),* }

        impl Rule {
            /// The position in [`RULES`].
            #[must_use]
            pub fn number(&self) -> u32 {
                (match self { $(Self::$name { .. } => Number::$name),* }) as u32
            }

            /// The parameters, by the names that [`RULES`] has for them.
            #[must_use]
            pub fn params(&self) -> Vec<Param> {
                match self {
                    $(Self::$name { $($param),* } => vec![$(Param::from(*$param)),*],)*
                }
            }

            /// The parameters as they cross the wire: numbers, in their order.
            #[must_use]
            pub fn numbers(&self) -> [u32; 2] {
                match self {
                    $(Self::$name { $($param),* } => {
                        let _slots = Slots::default();
                        $(let _slots = _slots.with(Param::from(*$param));)*
                        _slots.numbers
                    })*
                }
            }
        }
    };
}

rules! {
    /// No image is named.
    Required = "required" {}
    /// A value of another type than `expected`, which is one of "object", "string", "int64", "record", "record_or_rows" and "row".
    Type = "type" { expected: &'static str }
    /// A key that the method does not have: the nearest that it has, or the function that takes this one.
    UnknownField = "unknown_field" { suggestion: Option<&'static str>, handler: Option<&'static str> }
    /// A member of an image that no update can change.
    ReadOnlyField = "read_only_field" {}
    /// More characters than allowed.
    MaxLen = "string.max_len" { max: u32, actual: u32 }
    /// Fewer characters than allowed.
    MinLen = "string.min_len" { min: u32, actual: u32 }
    /// A text that the documented pattern does not match.
    Pattern = "string.pattern" { pattern: &'static Pattern }
    /// A lone surrogate, which UTF-8 cannot carry.
    WellFormed = "string.well_formed" {}
    /// A segment by which a URL parser would walk up the path.
    DotSegment = "string.dot_segment" {}
    /// Not an integer in base 10.
    Int64Format = "int64.format" {}
    /// A floating-point number beyond 2^53 - 1, which may not be the one that was written.
    Int64Unsafe = "int64.unsafe" {}
    /// An integer outside the range, both ends inclusive.
    Int64Range = "int64.gte_lte" {}
    /// More labels than allowed.
    MaxPairs = "map.max_pairs" { max: u32, actual: u32 }
    /// A key that an earlier row has; `first` is that row.
    DuplicateKey = "map.duplicate_key" { first: u32 }
    /// An empty mask, which equals none.
    MaskEmpty = "field_mask.empty" {}
    /// An empty path or white space in the mask.
    MaskSyntax = "field_mask.syntax" { suggestion: Option<&'static str> }
    /// A path in the mask that is no field.
    MaskUnknownPath = "field_mask.unknown_path" { suggestion: Option<&'static str> }
    /// A path in the mask to a member that no update can change.
    MaskReadOnlyPath = "field_mask.read_only_path" {}
    /// No mask: every field is replaced, and these are reset.
    MaskMissing = "field_mask.missing" { fields: FieldMask }
    /// A path that stands in the mask twice.
    MaskDuplicatePath = "field_mask.duplicate_path" { path: &'static str }
    /// A field in the mask without a value.
    MaskReset = "field_mask.reset" {}
    /// A field with a value that the mask leaves out.
    MaskIgnored = "field_mask.ignored" {}
    /// A disk that is not larger than the source data, both in bytes.
    BelowSource = "min_disk_size.below_source" {}
    /// Not 1 to `max` visible ASCII characters, so no header can carry it as it is. The value may be a secret, so it is no parameter.
    HeaderValue = "string.header_value" { max: u32 }
    /// No URL to which the path of the method can be added. It may hold a password, so it is no parameter.
    Endpoint = "string.endpoint" {}
}

/// Every fixed text that is a parameter: what was expected, what is suggested, and the functions that take what others do not.
pub static KNOWN_TEXTS: [&str; 6 + FIELD_NAMES.len() + 5] = {
    let [name, description, min_disk_size, labels] = FIELD_NAMES;
    [
        "object",
        "string",
        "int64",
        "record",
        "record_or_rows",
        "row",
        name,
        description,
        min_disk_size,
        labels,
        contract::UPDATE_MASK,
        contract::IMAGE_ID,
        ALL_PATHS,
        "buildRequest",
        "buildPatchBody",
    ]
};

/// A parameter of a rule.
#[derive(Clone, Copy, Debug)]
pub enum Param {
    /// There is none.
    None,
    /// A number of characters or of pairs, or a position.
    Number(u32),
    /// Some fields.
    Fields(FieldMask),
    /// One of [`KNOWN_TEXTS`].
    Known(&'static str),
    /// A pattern.
    Pattern(&'static Pattern),
}

impl From<u32> for Param {
    fn from(number: u32) -> Self {
        Self::Number(number)
    }
}

impl From<FieldMask> for Param {
    fn from(fields: FieldMask) -> Self {
        Self::Fields(fields)
    }
}

impl From<&'static str> for Param {
    fn from(known: &'static str) -> Self {
        Self::Known(known)
    }
}

impl From<Option<&'static str>> for Param {
    fn from(known: Option<&'static str>) -> Self {
        known.map_or(Self::None, Self::Known)
    }
}

impl From<&'static Pattern> for Param {
    fn from(pattern: &'static Pattern) -> Self {
        Self::Pattern(pattern)
    }
}

/// The numbers of a rule's parameters, filled from the first on.
#[derive(Default)]
struct Slots {
    numbers: [u32; 2],
    used: usize,
}

impl Slots {
    fn with(mut self, param: Param) -> Self {
        let number = match param {
            Param::None => 0,
            Param::Number(number) => number,
            Param::Fields(fields) => fields.bits(),
            Param::Pattern(pattern) => count(pattern.id),
            // From 1, so that 0 is none.
            Param::Known(text) => {
                (1..).zip(KNOWN_TEXTS).find(|(_, known)| *known == text).map_or(0, |(number, _)| number)
            }
        };
        if let Some(slot) = self.numbers.get_mut(self.used) {
            *slot = number;
        }
        self.used += 1;
        self
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
    /// A path of the mask, by its position in it.
    MaskPath(u32),
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
            Self::MaskPath(index) => (UPDATE_MASK, 6, index),
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
#[derive(Clone, Copy, Debug)]
pub struct Violation {
    /// The rule, with its parameters.
    pub rule: Rule,
    /// The place.
    pub place: Place,
}

impl Violation {
    /// The form in which it crosses back: the rule's number, member and part in a byte each, the position of the key or row, and the parameters' numbers.
    #[must_use]
    pub fn words(&self) -> [u32; 4] {
        let (member, part, index) = self.place.numbers();
        let [first, second] = self.rule.numbers();
        [self.rule.number() | member << 8 | part << 16, index, first, second]
    }
}

/// Everything that one judgement found, in document order.
#[derive(Debug, Default)]
pub struct Report {
    /// What the server would refuse.
    pub violations: Vec<Violation>,
    /// What the server would take, though the user may not mean it.
    pub warnings: Vec<Violation>,
}

impl Report {
    /// Whether there is nothing to say.
    #[must_use]
    pub fn is_clean(&self) -> bool {
        self.violations.is_empty() && self.warnings.is_empty()
    }

    pub(crate) fn violation(&mut self, place: Place, rule: Rule) {
        self.violations.push(Violation { rule, place });
    }

    pub(crate) fn warning(&mut self, place: Place, rule: Rule) {
        self.warnings.push(Violation { rule, place });
    }

    /// The form in which it crosses back: the number of violations, then the words of each violation and of each warning.
    pub fn write(&self, words: &mut Vec<u32>) {
        words.clear();
        words.push(count(self.violations.len()));
        for violation in self.violations.iter().chain(&self.warnings) {
            words.extend(violation.words());
        }
    }
}
