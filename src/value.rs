//! The lenient model of what a caller passed: it can hold any wrong type, and borrows every string.
//!
//! What is too large to be valid does not have to arrive whole. A long string may arrive as its beginning and its length, an object with its first
//! members and their number; the sender decides where to cut, and no verdict depends on it but for faults that lie behind the cut.

use serde::{Serialize, Serializer};

use crate::contract::FIELD_COUNT;

/// How many characters of a text go into the parameters of a violation.
const EXCERPT: usize = 64;

/// A string.
#[derive(Clone, Copy, Debug)]
pub struct Text<'a> {
    /// The text, or its beginning; a lone surrogate stands as U+FFFD.
    pub content: &'a str,
    /// The number of characters of the whole text where only its beginning is here.
    pub cut_from: Option<u32>,
    /// Whether the text holds no lone surrogate.
    pub well_formed: bool,
}

impl<'a> Text<'a> {
    /// A text that is here as a whole.
    #[must_use]
    pub const fn whole(content: &'a str) -> Self {
        Self { content, cut_from: None, well_formed: true }
    }

    /// The number of characters (code points); a lone surrogate counts as one.
    #[must_use]
    pub fn chars(&self) -> u32 {
        self.cut_from.unwrap_or_else(|| count(self.content.bytes().filter(|byte| !is_continuation(*byte)).count()))
    }

    /// Whether the two are known to be equal. What is not here exactly as it was written is equal to nothing.
    #[must_use]
    pub fn is(&self, other: &Text<'_>) -> bool {
        self.exact().is_some() && self.exact() == other.exact()
    }

    /// The text, where it is here exactly as it was written.
    #[must_use]
    pub fn exact(&self) -> Option<&'a str> {
        (self.well_formed && self.cut_from.is_none()).then_some(self.content)
    }
}

/// As a violation quotes it: at most 64 characters, with an ellipsis where there are more.
impl Serialize for Text<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let end = self.content.char_indices().nth(EXCERPT).map_or(self.content.len(), |(end, _)| end);
        let (beginning, rest) = self.content.split_at_checked(end).unwrap_or_default();
        if rest.is_empty() && self.cut_from.is_none() {
            return serializer.serialize_str(beginning);
        }
        let mut excerpt = String::from(beginning);
        excerpt.push('…');
        serializer.serialize_str(&excerpt)
    }
}

/// A number of things that a caller passed. It is at most u32::MAX, which no string or array of JavaScript exceeds.
pub(crate) fn count(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}

/// Whether a byte of UTF-8 continues a character.
fn is_continuation(byte: u8) -> bool {
    byte & 0b1100_0000 == 0b1000_0000
}

/// A value of any type.
#[derive(Debug, Default)]
pub enum Value<'a> {
    /// There is no such member.
    #[default]
    Absent,
    /// The member is there and undefined.
    Undefined,
    /// Null.
    Null,
    /// A string.
    Text(Text<'a>),
    /// A floating-point number, as ECMAScript writes it: digits only for integers below 1e21, else with a point or an exponent.
    Number(Text<'a>),
    /// An integer of any size: its decimal digits, or a description where it is far beyond 64 bits.
    Integer(Text<'a>),
    /// An object, read where labels may stand.
    Record(List<Member<'a>>),
    /// An array, read where rows of labels may stand.
    Rows(List<Row<'a>>),
    /// Anything else, with the name of its type.
    Other(Text<'a>),
}

/// The first members of an object or array.
#[derive(Debug)]
pub struct List<T> {
    /// Those that are judged one by one.
    pub items: Vec<T>,
    /// How many there are in all.
    pub total: u32,
}

impl<T> List<T> {
    /// Whether all of them are here.
    #[must_use]
    pub fn is_whole(&self) -> bool {
        count(self.items.len()) == self.total
    }
}

/// A member of an object.
#[derive(Debug)]
pub struct Member<'a> {
    /// Its key.
    pub key: Text<'a>,
    /// Its value.
    pub value: Value<'a>,
}

/// An element of an array of rows.
#[derive(Debug)]
pub enum Row<'a> {
    /// A row of a form.
    Pair {
        /// The label's key.
        key: Value<'a>,
        /// The label's value.
        value: Value<'a>,
    },
    /// Something that is no object.
    Other(Value<'a>),
}

/// The members of an object that the method knows, and the keys of the others.
#[derive(Debug, Default)]
pub struct Object<'a> {
    /// `imageId`.
    pub image_id: Value<'a>,
    /// `updateMask`.
    pub update_mask: Value<'a>,
    /// The fields, in document order.
    pub fields: [Value<'a>; FIELD_COUNT],
    /// The keys that the method does not know and whose values are not undefined, in their own order.
    pub unknown: Vec<Text<'a>>,
}

/// What a caller passed as an update or as edits.
#[allow(clippy::large_enum_variant, reason = "one is made for each call, on the stack, and none is ever moved")]
#[derive(Debug)]
pub enum Input<'a> {
    /// An object.
    Object(Object<'a>),
    /// Anything else.
    Other(Value<'a>),
}

/// The members of a resource that matter to an update. An absent one is at its default.
#[derive(Debug, Default)]
pub struct Image<'a> {
    /// The fields, in document order.
    pub fields: [Value<'a>; FIELD_COUNT],
    /// `storageSize`: the volume of the source data, in bytes.
    pub storage_size: Value<'a>,
}

impl<'a> Value<'a> {
    /// Whether an update says nothing here: null and a missing key are the same thing in proto3 JSON.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        matches!(self, Self::Absent | Self::Undefined | Self::Null)
    }

    /// Whether the key is not there at all, or there to say nothing.
    #[must_use]
    pub fn is_undefined(&self) -> bool {
        matches!(self, Self::Absent | Self::Undefined)
    }

    /// The name of the type, as `typeof` or the class names it.
    #[must_use]
    pub fn type_name(&self) -> Text<'a> {
        match self {
            Self::Absent | Self::Undefined => Text::whole("undefined"),
            Self::Null => Text::whole("null"),
            Self::Text(_) => Text::whole("string"),
            Self::Number(_) => Text::whole("number"),
            Self::Integer(_) => Text::whole("bigint"),
            Self::Record(_) => Text::whole("object"),
            Self::Rows(_) => Text::whole("array"),
            Self::Other(name) => *name,
        }
    }
}
