//! What happens to each field and to labels, as it crosses into JavaScript.

use crate::contract::Field;
use crate::input::limit;

/// What happens to each field, and to labels.
#[derive(Debug)]
#[repr(C)]
pub struct Outcomes {
    /// What happens to each field, in document order: an [`Effect`](super::preview::Effect) or a
    /// [`Rebased`](super::rebase::Rebased).
    pub fields: [u32; Field::ALL.len()],
    /// The labels to which something happens.
    pub labels: LabelOutcomes,
}

/// The labels to which something happens.
#[derive(Debug)]
#[repr(C)]
pub struct LabelOutcomes {
    /// How many there are.
    pub length: u32,
    /// These labels; those beyond `length` are of an earlier call.
    pub list: [LabelOutcome; MAX_LABELS],
}

/// What happens to a label.
#[derive(Clone, Copy, Debug, Default)]
#[repr(C)]
pub struct LabelOutcome {
    /// A [`Change`](super::preview::Change) or a [`RebasedLabel`](super::rebase::RebasedLabel).
    pub outcome: u32,
    /// The position of the label in the set that the outcome names.
    pub position: u32,
}

/// The maximum number of labels in the outcomes of a call: those of an input and those of an image.
pub const MAX_LABELS: usize = limit::KEYS + limit::IMAGE_LABELS;

impl Outcomes {
    /// Nothing happens.
    #[must_use]
    pub const fn new() -> Self {
        const NONE: LabelOutcome = LabelOutcome { outcome: 0, position: 0 };
        let labels = LabelOutcomes { length: 0, list: [NONE; MAX_LABELS] };
        Self { fields: [0; Field::ALL.len()], labels }
    }
}

impl Default for Outcomes {
    fn default() -> Self {
        Self::new()
    }
}

impl LabelOutcomes {
    pub(super) fn add(&mut self, outcome: u32, position: u32) {
        if let Some(slot) = self.list.get_mut(self.length as usize) {
            *slot = LabelOutcome { outcome, position };
            self.length += 1;
        }
    }
}
