//! The rules for strings.

use crate::contract::{Contract, TextRule};
use crate::input::{Scalar, Text, is_ascii_text};
use crate::report::{Expected, Place, PlaceKind, Report, Rule};

/// Checks the path parameter, which is required.
pub(crate) fn image_id(contract: &Contract, value: &Scalar<'_>, report: &mut Report<'_>) {
    let place = Place::only(PlaceKind::ImageId);
    match value {
        Scalar::Text(id) if is_ascii_text(id.units, ".") || is_ascii_text(id.units, "..") => {
            report.violation(place, Rule::dot_segment());
        }
        Scalar::Text(id) if id.is_empty() => report.violation(place, Rule::required()),
        value if value.is_empty() => report.violation(place, Rule::required()),
        value => text(&contract.image_id, value, place, report),
    }
}

/// Checks a value that has to be a string.
pub(super) fn text(rule: &TextRule, value: &Scalar<'_>, place: Place, report: &mut Report<'_>) {
    match value {
        Scalar::Text(text) => string(rule, text, place, report),
        _ => report.violation(place, Rule::wrong_type(Expected::String)),
    }
}

/// Checks a string.
pub(super) fn string(rule: &TextRule, text: &Text<'_>, place: Place, report: &mut Report<'_>) {
    if !text.is_well_formed() {
        report.violation(place, Rule::well_formed());
    }
    if text.is_empty() && rule.min_len > 0 {
        report.violation(place, Rule::min_len(rule.min_len, 0));
        // The pattern could only say the same again.
        return;
    }
    if let Some(max) = rule.max_len
        && let Some(actual) = text.longer_than(max)
    {
        report.violation(place, Rule::max_len(max, actual));
    }
    if let Some(pattern) = rule.pattern {
        let matches = match text.cut {
            None => pattern.matches(text.units),
            Some(cut) => pattern.matches_beginning(text.units, cut.characters),
        };
        if !matches {
            report.violation(place, Rule::pattern(pattern));
        }
    }
}
