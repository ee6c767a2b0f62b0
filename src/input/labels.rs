//! Labels, as an object or as the rows of a form.

use super::cell::Cell;
use super::{Scalar, Text};

/// The first members of an object, or elements of an array.
#[derive(Clone, Copy, Debug, Default)]
pub struct Labels<'a> {
    units: &'a [u16],
    /// Two cells for each member or element.
    cells: &'a [Cell],
    total: u32,
}

/// An element of an array of rows.
#[derive(Debug)]
pub enum Row<'a> {
    /// An object.
    Pair {
        /// The label's key.
        key: Scalar<'a>,
        /// The label's value.
        value: Scalar<'a>,
    },
    /// Something else.
    Other,
}

impl<'a> Labels<'a> {
    pub(super) const fn new(cells: &'a [Cell], units: &'a [u16], total: u32) -> Self {
        Self { units, cells, total }
    }

    /// The number of members or elements in all.
    #[must_use]
    pub const fn total(&self) -> u32 {
        self.total
    }

    /// The number of those that are here.
    #[must_use]
    pub const fn len(&self) -> usize {
        self.cells.len() / 2
    }

    /// Whether none is here.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.cells.is_empty()
    }

    /// Whether all of them are here.
    #[must_use]
    pub const fn is_whole(&self) -> bool {
        self.len() == self.total as usize
    }

    /// The element at a position.
    #[must_use]
    pub fn row(&self, position: usize) -> Row<'a> {
        match self.cells.get(2 * position..) {
            Some([key, value, ..]) => match Scalar::new(*key, self.units) {
                Scalar::Absent => Row::Other,
                key => Row::Pair { key, value: Scalar::new(*value, self.units) },
            },
            _ => Row::Other,
        }
    }

    /// The elements that are here, in their order.
    pub fn rows(self) -> impl Iterator<Item = Row<'a>> {
        (0..self.len()).map(move |position| self.row(position))
    }

    /// The key at a position, if it is a string.
    #[must_use]
    pub fn key(&self, position: usize) -> Option<Text<'a>> {
        match self.row(position) {
            Row::Pair { key: Scalar::Text(key), .. } => Some(key),
            _ => None,
        }
    }

    /// The key and the value at a position, if both are strings.
    #[must_use]
    pub fn pair(&self, position: usize) -> Option<(Text<'a>, Text<'a>)> {
        match self.row(position) {
            Row::Pair { key: Scalar::Text(key), value: Scalar::Text(value) } => Some((key, value)),
            _ => None,
        }
    }
}
