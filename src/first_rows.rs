//! Which row had a key first, in a time that grows with the rows and not with their square.

use crate::wire::MAX_KEYS;

/// Half of the slots stay empty, so that every walk is short.
const SLOTS: usize = (2 * MAX_KEYS as usize).next_power_of_two();

/// The keys of the rows so far, each with its first row: a hash table with open addressing.
pub(crate) struct FirstRows<'a> {
    slots: [Option<(&'a [u8], u32)>; SLOTS],
}

impl<'a> FirstRows<'a> {
    /// No row yet.
    pub(crate) const fn new() -> Self {
        Self { slots: [None; SLOTS] }
    }

    /// The earlier row that has this key, if there is one; if not, the row is its first. Of more than [`MAX_KEYS`] rows some may go unnoticed.
    pub(crate) fn earlier(&mut self, key: &'a [u8], row: u32) -> Option<u32> {
        let hash = hash(key);
        for step in 0..SLOTS {
            match self.slots.get_mut(hash.wrapping_add(step) % SLOTS)? {
                Some((other, first)) if *other == key => return Some(*first),
                Some(_) => {}
                empty => {
                    *empty = Some((key, row));
                    return None;
                }
            }
        }
        None
    }
}

/// FNV-1a.
fn hash(key: &[u8]) -> usize {
    let hash = key.iter().fold(0x811c_9dc5_u32, |hash, byte| (hash ^ u32::from(*byte)).wrapping_mul(0x0100_0193));
    usize::try_from(hash).unwrap_or_default()
}
