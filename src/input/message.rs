//! The message: the form in which a caller's values arrive.
//!
//! A message is a table of [`Cell`]s and one buffer with the UTF-16 units of all strings. Each value
//! is one cell; a value that holds others says where their cells begin. The values of a call are
//! the first cells, in the order of the call's arguments:
//!
//! | kind | `start` | `length` | `total` |
//! |---|---|---|---|
//! | absent, undefined, null, other | | | |
//! | text, ill-formed text, number, integer | its first unit | its units in the buffer | the characters of the whole string if only its beginning is here, else 0 |
//! | record, rows | its first cell: a key and a value by turns | members or rows here | members or rows in all |
//! | object (an update, edits) | its first cell: one for each [`Member`], then its unknown keys | unknown keys here | |
//! | object (an image) | its first cell: one for each [`ImageMember`] | 0 | |
//! | list (paths of a mask) | its first cell | values here | |
//!
//! The key of a row that is no object is absent. Where a message breaks this form, the engine reads
//! an absent value or an empty string; nothing panics.

use super::cell::{Cell, Kind, part};
use super::{Labels, Scalar, Text, Value};
use crate::contract::{Field, ImageMember, Member};

/// Room for the most that a sender writes within the [`limit`](super::limit)s.
pub mod room {
    use crate::contract::{Header, MAX_HEADER_VALUE, MAX_MASK};
    use crate::input::limit;

    /// Cells: two for each row of labels, one for each unknown key, two for each label of an image,
    /// and some for the members.
    pub const CELLS: usize = 3 * limit::KEYS + 2 * limit::IMAGE_LABELS + 64;

    /// UTF-16 units: those of all strings and of the one that goes beyond, of a mask, of the
    /// headers, and of beginnings that are keys and values of rows, unknown keys, labels of an
    /// image and some members.
    pub const UNITS: usize = limit::UNITS_IN_ALL
        + limit::UNITS
        + MAX_MASK as usize
        + Header::ALL.len() * MAX_HEADER_VALUE as usize
        + (limit::SHORT + 1) * (3 * limit::KEYS + 2 * limit::IMAGE_LABELS + 16);
}

/// The cells and the units of a call.
#[derive(Clone, Copy, Debug, Default)]
pub struct Message<'a> {
    cells: &'a [Cell],
    units: &'a [u16],
}

impl<'a> Message<'a> {
    /// A message of these cells and units.
    #[must_use]
    pub const fn new(cells: &'a [Cell], units: &'a [u16]) -> Self {
        Self { cells, units }
    }

    /// The value at a position.
    #[must_use]
    pub fn value(&self, position: usize) -> Value<'a> {
        self.value_of(self.cell(position))
    }

    fn value_of(&self, cell: Cell) -> Value<'a> {
        match Kind::from_number(cell.kind) {
            Some(Kind::Record) => Value::Record(self.labels(cell)),
            Some(Kind::Rows) => Value::Rows(self.labels(cell)),
            _ => Value::Scalar(Scalar::new(cell, self.units)),
        }
    }

    /// The update or the edits at a position, if they are an object.
    #[must_use]
    pub fn input(&self, position: usize) -> Option<Input<'a>> {
        let members = Member::ALL.len() as u32;
        self.object(position, members).map(|cells| Input { message: *self, cells })
    }

    /// The image at a position, if there is one.
    #[must_use]
    pub fn image(&self, position: usize) -> Option<Image<'a>> {
        let members = ImageMember::ALL.len() as u32;
        self.object(position, members).map(|cells| Image { message: *self, cells })
    }

    /// The values of the list at a position, in their order.
    pub fn list(self, position: usize) -> impl Iterator<Item = Scalar<'a>> + Clone {
        let list = self.cell(position);
        self.cells(list.start, list.length).iter().map(move |cell| Scalar::new(*cell, self.units))
    }

    /// The cells of an object that has so many members, and of its unknown keys.
    fn object(&self, position: usize, members: u32) -> Option<&'a [Cell]> {
        let cell = self.cell(position);
        (cell.kind == Kind::Object as u32)
            .then(|| self.cells(cell.start, cell.length.saturating_add(members)))
    }

    fn labels(&self, cell: Cell) -> Labels<'a> {
        let cells = self.cells(cell.start, cell.length.saturating_mul(2));
        Labels::new(cells, self.units, cell.total)
    }

    fn cell(&self, position: usize) -> Cell {
        self.cells.get(position).copied().unwrap_or_default()
    }

    fn cells(&self, start: u32, length: u32) -> &'a [Cell] {
        part(self.cells, start, length)
    }
}

/// An update or edits.
#[derive(Clone, Copy, Debug)]
pub struct Input<'a> {
    message: Message<'a>,
    cells: &'a [Cell],
}

impl<'a> Input<'a> {
    /// A member's value.
    #[must_use]
    pub fn member(&self, member: Member) -> Value<'a> {
        let cell = self.cells.get(member as usize);
        cell.map_or(Value::Scalar(Scalar::Absent), |cell| self.message.value_of(*cell))
    }

    /// A field's value.
    #[must_use]
    pub fn field(&self, field: Field) -> Value<'a> {
        self.member(Member::of(field))
    }

    /// The keys that the method does not know and whose values are not undefined, in their order.
    pub fn unknown(&self) -> impl Iterator<Item = Text<'a>> + use<'a> {
        let units = self.message.units;
        let keys = self.cells.iter().skip(Member::ALL.len());
        keys.map(move |key| Text { units: part(units, key.start, key.length), cut: None })
    }
}

/// The members of an image that matter to an update. An absent one is at its default.
#[derive(Clone, Copy, Debug)]
pub struct Image<'a> {
    message: Message<'a>,
    cells: &'a [Cell],
}

impl<'a> Image<'a> {
    /// A member's value.
    #[must_use]
    pub fn member(&self, member: ImageMember) -> Value<'a> {
        let cell = self.cells.get(member as usize);
        cell.map_or(Value::Scalar(Scalar::Absent), |cell| self.message.value_of(*cell))
    }

    /// A field's value.
    #[must_use]
    pub fn field(&self, field: Field) -> Value<'a> {
        self.member(ImageMember::of(field))
    }
}
