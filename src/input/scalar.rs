//! Values that hold no others.

use super::cell::{Cell, Kind, part};
use super::text::{Cut, Text};

/// A value that holds no others.
#[derive(Clone, Copy, Debug, Default)]
pub enum Scalar<'a> {
    /// There is no such member.
    #[default]
    Absent,
    /// The member is there and undefined.
    Undefined,
    /// Null.
    Null,
    /// A string.
    Text(Text<'a>),
    /// A number, as ECMAScript writes it: digits only for integers below 1e21, else with a point
    /// or an exponent.
    Number(Text<'a>),
    /// A bigint: its decimal digits, or a description if it is far beyond 64 bits.
    Integer(Text<'a>),
    /// Anything else.
    Other,
}

impl<'a> Scalar<'a> {
    /// The value of a cell.
    pub(super) fn new(cell: Cell, units: &'a [u16]) -> Self {
        let text = |is_well_formed| Text {
            units: part(units, cell.start, cell.length),
            cut: (cell.total > 0).then_some(Cut { characters: cell.total, is_well_formed }),
        };
        match Kind::from_number(cell.kind) {
            None | Some(Kind::Absent) => Self::Absent,
            Some(Kind::Undefined) => Self::Undefined,
            Some(Kind::Null) => Self::Null,
            Some(Kind::Text) => Self::Text(text(true)),
            Some(Kind::IllFormedText) => Self::Text(text(false)),
            Some(Kind::Number) => Self::Number(text(true)),
            Some(Kind::Integer) => Self::Integer(text(true)),
            Some(_) => Self::Other,
        }
    }

    /// Whether an update has no value here: null and a missing key are the same in proto3 JSON.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        matches!(self, Self::Absent | Self::Undefined | Self::Null)
    }

    /// Whether the key is missing, or there and undefined.
    #[must_use]
    pub const fn is_undefined(&self) -> bool {
        matches!(self, Self::Absent | Self::Undefined)
    }
}
