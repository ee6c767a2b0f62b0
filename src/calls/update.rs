//! Checking an update as it would be sent: the body, and the path parameter if it is there.

use crate::contract::{Contract, Field, FieldSet, ImageMember, Member};
use crate::input::{Image, Input, Kind, Value};
use crate::report::{Expected, Place, PlaceKind, Report, Rule};
use crate::rules::{self, LabelForms, int64, mask};

/// Checks an update: violations for what the server would refuse or misread, warnings for what the
/// user may not mean. `update` is `None` if it is no object.
pub fn validate_update(
    contract: &Contract,
    update: Option<&Input<'_>>,
    current: Option<&Image<'_>>,
    report: &mut Report<'_>,
) {
    let Some(update) = required_object(update, report) else { return };
    let image_id = update.member(Member::ImageId);
    if !image_id.is(Kind::Absent) {
        rules::image_id(contract, &image_id, report);
    }
    check_body(contract, update, current, report);
}

/// The object that was passed; if it is something else, the report says so.
pub(super) fn required_object<'i, 'a>(
    input: Option<&'i Input<'a>>,
    report: &mut Report<'_>,
) -> Option<&'i Input<'a>> {
    if input.is_none() {
        let place = Place::only(PlaceKind::Input);
        report.violation(place, Rule::wrong_type(Expected::Object));
    }
    input
}

/// Checks the members of a body.
pub(super) fn check_body(
    contract: &Contract,
    body: &Input<'_>,
    current: Option<&Image<'_>>,
    report: &mut Report<'_>,
) {
    let update_mask = body.member(Member::UpdateMask);
    let mask = if update_mask.is_empty() {
        report.warning(
            Place::only(PlaceKind::UpdateMask),
            Rule::mask_missing(fields_without_value(body)),
        );
        None
    } else {
        mask::parse(&update_mask, report)
    };
    for field in Field::ALL.iter().copied() {
        let value = body.field(field);
        let violations_before = report.violations();
        if !value.is_empty() {
            rules::field(contract, field, &value, LabelForms::Record, report);
        }
        let is_in_mask = mask.is_none_or(|mask| mask.contains(field));
        match mask {
            Some(_) if is_in_mask && value.is_empty() => {
                report.warning(Place::field(field), Rule::mask_reset());
            }
            Some(_) if !is_in_mask && !value.is_empty() => {
                report.warning(Place::field(field), Rule::mask_ignored());
            }
            _ => {}
        }
        // The server ignores a size outside the mask; a warning above says so.
        if report.violations() == violations_before && is_in_mask {
            check_source_size(field, &value, current, report);
        }
    }
    rules::unknown_in_update(body, report);
}

/// The fields that have no value.
pub(super) fn fields_without_value(body: &Input<'_>) -> FieldSet {
    let mut fields = FieldSet::default();
    for field in Field::ALL.iter().copied().filter(|field| body.field(*field).is_empty()) {
        fields.insert(field);
    }
    fields
}

/// Warns of a minimum disk size that is not above the volume of the source data and the size of the
/// virtual disk in it.
pub(super) fn check_source_size(
    field: Field,
    value: &Value<'_>,
    current: Option<&Image<'_>>,
    report: &mut Report<'_>,
) {
    if field == Field::MinDiskSize
        && let Some(image) = current
        && let Ok(mut greatest) = int64::read(value)
    {
        let mut source = None;
        for member in [ImageMember::StorageSize, ImageMember::Size] {
            if let Ok(size) = int64::read(&image.member(member))
                && size >= greatest
            {
                greatest = size;
                source = Some(member);
            }
        }
        if let Some(source) = source {
            report.warning(Place::field(field), Rule::below_source(source));
        }
    }
}
