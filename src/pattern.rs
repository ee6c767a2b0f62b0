//! Matching of the documented patterns, by the tables that `build.rs` compiled.

use crate::contract::Pattern;
use crate::value::count;

/// A deterministic automaton over ASCII; a byte outside ASCII leads nowhere. A state is named by
/// the offset of its row in `next`; that of the start is 0.
struct Table {
    /// The class of each ASCII byte.
    classes: &'static [u8; 128],
    /// The next state, by state plus class.
    next: &'static [u8],
    /// Whether the text may end in a state.
    accepting: &'static [bool],
    /// The state that no text leaves.
    dead: u8,
}

include!(concat!(env!("OUT_DIR"), "/pattern_tables.rs"));

impl Pattern {
    /// Whether the whole text matches.
    #[must_use]
    pub fn matches(&self, text: &[u8]) -> bool {
        // Outside ASCII nothing matches, so each byte is a character.
        self.allows(count(text.len()))
            && self.walk(text).is_some_and(|(table, state)| table.accepts(state))
    }

    /// Whether a text of so many characters that begins with this one may match.
    #[must_use]
    pub fn matches_beginning(&self, text: &[u8], characters: u32) -> bool {
        self.allows(characters) && self.walk(text).is_some()
    }

    fn allows(&self, characters: u32) -> bool {
        self.max_len.is_none_or(|max_len| characters <= max_len)
    }

    /// The state after the text; none where no continuation could match any more.
    fn walk(&self, text: &[u8]) -> Option<(&'static Table, u8)> {
        let table = *TABLES.get(self.id)?;
        let mut state = 0;
        for byte in text {
            state = table.step(state, *byte)?;
        }
        Some((table, state))
    }
}

impl Table {
    #[inline]
    fn step(&self, state: u8, byte: u8) -> Option<u8> {
        let class = *self.classes.get(usize::from(byte))?;
        self.next
            .get(usize::from(state) + usize::from(class))
            .copied()
            .filter(|next| *next != self.dead)
    }

    #[inline]
    fn accepts(&self, state: u8) -> bool {
        self.accepting.get(usize::from(state)).copied().unwrap_or_default()
    }
}
