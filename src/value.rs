//! The lenient model of what a caller passed: it can hold any wrong type, and borrows every string.
//!
//! What is too large to be valid does not have to arrive whole. A long string may arrive as its
//! beginning and its length, an object with its first members and their number; the sender decides
//! where to cut, and no verdict depends on it but for faults that lie behind the cut.

use std::num::NonZeroU32;

use crate::contract::FIELD_COUNT;
use crate::field_mask::FieldMask;
use crate::wire::Reader;

/// A string.
#[derive(Clone, Copy, Debug)]
pub struct Text<'a> {
    /// The text in UTF-8, or its beginning; a lone surrogate stands as U+FFFD. As bytes, since
    /// nothing here has to look at characters one by one.
    pub content: &'a [u8],
    /// The number of characters of the whole text where only its beginning is here.
    pub cut_from: Option<NonZeroU32>,
    /// Whether the text holds no lone surrogate.
    pub well_formed: bool,
}

impl<'a> Text<'a> {
    /// A text that is here as a whole.
    #[must_use]
    pub const fn whole(content: &'a str) -> Self {
        Self { content: content.as_bytes(), cut_from: None, well_formed: true }
    }

    /// The number of characters (code points); a lone surrogate counts as one.
    #[must_use]
    #[inline(never)]
    pub fn chars(&self) -> u32 {
        self.cut_from.map_or_else(
            || count(self.content.iter().filter(|byte| !is_continuation(**byte)).count()),
            NonZeroU32::get,
        )
    }

    /// The number of characters, where it is greater than `max`.
    #[must_use]
    pub fn longer_than(&self, max: u32) -> Option<u32> {
        // A character has at least one byte, so most texts need no count.
        let may_be = self.cut_from.is_some() || count(self.content.len()) > max;
        Some(self).filter(|_| may_be).map(Self::chars).filter(|chars| *chars > max)
    }

    /// Whether the two are known to be equal. What is not here exactly as it was written is equal
    /// to nothing.
    #[must_use]
    pub fn is(&self, other: &Text<'_>) -> bool {
        self.exact().is_some() && self.exact() == other.exact()
    }

    /// The text, where it is here exactly as it was written.
    #[must_use]
    pub fn exact(&self) -> Option<&'a [u8]> {
        (self.well_formed && self.cut_from.is_none()).then_some(self.content)
    }
}

/// A number of things that a caller passed. It is at most u32::MAX, which no string or array of
/// JavaScript exceeds.
pub(crate) fn count(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}

/// Whether a byte of UTF-8 continues a character.
pub(crate) const fn is_continuation(byte: u8) -> bool {
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
    /// A floating-point number, as ECMAScript writes it: digits only for integers below 1e21, else
    /// with a point or an exponent.
    Number(Text<'a>),
    /// An integer of any size: its decimal digits, or a description where it is far beyond 64 bits.
    Integer(Text<'a>),
    /// An object, read where labels may stand.
    Record(List<'a>),
    /// An array, read where rows of labels may stand.
    Rows(List<'a>),
    /// A mask that was parsed before, where one may stand.
    Mask(FieldMask),
    /// A value of a field that was found right before it crossed. In edits it is not the default,
    /// and differs from that of an image beside them.
    Right,
    /// Anything else.
    Other,
}

/// The first members of an object, or elements of an array, of those that may be labels. They are
/// read each time they are asked for.
#[derive(Clone, Copy, Debug, Default)]
pub struct List<'a> {
    reader: Reader<'a>,
    judged: u32,
    total: u32,
}

impl<'a> List<'a> {
    /// A list that a reader reads, of `judged` elements out of `total`.
    pub(crate) const fn new(reader: Reader<'a>, judged: u32, total: u32) -> Self {
        Self { reader, judged, total }
    }

    /// How many there are in all.
    #[must_use]
    pub const fn total(&self) -> u32 {
        self.total
    }

    /// Whether all of them are here.
    #[must_use]
    pub const fn is_whole(&self) -> bool {
        self.judged == self.total
    }

    /// The keys and values, none where one of them is no string.
    #[inline(never)]
    pub(crate) fn pairs(&self) -> impl Iterator<Item = Option<(Text<'a>, Text<'a>)>> + use<'a> {
        let mut reader = self.reader;
        (0..self.judged).map(move |_| reader.pair())
    }

    /// The members of an object.
    #[inline(never)]
    pub fn members(&self) -> impl Iterator<Item = Member<'a>> + use<'a> {
        let mut reader = self.reader;
        (0..self.judged).map(move |_| reader.member())
    }

    /// The elements of an array.
    #[inline(never)]
    pub fn rows(&self) -> impl Iterator<Item = Row<'a>> + use<'a> {
        let mut reader = self.reader;
        (0..self.judged).map(move |_| reader.row())
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
    Other,
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
    /// Reads the keys that the method does not know and whose values are not undefined, in their
    /// own order.
    pub unknown: Reader<'a>,
}

/// What a caller passed as an update or as edits.
#[allow(
    clippy::large_enum_variant,
    reason = "one is made for each call, on the stack, and none is ever moved"
)]
#[derive(Debug)]
pub enum Input<'a> {
    /// An object.
    Object(Object<'a>),
    /// Anything else.
    Other,
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
    /// Whether an update says nothing here: null and a missing key are the same thing in proto3
    /// JSON.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        matches!(self, Self::Absent | Self::Undefined | Self::Null)
    }

    /// Whether the key is not there at all, or there to say nothing.
    #[must_use]
    pub fn is_undefined(&self) -> bool {
        matches!(self, Self::Absent | Self::Undefined)
    }

    /// Whether it holds no lone surrogate.
    #[must_use]
    pub const fn is_well_formed(&self) -> bool {
        match self {
            Self::Text(text) | Self::Number(text) | Self::Integer(text) => text.well_formed,
            _ => true,
        }
    }
}
