//! Which row had a key first, in a time that grows with the rows and not with their square.

/// The keys of the rows so far, each with its first row: a hash table with open addressing.
pub(crate) struct FirstRows<'a> {
    slots: Vec<Option<(&'a [u8], u32)>>,
}

impl<'a> FirstRows<'a> {
    /// Has room for the keys of so many rows.
    pub(crate) fn new(rows: u32) -> Self {
        // Half of the slots stay empty, so every walk ends, and soon.
        let room = usize::try_from(rows).unwrap_or_default().max(1) * 2;
        Self { slots: vec![None; room.next_power_of_two()] }
    }

    /// The earlier row that has this key, if there is one; if not, the row is its first.
    pub(crate) fn earlier(&mut self, key: &'a [u8], row: u32) -> Option<u32> {
        let last = self.slots.len() - 1;
        let mut position = hash(key);
        loop {
            match self.slots.get_mut(position & last)? {
                Some((other, first)) if *other == key => return Some(*first),
                Some(_) => position += 1,
                empty => {
                    *empty = Some((key, row));
                    return None;
                }
            }
        }
    }
}

/// FNV-1a.
fn hash(key: &[u8]) -> usize {
    let hash = key.iter().fold(0x811c_9dc5_u32, |hash, byte| (hash ^ u32::from(*byte)).wrapping_mul(0x0100_0193));
    usize::try_from(hash).unwrap_or_default()
}
