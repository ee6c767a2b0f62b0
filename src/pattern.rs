//! Matching of the documented patterns, by the tables that `build.rs` compiled.

use crate::contract::Pattern;

/// A deterministic automaton over ASCII; a byte outside ASCII leads nowhere.
struct Table {
    /// For each ASCII byte, a bit for each of the first eight states that it does not leave: in those the walk needs one look-up a byte, and none that
    /// waits for the one before.
    stays: &'static [u8; 128],
    /// The class of each ASCII byte.
    classes: &'static [u8; 128],
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
        let mut rest = text.as_bytes();
        loop {
            rest = self.leaving(state, rest);
            let [byte, behind @ ..] = rest else { return Some(state) };
            let class = *self.classes.get(usize::from(*byte))?;
            state = *self.next.get(usize::from(state) * self.width + usize::from(class))?;
            if state == self.dead {
                return None;
            }
            rest = behind;
        }
    }

    /// The bytes from the first one on that leaves the state.
    fn leaving<'t>(&self, state: u8, bytes: &'t [u8]) -> &'t [u8] {
        let Some(bit) = 1_u8.checked_shl(state.into()) else { return bytes };
        let leaves = |byte: &u8| self.stays.get(usize::from(*byte)).is_none_or(|states| states & bit == 0);
        let end = bytes.iter().position(leaves).unwrap_or(bytes.len());
        bytes.get(end..).unwrap_or_default()
    }
}
