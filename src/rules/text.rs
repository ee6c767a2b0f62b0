//! The rules for strings.

use crate::contract::{Contract, TextRule};
use crate::input::{Text, Value};
use crate::report::{Expected, Place, PlaceKind, Report, Rule};

/// Checks the path parameter, which is required.
pub(crate) fn image_id(contract: &Contract, value: &Value<'_>, report: &mut Report<'_>) {
    let place = Place::only(PlaceKind::ImageId);
    let id = value.text();
    if value.is_empty() || id.is_some_and(|id| id.is_empty()) {
        report.violation(place, Rule::required());
    } else if id.is_some_and(|id| id.is_ascii(".") || id.is_ascii("..")) {
        report.violation(place, Rule::dot_segment());
    } else {
        text(&contract.image_id, value, place, report);
    }
}

/// Checks a value that has to be a string.
pub(super) fn text(rule: &TextRule, value: &Value<'_>, place: Place, report: &mut Report<'_>) {
    match value.text() {
        Some(text) => string(rule, &text, place, report),
        None => report.violation(place, Rule::wrong_type(Expected::String)),
    }
}

/// Checks a string.
fn string(rule: &TextRule, text: &Text<'_>, place: Place, report: &mut Report<'_>) {
    let broken = rule.pattern.filter(|pattern| match text.cut {
        None => !pattern.matches(text.units),
        Some(cut) => !pattern.matches_beginning(text.units, cut.characters()),
    });
    // A whole text that matches a pattern is ASCII.
    let is_ascii = rule.pattern.is_some() && broken.is_none() && text.cut.is_none();
    if !is_ascii && !text.is_well_formed() {
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
    if let Some(pattern) = broken {
        report.violation(place, Rule::pattern(pattern));
    }
}
