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

    /// Adds a word.
    #[inline(never)]
    pub fn push(&mut self, word: u32) {
        if let Some(slot) = self.room.get_mut(self.length) {
            *slot = word;
            self.length += 1;
        }
    }

    /// The number of words so far.
    #[must_use]
    pub const fn length(&self) -> usize {
        self.length
    }
}
