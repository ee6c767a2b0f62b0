//! The rules for labels.

use super::text::text;
use crate::contract::{Field, LabelsRule};
use crate::input::{KeyIndex, Kind, Labels, Text, Value};
use crate::report::{Expected, Place, PlaceKind, Report, Rule};

/// The forms in which labels may come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum LabelForms {
    /// An object, as a body has it.
    Record,
    /// An object, or the rows of a form.
    RecordOrRows,
}

impl LabelForms {
    const fn expected(self) -> Expected {
        match self {
            Self::Record => Expected::Record,
            Self::RecordOrRows => Expected::RecordOrRows,
        }
    }
}

/// Checks labels in one of the forms that they may have.
pub(super) fn labels(
    rule: &LabelsRule,
    value: &Value<'_>,
    forms: LabelForms,
    report: &mut Report<'_>,
) {
    match value.labels() {
        Some(labels) if value.is(Kind::Record) => record(rule, &labels, report),
        Some(labels) if forms == LabelForms::RecordOrRows => rows(rule, &labels, report),
        _ => {
            report.violation(Place::field(Field::Labels), Rule::wrong_type(forms.expected()));
        }
    }
}

fn record(rule: &LabelsRule, labels: &Labels<'_>, report: &mut Report<'_>) {
    pair_count(rule, labels, report);
    for position in labels.positions() {
        let place = Place::nth(PlaceKind::LabelKey, position);
        text(&rule.key, &labels.key(position), place, report);
        let place = Place::nth(PlaceKind::LabelValue, position);
        text(&rule.value, &labels.value(position), place, report);
    }
}

fn rows(rule: &LabelsRule, labels: &Labels<'_>, report: &mut Report<'_>) {
    pair_count(rule, labels, report);
    let mut first_rows = KeyIndex::empty(*labels);
    for position in labels.positions().filter(|position| !labels.is_blank(*position)) {
        let key = labels.key(position);
        if key.is(Kind::Absent) {
            let place = Place::nth(PlaceKind::Row, position);
            report.violation(place, Rule::wrong_type(Expected::Row));
            continue;
        }
        let place = Place::nth(PlaceKind::RowKey, position);
        text(&rule.key, &key, place, report);
        // New rows of a form have an empty key, and each is refused for that already.
        let is_usable =
            |key: &Text<'_>| !key.is_empty() && key.cut.is_none() && key.is_well_formed();
        if let Some(key) = key.text().filter(is_usable)
            && let Some(first) = first_rows.insert(&key, position)
        {
            report.violation(place, Rule::duplicate_key(first));
        }
        let place = Place::nth(PlaceKind::RowValue, position);
        text(&rule.value, &labels.value(position), place, report);
    }
}

fn pair_count(rule: &LabelsRule, labels: &Labels<'_>, report: &mut Report<'_>) {
    if labels.total() > rule.max_pairs {
        let exceeded = Rule::max_pairs(rule.max_pairs, labels.total());
        report.violation(Place::field(Field::Labels), exceeded);
    }
}
