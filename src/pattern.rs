//! Matching of the documented patterns, by the tables that `build.rs` compiled.

use crate::contract::Pattern;

/// A deterministic automaton over ASCII; a byte outside ASCII leads nowhere.
struct Table {
    /// The class of each ASCII byte.
    classes: &'static [u8],
    /// The number of classes.
    width: usize,
    /// The next state, by state times `width` plus class.
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
    pub fn matches(&self, text: &str) -> bool {
        let Some(table) = TABLES.get(self.id) else { return false };
        table.walk(text).and_then(|state| table.accepting.get(usize::from(state))).copied().unwrap_or(false)
    }

    /// Whether some text that begins with this one matches.
    #[must_use]
    pub fn matches_beginning(&self, text: &str) -> bool {
        TABLES.get(self.id).and_then(|table| table.walk(text)).is_some()
    }
}

impl Table {
    /// The state after the text; none where no continuation could match any more.
    fn walk(&self, text: &str) -> Option<u8> {
        let mut state = 0;
        for byte in text.bytes() {
            let class = *self.classes.get(usize::from(byte))?;
            state = *self.next.get(usize::from(state) * self.width + usize::from(class))?;
            if state == self.dead {
                return None;
            }
        }
        Some(state)
    }
}
