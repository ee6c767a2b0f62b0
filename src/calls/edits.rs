//! From what a user edited to the smallest body: which fields the mask names, and which of them
//! carry a value.

use super::comparison;
use super::update::{check_source_size, required_object};
use crate::contract::{Contract, Field, FieldSet, Member};
use crate::input::{Image, Input};
use crate::report::{Handler, PlaceKind, Report};
use crate::rules::{self, LabelForms};

/// The plan of a body.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Plan {
    /// The fields that change. If there are none, nothing is to be sent: an empty mask would reset
    /// every field.
    pub mask: FieldSet,
    /// Those of them that carry a value; the others are reset.
    pub values: FieldSet,
}

/// Checks edits, and plans the body that carries them out. `edits` is `None` if they are no object.
///
/// Only what will be sent is checked: with `current`, a field whose edit changes nothing is left
/// out, so an image whose old name would be refused today can still get a new description.
pub fn plan_patch(
    contract: &Contract,
    edits: Option<&Input<'_>>,
    current: Option<&Image<'_>>,
    report: &mut Report<'_>,
) -> Plan {
    let mut plan = Plan::default();
    let Some(edits) = required_object(edits, report) else { return plan };

    let image_id = edits.member(Member::ImageId);
    rules::belongs_elsewhere(&image_id, PlaceKind::ImageId, Handler::BuildRequest, report);
    let update_mask = edits.member(Member::UpdateMask);
    rules::belongs_elsewhere(&update_mask, PlaceKind::UpdateMask, Handler::BuildPatchBody, report);
    for field in Field::ALL.iter().copied() {
        let value = edits.field(field);
        let is_unchanged =
            |image: &Image<'_>| comparison::is_unchanged(field, &value, &image.field(field));
        if value.is_undefined() || current.is_some_and(is_unchanged) {
            continue;
        }
        plan.mask.insert(field);
        if comparison::is_default(field, &value) {
            continue;
        }
        plan.values.insert(field);
        let violations_before = report.violations();
        rules::field(contract, field, &value, LabelForms::RecordOrRows, report);
        if report.violations() == violations_before {
            check_source_size(field, &value, current, report);
        }
    }
    rules::unknown_in_edits(edits, report);
    plan
}
