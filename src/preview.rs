//! What the server will do with a body, judged by the outcome and not by how the body spells it.

use crate::answer::Answer;
use crate::comparison::{self, Counterpart, Labels};
use crate::contract::{Contract, Kind};
use crate::field_mask::FieldMask;
use crate::report::Report;
use crate::value::{Image, Input};

/// What happens to a field.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Effect {
    /// It is outside the mask.
    Untouched,
    /// It gets the value that it has.
    Same,
    /// It goes back to its default.
    Reset,
    /// It gets a new value.
    Set,
}

/// What happens to a label.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Change {
    /// The image does not have it yet.
    Added,
    /// It gets another value.
    Changed,
    /// The image loses it.
    Removed,
}

/// Where the position of a label begins in its word.
pub const POSITION_SHIFT: u32 = 2;

/// Previews a body that [`validate_update`](crate::update::validate_update) takes without a
/// violation.
///
/// Writes the effect on each field by number, in document order. Behind them stands a word for each
/// label that changes: [`Change`] by number, and from [`POSITION_SHIFT`] on the position of the
/// label, in the body or, if it is removed, in the image.
pub fn preview_update(
    contract: &'static Contract,
    input: &Input<'_>,
    current: &Image<'_>,
    answer: &mut Answer<'_>,
) {
    let Input::Object(body) = input else { return };
    let mask = FieldMask::read(&body.update_mask, &mut Report::new(Answer::new(&mut [])))
        .unwrap_or(FieldMask::ALL);
    let members = || (0..).zip(contract.fields.iter().zip(body.fields.iter().zip(&current.fields)));
    for (field, (kind, (after, before))) in members() {
        let effect = if !mask.contains(field) {
            Effect::Untouched
        } else if comparison::same(kind, after, before) {
            Effect::Same
        } else if comparison::is_default(after) {
            Effect::Reset
        } else {
            Effect::Set
        };
        answer.push([effect as u32]);
    }
    for (field, (kind, (after, before))) in members() {
        if let (true, Kind::Labels(_), Some(after), Some(before)) =
            (mask.contains(field), kind, Labels::of(after), Labels::of(before))
        {
            compare(after, before, false, answer);
            compare(before, after, true, answer);
        }
    }
}

/// Writes what happens to some labels, which the others do not have or have with another value;
/// `are_current` says that they are those of the image.
fn compare(labels: Labels<'_>, others: Labels<'_>, are_current: bool, answer: &mut Answer<'_>) {
    for (position, found) in (0..).zip(labels.beside(others)) {
        let change = match found {
            Counterpart::Missing if are_current => Change::Removed,
            Counterpart::Missing => Change::Added,
            Counterpart::Different if !are_current => Change::Changed,
            _ => continue,
        };
        answer.push([change as u32 | position << POSITION_SHIFT]);
    }
}
