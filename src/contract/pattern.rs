//! Matching of the documented patterns by the tables that `build.rs` compiles.

use super::expressions::Pattern;

/// A deterministic automaton over ASCII: a character outside ASCII matches nothing.
struct Table {
    /// The class of each ASCII character.
    classes: [u8; 128],
    /// The number of classes.
    width: u8,
    /// The next state, by state times `width` plus class. The first state is 0.
    next: &'static [u8],
    /// Whether a text may end in a state.
    accepting: &'static [bool],
    /// The state from which no text matches, whatever follows.
    dead: u8,
}

// Defines `table_of`, which returns a pattern's table, and `CHARACTER_CLASSES`.
include!(concat!(env!("OUT_DIR"), "/pattern_tables.rs"));

impl Pattern {
    /// Whether a whole text of UTF-16 units matches.
    #[must_use]
    pub fn matches(self, units: &[u16]) -> bool {
        // Only ASCII matches, so each unit is a character.
        let is_short = self.max_len().is_none_or(|max_len| units.len() <= max_len as usize);
        is_short
            && self.walk(units).is_some_and(|(table, state)| {
                table.accepting.get(usize::from(state)).copied().unwrap_or_default()
            })
    }

    /// Whether a text may match that has this number of characters and begins with these units.
    #[must_use]
    pub fn matches_beginning(self, units: &[u16], characters: u32) -> bool {
        self.max_len().is_none_or(|max_len| characters <= max_len)
            && self.walk(units).is_some_and(|(table, state)| state != table.dead)
    }

    /// The state after the units; `None` if one of them is outside ASCII.
    fn walk(self, units: &[u16]) -> Option<(&'static Table, u8)> {
        let table = table_of(self);
        let mut state = 0;
        for unit in units {
            let class = *table.classes.get(usize::from(*unit))?;
            let position = usize::from(state) * usize::from(table.width) + usize::from(class);
            state = *table.next.get(position)?;
        }
        Some((table, state))
    }
}

/// What a fast path needs to match the patterns character by character. The build proves that only
/// these classes and the length decide whether a text matches.
#[derive(Debug)]
pub struct CharacterClasses {
    /// For each ASCII character, the bits of the classes that it is in.
    pub of_character: [u8; 128],
    /// For each pattern, the classes that it requires.
    pub of_pattern: [PatternClasses; Pattern::ALL.len()],
}

/// The classes that a pattern requires, each as its bit.
#[derive(Clone, Copy, Debug)]
pub struct PatternClasses {
    /// The pattern.
    pub pattern: Pattern,
    /// Whether the empty text matches.
    pub accepts_empty: bool,
    /// The class of the first character.
    pub first: u8,
    /// The class of the characters between the first and the last.
    pub inner: u8,
    /// The class of the last of two or more characters.
    pub last: u8,
}
