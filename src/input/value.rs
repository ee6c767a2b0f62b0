//! Values of any type, and labels.

use std::ops::Range;

use super::cell::{Cell, Kind};
use super::room;
use super::text::{Cut, Text, count};

/// The cells and the units of a call. JavaScript writes them.
#[repr(C)]
#[derive(Debug)]
pub struct Message {
    /// The cells.
    pub cells: [Cell; room::CELLS],
    /// The UTF-16 units of all strings.
    pub units: [u16; room::UNITS],
}

impl Message {
    /// An empty message.
    #[must_use]
    pub const fn new() -> Self {
        Self { cells: [ABSENT; room::CELLS], units: [0; room::UNITS] }
    }

    /// The value at a position; an absent one if there is none.
    #[must_use]
    pub fn value(&self, position: u32) -> Value<'_> {
        Value { cell: self.cells.get(position as usize).unwrap_or(&ABSENT), message: self }
    }

    /// `count` if so many cells follow from `start` on, else 0.
    fn bounded(&self, start: u32, count: u32) -> u32 {
        let end = start.saturating_add(count) as usize;
        if end <= self.cells.len() { count } else { 0 }
    }
}

impl Default for Message {
    fn default() -> Self {
        Self::new()
    }
}

/// The cell of a value that is not there.
const ABSENT: Cell = Cell { kind: Kind::Absent as u32, start: 0, length: 0, total: 0 };

/// A value that a caller passed.
#[derive(Clone, Copy, Debug)]
pub struct Value<'a> {
    cell: &'a Cell,
    message: &'a Message,
}

impl<'a> Value<'a> {
    /// Whether the value is of a kind.
    #[must_use]
    pub fn is(&self, kind: Kind) -> bool {
        self.cell.kind == kind as u32
    }

    /// Whether the value counts as no value in an update: null and a missing key are the same in
    /// proto3 JSON.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.is_undefined() || self.is(Kind::Null)
    }

    /// Whether the key is missing, or its value is undefined.
    #[must_use]
    pub fn is_undefined(&self) -> bool {
        self.is(Kind::Absent) || self.is(Kind::Undefined)
    }

    /// The string, if the value is one.
    #[must_use]
    pub fn text(&self) -> Option<Text<'a>> {
        (self.is(Kind::Text) || self.is(Kind::IllFormedText)).then(|| self.content())
    }

    /// The text of a string, a number or a bigint.
    #[must_use]
    pub fn content(&self) -> Text<'a> {
        let Cell { start, length, total, .. } = *self.cell;
        let units = self.message.units.get(start as usize..).unwrap_or_default();
        Text {
            units: units.get(..length as usize).unwrap_or_default(),
            cut: (total > 0).then_some(Cut(self.cell)),
        }
    }

    /// The labels, if the value is a record or rows. Their keys and values may be of any type.
    #[must_use]
    pub fn labels(&self) -> Option<Labels<'a>> {
        (self.is(Kind::Record) || self.is(Kind::Rows)).then(|| {
            let Cell { start, length, total, .. } = *self.cell;
            let length = self.message.bounded(start, length.saturating_mul(2)) / 2;
            let labels = Labels { value: *self, length, total };
            let blank = labels.positions().filter(|position| labels.is_blank(*position)).count();
            Labels { total: total.saturating_sub(count(blank)), ..labels }
        })
    }

    /// The values of a list, in their order.
    pub fn list(&self) -> impl Iterator<Item = Value<'a>> + Clone + use<'a> {
        self.values_after(0)
    }

    /// The values that the cell counts, from one of its parts on.
    pub(super) fn values_after(
        &self,
        skipped: u32,
    ) -> impl Iterator<Item = Value<'a>> + Clone + use<'a> {
        let message = self.message;
        let start = self.cell.start.saturating_add(skipped);
        let length = message.bounded(start, self.cell.length);
        (start..start.saturating_add(length)).map(move |position| message.value(position))
    }

    /// No labels.
    #[must_use]
    pub fn no_labels(&self) -> Labels<'a> {
        Labels { value: *self, length: 0, total: 0 }
    }

    /// The value at a position among those that this one holds.
    pub(super) fn part(&self, position: u32) -> Value<'a> {
        self.message.value(self.cell.start.wrapping_add(position))
    }
}

/// Labels: the members of an object or the elements of an array, as far as the message has them.
///
/// A row whose key and value are both empty is blank: a form shows it for the next label. It is
/// ignored, but keeps its position.
#[derive(Clone, Copy, Debug)]
pub struct Labels<'a> {
    value: Value<'a>,
    length: u32,
    total: u32,
}

impl<'a> Labels<'a> {
    /// The number of members or elements in all, without blank rows.
    #[must_use]
    pub const fn total(&self) -> u32 {
        self.total
    }

    /// The positions of the labels that the message has, and of blank rows.
    #[must_use]
    pub const fn positions(&self) -> Range<u32> {
        0..self.length
    }

    /// Whether the message has all labels.
    #[must_use]
    pub const fn is_whole(&self) -> bool {
        self.length >= self.total
    }

    /// Whether the row at a position is blank.
    #[must_use]
    pub fn is_blank(&self, position: u32) -> bool {
        let is_empty = |value: Value<'_>| value.text().is_some_and(|text| text.is_empty());
        self.value.is(Kind::Rows) && is_empty(self.key(position)) && is_empty(self.value(position))
    }

    /// The key at a position; absent if there is none, or if the row is not an object.
    #[must_use]
    pub fn key(&self, position: u32) -> Value<'a> {
        self.cell(position, 0)
    }

    /// The value at a position.
    #[must_use]
    pub fn value(&self, position: u32) -> Value<'a> {
        self.cell(position, 1)
    }

    fn cell(&self, position: u32, half: u32) -> Value<'a> {
        if position < self.length {
            self.value.part(2 * position + half)
        } else {
            Value { cell: &ABSENT, message: self.value.message }
        }
    }
}
