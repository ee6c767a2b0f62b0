//! Carries edits that were made on one version of an image over to the version that it has now, so
//! that no change is lost: neither the user's nor that of another writer.

use super::comparison::{self, Lookup};
use super::outcomes::{LabelOutcomes, Outcomes};
use crate::contract::Field;
use crate::contract::numbered::numbered;
use crate::input::{Image, Input, KeyIndex, Kind, Labels, Text, Value};

numbered! {
    /// What becomes of an edited field.
    pub enum Rebased {
        /// The edit stays.
        Kept = "kept",
        /// It changes nothing, or only what the other writer changed in the same way.
        Dropped = "dropped",
        /// It stays, but the other writer made another change.
        Conflict = "conflict",
        /// Its labels are merged with those that the image has now.
        Merged = "merged",
    }
}

numbered! {
    /// What becomes of a label; one that is not listed stays as the user wants it.
    pub enum RebasedLabel {
        /// The user did not change it, so it follows the image. Its position is in the edits.
        Follows = "follows",
        /// The other writer added it. Its position is in the image.
        Added = "added",
        /// Both changed it, differently. Its position is in the edits.
        Conflict = "conflict",
        /// The user removed it, and the other writer changed it. Its position is in the image.
        RemovalConflict = "removal_conflict",
    }
}

/// Finds what becomes of edits that were made on `base`. Checks nothing: a wrong value stays as it
/// is.
pub fn rebase_edits(
    edits: &Input<'_>,
    base: &Image<'_>,
    current: &Image<'_>,
    outcomes: &mut Outcomes,
) {
    let Outcomes { fields, labels } = outcomes;
    labels.length = 0;
    for (outcome, field) in fields.iter_mut().zip(Field::ALL.iter().copied()) {
        let versions = [edits.field(field), base.field(field), current.field(field)];
        *outcome = rebase_field(field, &versions, labels) as u32;
    }
}

fn rebase_field(
    field: Field,
    [edit, base, current]: &[Value<'_>; 3],
    outcomes: &mut LabelOutcomes,
) -> Rebased {
    let is_equal = |one: &Value<'_>, other: &Value<'_>| comparison::is_unchanged(field, one, other);
    if edit.is_undefined() {
        return Rebased::Kept;
    }
    match merge(is_equal(edit, base), is_equal(base, current), is_equal(edit, current)) {
        Rebased::Conflict if field == Field::Labels => {
            let versions = [edit, base, current].map(comparison::labels);
            rebase_labels(versions, outcomes).unwrap_or(Rebased::Kept)
        }
        // It cannot be shown beside the other change, and is refused before it is sent.
        Rebased::Conflict if edit.is(Kind::Other) => Rebased::Kept,
        outcome => outcome,
    }
}

/// The outcome of a change, by which of three versions are equal.
const fn merge(ours_is_base: bool, base_is_theirs: bool, ours_is_theirs: bool) -> Rebased {
    if ours_is_base {
        Rebased::Dropped
    } else if base_is_theirs {
        Rebased::Kept
    } else if ours_is_theirs {
        Rebased::Dropped
    } else {
        Rebased::Conflict
    }
}

/// Merges labels key by key; removing one is a change. Returns `None` if they cannot be merged,
/// since a key is repeated, or a key or a value is no text. Such labels are refused before they are
/// sent.
fn rebase_labels(
    [ours, base, theirs]: [Option<Labels<'_>>; 3],
    outcomes: &mut LabelOutcomes,
) -> Option<Rebased> {
    let (ours, theirs) = (ours?, theirs?);
    let (mut in_base, mut in_theirs) = (Lookup::new(base?), Lookup::new(theirs));
    let mut in_ours = KeyIndex::empty(ours);
    // As long as no change of the user's is found, the result is what the image has.
    let mut rebased = Rebased::Dropped;
    for position in ours.positions().filter(|position| !ours.is_blank(*position)) {
        let (key, value) = (ours.key(position).text()?, ours.value(position).text()?);
        if key.cut.is_some() || in_ours.insert(&key, position).is_some() {
            return None;
        }
        match rebase_label(Some(value), in_base.get(&key), in_theirs.get(&key)) {
            Rebased::Dropped => outcomes.add(RebasedLabel::Follows as u32, position),
            Rebased::Conflict => {
                outcomes.add(RebasedLabel::Conflict as u32, position);
                rebased = Rebased::Merged;
            }
            _ => rebased = Rebased::Merged,
        }
    }
    for position in theirs.positions() {
        let (key, value) = (theirs.key(position).text()?, theirs.value(position).text());
        if in_ours.find(&key).is_none() {
            match rebase_label(None, in_base.get(&key), value) {
                Rebased::Dropped => outcomes.add(RebasedLabel::Added as u32, position),
                Rebased::Conflict => {
                    outcomes.add(RebasedLabel::RemovalConflict as u32, position);
                    rebased = Rebased::Merged;
                }
                _ => rebased = Rebased::Merged,
            }
        }
    }
    Some(rebased)
}

/// The outcome of a change to a label, by the three versions of its value.
fn rebase_label(
    ours: Option<Text<'_>>,
    base: Option<Text<'_>>,
    theirs: Option<Text<'_>>,
) -> Rebased {
    let is_equal = |one: Option<Text<'_>>, other: Option<Text<'_>>| match (one, other) {
        (Some(one), Some(other)) => one.equals(&other),
        (one, other) => one.is_none() && other.is_none(),
    };
    merge(is_equal(ours, base), is_equal(base, theirs), is_equal(ours, theirs))
}
