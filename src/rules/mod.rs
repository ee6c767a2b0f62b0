//! The rules for single values: each is checked here and nowhere else.

pub(crate) mod int64;
mod labels;
pub mod mask;
mod suggestion;
mod text;
mod unknown;

pub(crate) use labels::LabelForms;
pub(crate) use text::image_id;
pub(crate) use unknown::{belongs_elsewhere, unknown_in_edits, unknown_in_update};

use crate::contract::{Contract, Field};
use crate::input::Value;
use crate::report::{Place, Report};

/// Checks the value of a field, which is not absent. `labels` says which forms labels may have.
pub(crate) fn field(
    contract: &Contract,
    field: Field,
    value: &Value<'_>,
    labels: LabelForms,
    report: &mut Report<'_>,
) {
    let place = Place::field(field);
    match field {
        Field::Name => text::text(&contract.name, value, place, report),
        Field::Description => text::text(&contract.description, value, place, report),
        Field::MinDiskSize => int64::int64(&contract.min_disk_size, value, place, report),
        Field::Labels => labels::labels(&contract.labels, value, labels, report),
    }
}
