//! Carries edits that were made on one version of an image over to the version that it has now, so
//! that no change is lost: neither the user's nor that of another writer.

use super::comparison::{Lookup, is_unchanged, labels, same_value};
use super::outcomes::{LabelOutcomes, Outcomes};
use crate::contract::Field;
use crate::contract::numbered::numbered;
use crate::input::{Image, Input, KeyIndex, Kind, Value};

numbered! {
    /// What becomes of an edited field.
    pub enum Rebased {
        /// The edit stays.
        Kept = "kept",
        /// It changes nothing, or only what the other writer changed in the same way.
        Dropped = "dropped",
        /// It stays, but the other writer made another change.
        Conflict = "conflict",
        /// Its labels are merged with those that the image has now. Only with this outcome does the
        /// list of labels count.
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
        let (edit, base, current) = (edits.field(field), base.field(field), current.field(field));
        *outcome = rebase_field(field, &edit, &base, &current, labels) as u32;
    }
}

fn rebase_field(
    field: Field,
    edit: &Value<'_>,
    base: &Value<'_>,
    current: &Value<'_>,
    outcomes: &mut LabelOutcomes,
) -> Rebased {
    if edit.is_undefined() {
        Rebased::Kept
    } else if is_unchanged(field, edit, base) || is_unchanged(field, edit, current) {
        Rebased::Dropped
    } else if is_unchanged(field, base, current) {
        Rebased::Kept
    } else if field == Field::Labels {
        rebase_labels(edit, base, current, outcomes).unwrap_or(Rebased::Kept)
    } else if edit.is(Kind::Other) {
        // It cannot be shown beside the other change, and is refused before it is sent.
        Rebased::Kept
    } else {
        Rebased::Conflict
    }
}

/// Merges labels key by key; removing one is a change. Returns `None` if they cannot be merged,
/// since a key is repeated, or a key or a value is no text. Such labels are refused before they are
/// sent.
fn rebase_labels(
    edit: &Value<'_>,
    base: &Value<'_>,
    current: &Value<'_>,
    outcomes: &mut LabelOutcomes,
) -> Option<Rebased> {
    let (ours, base, theirs) = (labels(edit)?, labels(base)?, labels(current)?);
    let mut in_ours = KeyIndex::empty(ours);
    let (mut in_base, mut in_theirs) = (Lookup::new(base), Lookup::new(theirs));
    // Until a change is found that the image does not have, the result is what it has.
    let mut rebased = Rebased::Dropped;
    for position in ours.positions().filter(|position| !ours.is_blank(*position)) {
        let key = ours.key(position).text().filter(|key| key.cut.is_none())?;
        if ours.value(position).text().is_none() || in_ours.insert(&key, position).is_some() {
            return None;
        }
        let before = in_base.find(&ours, position);
        let now = in_theirs.find(&ours, position);
        if before.is_some_and(|before| same_value(&ours, position, &base, before))
            || now.is_some_and(|now| same_value(&ours, position, &theirs, now))
        {
            outcomes.add(RebasedLabel::Follows as u32, position);
            continue;
        }
        rebased = Rebased::Merged;
        let is_as_before = match (before, now) {
            (Some(before), Some(now)) => same_value(&base, before, &theirs, now),
            (before, now) => before == now,
        };
        if !is_as_before {
            outcomes.add(RebasedLabel::Conflict as u32, position);
        }
    }
    for position in theirs.positions() {
        if theirs.key(position).text().is_some_and(|key| in_ours.find(&key).is_some()) {
            continue;
        }
        let Some(before) = in_base.find(&theirs, position) else {
            outcomes.add(RebasedLabel::Added as u32, position);
            continue;
        };
        rebased = Rebased::Merged;
        if !same_value(&base, before, &theirs, position) {
            outcomes.add(RebasedLabel::RemovalConflict as u32, position);
        }
    }
    Some(rebased)
}
