//! What the server will do with a body, judged by the outcome and not by how the body spells it.

use crate::comparison::{self, Counterpart, Labels};
use crate::contract::{Contract, FIELD_COUNT, Kind};
use crate::field_mask::FieldMask;
use crate::report::Report;
use crate::value::{Image, Input, count};

/// What happens to a field.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Effect {
    /// It is outside the mask.
    #[default]
    Untouched,
    /// It gets the value that it has.
    Same,
    /// It goes back to its default.
    Reset,
    /// It gets a new value.
    Set,
}

/// The effects of a body on an image.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Preview {
    /// By field, in document order.
    pub effects: [Effect; FIELD_COUNT],
    /// The labels that the image does not have yet, by their position in the body.
    pub added: Vec<u32>,
    /// The labels that get another value, by their position in the body.
    pub changed: Vec<u32>,
    /// The labels that the image loses, by their position in the image.
    pub removed: Vec<u32>,
}

/// Previews a body that [`validate_update`](crate::update::validate_update) takes without a violation.
#[must_use]
pub fn preview_update(contract: &'static Contract, input: &Input<'_>, current: &Image<'_>) -> Preview {
    let mut preview = Preview::default();
    let Input::Object(body) = input else { return preview };
    let mask = FieldMask::read(&body.update_mask, &mut Report::default()).unwrap_or(FieldMask::ALL);
    let members = contract.fields.iter().zip(&body.fields).zip(&current.fields);
    for (field, (((kind, after), before), effect)) in (0..).zip(members.zip(&mut preview.effects)) {
        if !mask.contains(field) {
            continue;
        }
        *effect = if comparison::same(kind, after, before) {
            Effect::Same
        } else if comparison::is_default(after) {
            Effect::Reset
        } else {
            Effect::Set
        };
        if let (Kind::Labels(_), Some(after), Some(before)) = (kind, Labels::of(after), Labels::of(before)) {
            preview.added = positions(after, before, Counterpart::Missing);
            preview.changed = positions(after, before, Counterpart::Different);
            preview.removed = positions(before, after, Counterpart::Missing);
        }
    }
    preview
}

/// The positions of the labels to which the other set has this.
#[inline(never)]
fn positions(labels: Labels<'_>, other: Labels<'_>, wanted: Counterpart) -> Vec<u32> {
    let mut positions = Vec::new();
    for (index, found) in (0..).zip(labels.beside(other)) {
        if found == wanted {
            positions.push(index);
        }
    }
    positions
}

impl Preview {
    /// Writes it in the form in which it crosses back: the effects by number, how many labels are added and changed, then those and the ones that are removed.
    pub fn write(&self, words: &mut Vec<u32>) {
        words.extend_from_slice(&self.effects.map(|effect| effect as u32));
        words.extend_from_slice(&[count(self.added.len()), count(self.changed.len())]);
        for positions in [&self.added, &self.changed, &self.removed] {
            words.extend_from_slice(positions);
        }
    }
}
