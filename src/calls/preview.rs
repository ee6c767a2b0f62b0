//! What the server will do with a body. The outcome decides, not how the body writes it.

use super::comparison::{self, Lookup};
use super::outcomes::{LabelOutcomes, Outcomes};
use crate::contract::numbered::numbered;
use crate::contract::{Field, FieldSet, Member};
use crate::input::{Image, Input, Labels};
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
        /// The image does not have it yet. Its position is in the body.
        Added = "added",
        /// It gets another value. Its position is in the body.
        Changed = "changed",
        /// The image loses it. Its position is in the image.
        Removed = "removed",
    }
}

/// Previews a body in which [`validate_update`](super::update::validate_update) finds no violation.
pub fn preview_body(body: &Input<'_>, current: &Image<'_>, outcomes: &mut Outcomes) {
    let Outcomes { fields, labels } = outcomes;
    labels.length = 0;
    let update_mask = body.member(Member::UpdateMask);
    let mask = mask::parse(&update_mask, &mut Report::new(&mut [])).unwrap_or(FieldSet::ALL);
    for (effect, field) in fields.iter_mut().zip(Field::ALL.iter().copied()) {
        let is_in_mask = mask.contains(field);
        *effect =
            if is_in_mask { effect_on(field, body, current) } else { Effect::Untouched } as u32;
    }
    if mask.contains(Field::Labels)
        && let Some(after) = comparison::labels(&body.field(Field::Labels))
        && let Some(before) = comparison::labels(&current.field(Field::Labels))
    {
        find_changes(before, after, labels);
    }
}

/// Finds the labels that change.
fn find_changes(before: Labels<'_>, after: Labels<'_>, changes: &mut LabelOutcomes) {
    let mut in_before = Lookup::new(before);
    for position in after.positions() {
        match in_before.find(&after, position) {
            None => changes.add(Change::Added as u32, position),
            Some(old) if !comparison::same_value(&after, position, &before, old) => {
                changes.add(Change::Changed as u32, position);
            }
            Some(_) => {}
        }
    }
    let mut in_after = Lookup::new(after);
    for position in before.positions() {
        if in_after.find(&before, position).is_none() {
            changes.add(Change::Removed as u32, position);
        }
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
