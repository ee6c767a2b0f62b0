//! What the server will do with a body, judged by the outcome and not by how the body spells it.

use super::comparison::{self, Lookup};
use crate::contract::numbered::numbered;
use crate::contract::{Field, FieldSet, Member};
use crate::input::{Image, Input, Labels, limit};
use crate::report::Report;
use crate::rules::mask;

numbered! {
    /// What happens to a field.
    pub enum Effect {
        /// It is outside the mask.
        Untouched = "untouched",
        /// It gets the value that it has.
        Same = "same",
        /// It goes back to its default.
        Reset = "reset",
        /// It gets a new value.
        Set = "set",
    }
}

numbered! {
    /// What happens to a label.
    pub enum Change {
        /// The image does not have it yet.
        Added = "added",
        /// It gets another value.
        Changed = "changed",
        /// The image loses it.
        Removed = "removed",
    }
}

/// A label that changes, as it crosses into JavaScript.
#[derive(Clone, Copy, Debug, Default)]
#[repr(C)]
pub struct LabelChange {
    /// The [`Change`].
    pub change: u32,
    /// The position of the label: in the image if it is removed, else in the body.
    pub position: u32,
}

/// The most labels that can change: those of a body and those of an image.
pub const MAX_CHANGES: usize = limit::KEYS + limit::IMAGE_LABELS;

/// What happens to an image, as it crosses into JavaScript.
#[derive(Debug)]
#[repr(C)]
pub struct Preview {
    /// The [`Effect`] on each field, in document order.
    pub effects: [u32; Field::ALL.len()],
    /// The number of labels that change.
    pub length: u32,
    /// These labels; those beyond `length` are of an earlier preview.
    pub changes: [LabelChange; MAX_CHANGES],
}

impl Preview {
    /// A preview in which nothing happens.
    #[must_use]
    pub const fn new() -> Self {
        const NONE: LabelChange = LabelChange { change: 0, position: 0 };
        Self { effects: [0; Field::ALL.len()], length: 0, changes: [NONE; MAX_CHANGES] }
    }

    /// Previews a body that [`validate_update`](super::update::validate_update) finds no violation
    /// in.
    pub fn fill(&mut self, body: &Input<'_>, current: &Image<'_>) {
        let update_mask = body.member(Member::UpdateMask);
        let mask = mask::parse(&update_mask, &mut Report::new(&mut [])).unwrap_or(FieldSet::ALL);
        for (effect, field) in self.effects.iter_mut().zip(Field::ALL.iter().copied()) {
            let is_in_mask = mask.contains(field);
            *effect =
                if is_in_mask { effect_on(field, body, current) } else { Effect::Untouched } as u32;
        }
        self.length = 0;
        if mask.contains(Field::Labels)
            && let Some(after) = comparison::labels(&body.field(Field::Labels))
            && let Some(before) = comparison::labels(&current.field(Field::Labels))
        {
            self.compare(before, after);
        }
    }

    /// Finds the labels that change.
    fn compare(&mut self, before: Labels<'_>, after: Labels<'_>) {
        let mut in_before = Lookup::new(before);
        for position in after.positions() {
            let (key, value) = (after.key(position).text(), after.value(position).text());
            let Some((key, value)) = key.zip(value) else { continue };
            match in_before.get(&key) {
                None => self.add(Change::Added, position),
                Some(old) if !old.equals(&value) => self.add(Change::Changed, position),
                Some(_) => {}
            }
        }
        let mut in_after = Lookup::new(after);
        for position in before.positions() {
            let key = before.key(position).text();
            if key.is_some_and(|key| in_after.get(&key).is_none()) {
                self.add(Change::Removed, position);
            }
        }
    }

    fn add(&mut self, change: Change, position: u32) {
        if let Some(slot) = self.changes.get_mut(self.length as usize) {
            *slot = LabelChange { change: change as u32, position };
            self.length += 1;
        }
    }
}

impl Default for Preview {
    fn default() -> Self {
        Self::new()
    }
}

/// The effect on a field that the mask names.
fn effect_on(field: Field, body: &Input<'_>, current: &Image<'_>) -> Effect {
    let after = body.field(field);
    if comparison::same(field, &after, &current.field(field)) {
        Effect::Same
    } else if comparison::is_default(field, &after) {
        Effect::Reset
    } else {
        Effect::Set
    }
}
