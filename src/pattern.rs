//! Matching of the documented patterns, by the tables that `build.rs` compiled.

use crate::contract::Pattern;
use crate::value::count;

/// A deterministic automaton over ASCII; a byte outside ASCII leads nowhere. A state is named by the offset of its row in `next`; that of the start is 0.
struct Table {
    /// The class of each ASCII byte.
    classes: &'static [u8; 128],
    /// The number of classes, which is the length of a row.
    width: u8,
    /// The next state, by state plus class.
    next: &'static [u8],
    /// Whether the text may end in a state.
    accepting: &'static [bool],
    /// The state that no text leaves.
    dead: u8,
    /// Where its bits stand in `STAYS`; none for a pattern that bounds the length.
    stays_shift: Option<u8>,
}

include!(concat!(env!("OUT_DIR"), "/pattern_tables.rs"));

/// Of each pattern without a bound on the length, the first four states that some text does not leave, wherever a part of it is read: `STAYS` has them for
/// each byte.
///
/// Most texts end in such a state, so one pass over many of them, without a branch, tells nearly all there is to tell of each.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Stays(u8);

impl Stays {
    /// Of a text.
    pub(crate) fn of(text: &[u8]) -> Self {
        // By eight, for the compiler does not unroll what it is to keep small.
        let (chunks, rest) = text.as_chunks();
        let stays = chunks.iter().fold(u8::MAX, |stays, [a, b, c, d, e, f, g, h]| {
            stays
                & stays_at(*a)
                & stays_at(*b)
                & stays_at(*c)
                & stays_at(*d)
                & stays_at(*e)
                & stays_at(*f)
                & stays_at(*g)
                & stays_at(*h)
        });
        Self(rest.iter().fold(stays, |stays, byte| stays & stays_at(*byte)))
    }
}

fn stays_at(byte: u8) -> u8 {
    STAYS.get(usize::from(byte)).copied().unwrap_or_default()
}

/// Tells of parts of a text of which something is known, by their first byte, whether they match.
pub(crate) struct Shortcut {
    classes: &'static [u8; 128],
    /// A bit for each class of a first byte behind which nothing can go wrong any more.
    right: u32,
    empty_is_right: bool,
}

impl Shortcut {
    /// Whether a text is known to match.
    #[inline]
    pub(crate) fn matches(&self, text: &[u8]) -> bool {
        match text.first() {
            None => self.empty_is_right,
            Some(byte) => self.classes.get(usize::from(*byte)).is_some_and(|class| self.right >> class & 1 == 1),
        }
    }
}

impl Pattern {
    /// Whether the whole text matches.
    #[must_use]
    pub fn matches(&self, text: &[u8]) -> bool {
        // Outside ASCII nothing matches, so each byte is a character.
        self.allows(count(text.len())) && self.walk(text).is_some_and(|(table, state)| table.accepts(state))
    }

    /// Whether a text of so many characters that begins with this one may match.
    #[must_use]
    pub fn matches_beginning(&self, text: &[u8], characters: u32) -> bool {
        self.allows(characters) && self.walk(text).is_some()
    }

    fn allows(&self, characters: u32) -> bool {
        self.max_len.is_none_or(|max_len| characters <= max_len)
    }

    /// For the parts of a text of which something is known.
    pub(crate) fn shortcut(&self, known: Stays) -> Option<Shortcut> {
        let table = *TABLES.get(self.id)?;
        // Where the length matters, a part of the text does not tell.
        let stays = known.0 >> table.stays_shift?;
        let mut right = 0;
        for (class, state) in (0..table.width).zip(table.next) {
            let number = state / table.width;
            if number < STATES && stays >> number & 1 == 1 && table.accepts(*state) {
                right |= 1 << class;
            }
        }
        Some(Shortcut { classes: table.classes, right, empty_is_right: table.accepts(0) })
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
        self.next.get(usize::from(state) + usize::from(class)).copied().filter(|next| *next != self.dead)
    }

    #[inline]
    fn accepts(&self, state: u8) -> bool {
        self.accepting.get(usize::from(state)).copied().unwrap_or_default()
    }
}
