//! Which row had a key first, in a time that grows with the rows and not with their square.

use crate::wire::limit;

/// Half of the slots stay empty, so that every walk is short.
const SLOTS: u32 = (2 * limit::KEYS).next_power_of_two();

/// The bits of a slot that are the row, counted from 1; the others are those of its key's hash.
const ROW: u32 = SLOTS - 1;

/// The rows so far by the hashes of their keys, each key with its first row: a hash table with open
/// addressing. An empty slot is 0.
pub(crate) struct FirstRows {
    slots: [u32; SLOTS as usize],
}

impl FirstRows {
    /// No row yet.
    pub(crate) const fn new() -> Self {
        Self { slots: [0; SLOTS as usize] }
    }

    /// The earlier row that has this key, if there is one; if not, the row is its first. `key_of`
    /// is the key of a row. Of more than [`limit::KEYS`] rows only so many are looked at.
    pub(crate) fn earlier<'a>(
        &mut self,
        key: &'a [u8],
        row: u32,
        key_of: impl Fn(u32) -> Option<&'a [u8]>,
    ) -> Option<u32> {
        if row >= limit::KEYS {
            return None;
        }
        let hash = hash(key);
        for step in 0..SLOTS {
            let slot = self.slots.get_mut((hash.wrapping_add(step) % SLOTS) as usize)?;
            if *slot == 0 {
                *slot = hash & !ROW | (row + 1);
                return None;
            }
            let first = (*slot & ROW) - 1;
            if (*slot ^ hash) & !ROW == 0 && key_of(first) == Some(key) {
                return Some(first);
            }
        }
        None
    }
}

/// FNV-1a.
fn hash(key: &[u8]) -> u32 {
    key.iter().fold(0x811c_9dc5, |hash, byte| (hash ^ u32::from(*byte)).wrapping_mul(0x0100_0193))
}
