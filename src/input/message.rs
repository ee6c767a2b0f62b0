//! The message: the form in which a caller's values arrive.
//!
//! A message is a table of [`Cell`]s and one buffer with the UTF-16 units of all strings. Each
//! value is one cell; a value that holds others says where their cells begin. The values of a call
//! are the first cells, in the order of the call's arguments:
//!
//! | kind | `start` | `length` | `total` |
//! |---|---|---|---|
//! | absent, undefined, null, other | | | |
//! | text, ill-formed text, number, integer, object key | its first unit | its units in the buffer | the characters of the whole string if only its beginning is here, else 0 |
//! | record, rows | its first cell: a key and a value by turns | members or rows here | members or rows in all |
//! | object (an update, edits) | its first cell: one for each [`Member`], then its unknown keys | unknown keys here | |
//! | object (an image) | its first cell: one for each [`ImageMember`] | 0 | |
//! | list (paths of a mask) | its first cell | values here | |
//!
//! If a row is not an object, its key is absent. If a message does not have this form, the engine
//! reads another value of the message, an absent value or an empty string; it does not panic.

use super::Value;
use super::cell::Kind;
use crate::contract::{Field, ImageMember, Member};

/// An update or edits.
#[derive(Clone, Copy, Debug)]
pub struct Input<'a>(Value<'a>);

impl<'a> Input<'a> {
    /// The value as an input, if it is an object.
    #[must_use]
    pub fn of(value: Value<'a>) -> Option<Self> {
        value.is(Kind::Object).then_some(Self(value))
    }

    /// A member's value.
    #[must_use]
    pub fn member(&self, member: Member) -> Value<'a> {
        self.0.part(member as u32)
    }

    /// A field's value.
    #[must_use]
    pub fn field(&self, field: Field) -> Value<'a> {
        self.member(Member::of(field))
    }

    /// The keys that the method does not know and whose values are not undefined, in their order.
    pub fn unknown(&self) -> impl Iterator<Item = Value<'a>> + use<'a> {
        self.0.values_after(Member::ALL.len() as u32)
    }
}

/// The members of an image that matter to an update. An absent one is at its default.
#[derive(Clone, Copy, Debug)]
pub struct Image<'a>(Value<'a>);

impl<'a> Image<'a> {
    /// The value as an image, if there is one.
    #[must_use]
    pub fn of(value: Value<'a>) -> Option<Self> {
        value.is(Kind::Object).then_some(Self(value))
    }

    /// A member's value.
    #[must_use]
    pub fn member(&self, member: ImageMember) -> Value<'a> {
        self.0.part(member as u32)
    }

    /// A field's value.
    #[must_use]
    pub fn field(&self, field: Field) -> Value<'a> {
        self.member(ImageMember::of(field))
    }
}
