//! Validation of an update as it would be sent: the body, and the path parameter where it is there.

use crate::contract::{Contract, Int64Rule, Kind, MEMBER_NAMES};
use crate::field_mask::FieldMask;
use crate::int64;
use crate::report::{Place, Report, Rule};
use crate::rules;
use crate::value::{Image, Input, Object, Value};

/// Judges an update: everything the server would refuse as violations, what the user may not mean
/// as warnings.
pub fn validate_update(
    contract: &'static Contract,
    input: &Input<'_>,
    current: Option<&Image<'_>>,
    report: &mut Report<'_>,
) {
    let Some(object) = rules::object(input, report) else { return };
    if !matches!(object.image_id, Value::Absent) {
        rules::image_id(&contract.image_id, &object.image_id, report);
    }
    judge_body(contract, object, current, report);
}

/// Judges what goes into the body.
pub(crate) fn judge_body(
    contract: &'static Contract,
    object: &Object<'_>,
    current: Option<&Image<'_>>,
    report: &mut Report<'_>,
) {
    let mask = FieldMask::read(&object.update_mask, report);
    if object.update_mask.is_empty() {
        let fields = valueless(object);
        report.warning(Place::UPDATE_MASK, Rule::mask_missing(fields));
    }
    for (field, (kind, value)) in (0..).zip(contract.fields.iter().zip(&object.fields)) {
        let place = Place::field(field);
        let faults = report.violations();
        if !value.is_empty() {
            rules::field(kind, value, false, field, report);
        }
        match mask {
            Some(mask) if mask.contains(field) && value.is_empty() => {
                report.warning(place, Rule::mask_reset())
            }
            Some(mask) if !mask.contains(field) && !value.is_empty() => {
                report.warning(place, Rule::mask_ignored())
            }
            _ => {}
        }
        // Outside the mask the size is ignored, and that is said.
        if report.violations() == faults && mask.is_none_or(|mask| mask.contains(field)) {
            below_source(kind, field, value, current, report);
        }
    }
    rules::unknown(object, &MEMBER_NAMES, report);
}

/// The fields that say nothing.
pub(crate) fn valueless(object: &Object<'_>) -> FieldMask {
    let mut fields = FieldMask::default();
    for (field, value) in (0..).zip(&object.fields) {
        if value.is_empty() {
            fields.insert(field);
        }
    }
    fields
}

/// Warns of a minimum disk size that is not above the volume of the source data.
pub(crate) fn below_source(
    kind: &Kind,
    field: u32,
    value: &Value<'_>,
    current: Option<&Image<'_>>,
    report: &mut Report<'_>,
) {
    if let Kind::Int64(Int64Rule { above_source: true, .. }) = kind
        && let Some(image) = current
        && let (Ok(size), Ok(volume)) = (int64::read(value), int64::read(&image.storage_size))
        && size <= volume
    {
        report.warning(Place::field(field), Rule::below_source());
    }
}
