//! Matching of the documented patterns, by the classes of characters that `build.rs` finds.

use super::expressions::Pattern;

// Defines `CHARACTER_CLASSES` and `classes_of`.
include!(concat!(env!("OUT_DIR"), "/character_classes.rs"));

/// The classes of characters that a pattern asks for, each as its bit. The build proves that they
/// and the length alone decide whether a text matches.
#[derive(Clone, Copy, Debug)]
pub struct PatternClasses {
    /// Whether the empty text matches.
    pub accepts_empty: bool,
    /// The class of the first character.
    pub first: u8,
    /// The class of the characters between the first and the last.
    pub inner: u8,
    /// The class of the last of two or more characters.
    pub last: u8,
}

impl Pattern {
    /// The classes of characters that the pattern asks for.
    #[must_use]
    pub const fn classes(self) -> PatternClasses {
        classes_of(self)
    }

    /// Whether a whole text of UTF-16 units matches.
    #[must_use]
    pub fn matches(self, units: &[u16]) -> bool {
        let PatternClasses { accepts_empty, first, inner, last } = self.classes();
        // Only ASCII matches, so each unit is a character.
        self.allows_length(units.len())
            && match units {
                [] => accepts_empty,
                [only] => is_in(first, *only),
                [begin, middle @ .., end] => {
                    is_in(first, *begin) && are_in(inner, middle) && is_in(last, *end)
                }
            }
    }

    /// Whether a text of so many characters can match if it begins with these units, and goes on
    /// after them.
    #[must_use]
    pub fn matches_beginning(self, units: &[u16], characters: u32) -> bool {
        let PatternClasses { first, inner, .. } = self.classes();
        self.allows_length(characters as usize)
            && units
                .split_first()
                .is_none_or(|(begin, rest)| is_in(first, *begin) && are_in(inner, rest))
    }

    fn allows_length(self, characters: usize) -> bool {
        self.max_len().is_none_or(|max_len| characters <= max_len as usize)
    }
}

fn are_in(class: u8, units: &[u16]) -> bool {
    units.iter().all(|unit| is_in(class, *unit))
}

fn is_in(class: u8, unit: u16) -> bool {
    CHARACTER_CLASSES.get(usize::from(unit)).is_some_and(|classes| classes & class != 0)
}
