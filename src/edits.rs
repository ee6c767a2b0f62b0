//! From what a user edited to the smallest body: which fields go into the mask, and which of them
//! carry a value.

use crate::comparison;
use crate::contract::{Contract, FIELD_NAMES};
use crate::field_mask::FieldMask;
use crate::report::{Known, Place, Report, Rule};
use crate::rules;
use crate::update;
use crate::value::{Image, Input, Value};

/// The plan of a body.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Patch {
    /// The fields that change. Where there are none, there is nothing to send: an empty mask would
    /// reset everything.
    pub mask: FieldMask,
    /// Those of them that carry a value; the others are reset.
    pub values: FieldMask,
}

/// Judges edits, and plans the body that carries them out. Only what will be sent is judged: with
/// `current`, a field whose edit changes nothing is left out, so that an image whose old name would
/// be refused today can still get a new description.
pub fn plan_patch(
    contract: &'static Contract,
    input: &Input<'_>,
    current: Option<&Image<'_>>,
    report: &mut Report<'_>,
) -> Patch {
    let mut patch = Patch::default();
    let Some(edits) = rules::object(input, report) else { return patch };

    for (value, place, handler) in [
        (&edits.image_id, Place::IMAGE_ID, Known::BUILD_REQUEST),
        (&edits.update_mask, Place::UPDATE_MASK, Known::BUILD_PATCH_BODY),
    ] {
        if !value.is_undefined() {
            report.violation(place, Rule::unknown_field(Known::NONE, handler));
        }
    }
    for (field, (kind, value)) in (0..).zip(contract.fields.iter().zip(&edits.fields)) {
        let before = current.and_then(|image| image.fields.get(field as usize));
        if value.is_undefined()
            || before.is_some_and(|before| comparison::same(kind, value, before))
        {
            continue;
        }
        patch.mask.insert(field);
        if !comparison::is_default(value) {
            patch.values.insert(field);
        }
        let faults = report.violations();
        if !matches!(value, Value::Null) {
            rules::field(kind, value, true, field, report);
        }
        if report.violations() == faults {
            update::below_source(kind, field, value, current, report);
        }
    }
    rules::unknown(edits, &FIELD_NAMES, report);
    patch
}
