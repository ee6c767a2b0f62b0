//! The rules for members that a call does not take.

use super::suggestion::{is_read_only, nearest};
use crate::input::{Input, Kind, Value};
use crate::report::{Handler, Place, PlaceKind, Report, Rule, Suggestion};

/// Checks the keys of an update that the method does not know.
pub(crate) fn unknown_in_update(update: &Input<'_>, report: &mut Report<'_>) {
    unknown(update, Suggestion::MEMBERS, report);
}

/// Checks the keys of edits that no field has.
pub(crate) fn unknown_in_edits(edits: &Input<'_>, report: &mut Report<'_>) {
    unknown(edits, Suggestion::FIELDS, report);
}

/// Refuses the value of a member that belongs to another function.
pub(crate) fn belongs_elsewhere(
    value: &Value<'_>,
    place: PlaceKind,
    handler: Handler,
    report: &mut Report<'_>,
) {
    if !value.is_undefined() {
        report.violation(Place::only(place), Rule::unknown_field(None, Some(handler)));
    }
}

fn unknown(input: &Input<'_>, known: &[Suggestion], report: &mut Report<'_>) {
    for (index, key) in (0..).zip(input.unknown()) {
        let name = key.content().units;
        // Of the members, only labels are an object.
        let known = if key.is(Kind::ObjectKey) { Suggestion::OBJECTS } else { known };
        let rule = if is_read_only(name) {
            Rule::read_only_field()
        } else {
            Rule::unknown_field(nearest(name, known), None)
        };
        report.violation(Place::nth(PlaceKind::UnknownKey, index), rule);
    }
}
