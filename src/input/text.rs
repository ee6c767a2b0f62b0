//! Strings in UTF-16, as JavaScript holds them.

use super::cell::{Cell, Kind};

/// A string of UTF-16 units. It may have lone surrogates.
#[derive(Clone, Copy, Debug)]
pub struct Text<'a> {
    /// The units of the string, or of its beginning.
    pub units: &'a [u16],
    /// What is known of the whole string, if the message has only its beginning.
    pub cut: Option<Cut<'a>>,
}

/// What is known of a string of which the message has only the beginning.
#[derive(Clone, Copy, Debug)]
pub struct Cut<'a>(pub(super) &'a Cell);

impl Cut<'_> {
    /// The number of characters (code points).
    #[must_use]
    pub const fn characters(self) -> u32 {
        self.0.total
    }

    /// Whether it has no lone surrogate.
    #[must_use]
    pub const fn is_well_formed(self) -> bool {
        self.0.kind != Kind::IllFormedText as u32
    }
}

impl<'a> Text<'a> {
    /// The number of characters (code points); a lone surrogate counts as one.
    #[must_use]
    pub fn characters(&self) -> u32 {
        let here = self.units.len() - self.surrogate_pairs();
        self.cut.map_or_else(|| count(here), Cut::characters)
    }

    /// The number of characters, if it is greater than `max`.
    #[must_use]
    pub fn longer_than(&self, max: u32) -> Option<u32> {
        // A character has at least one unit, so most texts need no count.
        let may_be_longer = self.cut.is_some() || count(self.units.len()) > max;
        may_be_longer.then(|| self.characters()).filter(|characters| *characters > max)
    }

    /// Whether the string has no lone surrogate.
    #[must_use]
    pub fn is_well_formed(&self) -> bool {
        if let Some(cut) = self.cut {
            return cut.is_well_formed();
        }
        let surrogates = self.units.iter().filter(|unit| **unit & 0xf800 == 0xd800).count();
        surrogates == 0 || surrogates == 2 * self.surrogate_pairs()
    }

    /// The number of pairs of a high and a low surrogate. No unit belongs to two of them.
    fn surrogate_pairs(&self) -> usize {
        let pairs = self.units.windows(2).filter(|units| {
            matches!(units, [high, low] if high & 0xfc00 == 0xd800 && low & 0xfc00 == 0xdc00)
        });
        pairs.count()
    }

    /// Whether the string is empty.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.units.is_empty() && self.cut.is_none()
    }

    /// Whether the string is equal to a string of ASCII characters.
    #[must_use]
    pub fn is_ascii(&self, ascii: &str) -> bool {
        self.cut.is_none() && self.units.iter().copied().eq(ascii.bytes().map(u16::from))
    }

    /// Whether the two strings are equal. A string that is cut equals none.
    #[must_use]
    pub fn equals(&self, other: &Text<'_>) -> bool {
        self.cut.is_none() && other.cut.is_none() && self.units == other.units
    }

    /// Whether the two strings have the same lines, which end in `\n`, `\r\n` or `\r`. A string that
    /// is cut equals none.
    #[must_use]
    pub fn has_same_lines(&self, other: &Text<'_>) -> bool {
        let (mut one, mut other_units) = (self.units, other.units);
        while let Some(unit) = next_of_lines(&mut one) {
            if next_of_lines(&mut other_units) != Some(unit) {
                return false;
            }
        }
        other_units.is_empty() && self.cut.is_none() && other.cut.is_none()
    }
}

/// Takes the first unit, which is `\n` at the end of each line.
fn next_of_lines(units: &mut &[u16]) -> Option<u16> {
    const LINE_FEED: u16 = 0x0a;
    const CARRIAGE_RETURN: u16 = 0x0d;
    let (unit, rest) = match *units {
        [CARRIAGE_RETURN, LINE_FEED, rest @ ..] | [CARRIAGE_RETURN, rest @ ..] => (LINE_FEED, rest),
        [unit, rest @ ..] => (*unit, rest),
        [] => return None,
    };
    *units = rest;
    Some(unit)
}

/// A length as `u32`. No string or array of JavaScript is longer than `u32::MAX`.
pub(crate) fn count(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}
