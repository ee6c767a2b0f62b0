//! Finds labels by their keys, in a time that does not grow with the number of labels.

use super::{Labels, Text, limit};

/// Half of the slots stay empty, so that every search is short.
const SLOTS: usize = (2 * limit::KEYS).next_power_of_two();

/// The positions of some labels by their keys: a hash table with open addressing. A slot holds a
/// position counted from 1; 0 is an empty slot.
pub(crate) struct KeyIndex<'a> {
    labels: Labels<'a>,
    slots: [u16; SLOTS],
}

impl<'a> KeyIndex<'a> {
    /// An empty index, to which these labels can be added.
    pub(crate) const fn empty(labels: Labels<'a>) -> Self {
        Self { labels, slots: [0; SLOTS] }
    }

    /// An index of all these labels, with the first position of each key.
    pub(crate) fn of(labels: Labels<'a>) -> Self {
        let mut index = Self::empty(labels);
        for position in labels.positions() {
            if let Some(key) = labels.key(position).text() {
                index.insert(&key, position);
            }
        }
        index
    }

    /// Adds the position of a key. Returns the earlier position if the index has the key already.
    pub(crate) fn insert(&mut self, key: &Text<'_>, position: u32) -> Option<u32> {
        match self.search(key) {
            Ok(earlier) => Some(earlier),
            Err(free) => {
                if let Some(slot) = self.slots.get_mut(free) {
                    *slot = (position + 1) as u16;
                }
                None
            }
        }
    }

    /// The position of a key.
    pub(crate) fn find(&self, key: &Text<'_>) -> Option<u32> {
        self.search(key).ok()
    }

    /// The position of a key, or the slot where it belongs.
    fn search(&self, key: &Text<'_>) -> Result<u32, usize> {
        let mut slot = hash(key.units) % SLOTS;
        for _ in 0..SLOTS {
            let number = self.slots.get(slot).copied().unwrap_or_default();
            let Some(position) = u32::from(number).checked_sub(1) else { return Err(slot) };
            if self.labels.key(position).text().is_some_and(|other| other.equals(key)) {
                return Ok(position);
            }
            slot = (slot + 1) % SLOTS;
        }
        Err(SLOTS)
    }
}

/// FNV-1a, over units instead of bytes.
fn hash(units: &[u16]) -> usize {
    let hash = units
        .iter()
        .fold(0x811c_9dc5_u32, |hash, unit| (hash ^ u32::from(*unit)).wrapping_mul(0x0100_0193));
    hash as usize
}
