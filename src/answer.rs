//! Where a judgement writes what it finds: words, in room that the caller has.

/// Words one behind the other, as far as there is room; what has no room is dropped.
#[derive(Debug)]
pub struct Answer<'w> {
    room: &'w mut [u32],
    length: usize,
}

impl<'w> Answer<'w> {
    /// An empty answer.
    #[must_use]
    pub const fn new(room: &'w mut [u32]) -> Self {
        Self { room, length: 0 }
    }

    /// Adds some words.
    pub fn push<const COUNT: usize>(&mut self, words: [u32; COUNT]) {
        if let Some((slots, _)) =
            self.room.get_mut(self.length..).and_then(<[u32]>::split_first_chunk_mut)
        {
            *slots = words;
            self.length += COUNT;
        }
    }

    /// The number of words so far.
    #[must_use]
    pub const fn length(&self) -> usize {
        self.length
    }
}
