//! The rules for labels.

use super::text::{string, text};
use crate::contract::{Field, LabelsRule};
use crate::input::{KeyIndex, Labels, Row, Scalar, Value, count};
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
    match value {
        Value::Record(labels) => record(rule, labels, report),
        Value::Rows(labels) if forms == LabelForms::RecordOrRows => rows(rule, labels, report),
        _ => {
            report.violation(Place::field(Field::Labels), Rule::wrong_type(forms.expected()));
        }
    }
}

fn record(rule: &LabelsRule, labels: &Labels<'_>, report: &mut Report<'_>) {
    pair_count(rule, labels, report);
    for (index, row) in (0..).zip(labels.rows()) {
        if let Row::Pair { key, value } = row {
            text(&rule.key, &key, Place::nth(PlaceKind::LabelKey, index), report);
            text(&rule.value, &value, Place::nth(PlaceKind::LabelValue, index), report);
        }
    }
}

fn rows(rule: &LabelsRule, labels: &Labels<'_>, report: &mut Report<'_>) {
    pair_count(rule, labels, report);
    let mut first_rows = KeyIndex::empty(*labels);
    for (index, row) in (0..).zip(labels.rows()) {
        let Row::Pair { key, value } = row else {
            let place = Place::nth(PlaceKind::Row, index);
            report.violation(place, Rule::wrong_type(Expected::Row));
            continue;
        };
        let place = Place::nth(PlaceKind::RowKey, index);
        match key {
            Scalar::Text(key) => {
                string(&rule.key, &key, place, report);
                // New rows of a form have an empty key, and each is refused for that already.
                let is_key = !key.is_empty() && key.cut.is_none() && key.is_well_formed();
                if is_key && let Some(first) = first_rows.insert(&key, index as usize) {
                    report.violation(place, Rule::duplicate_key(count(first)));
                }
            }
            other => text(&rule.key, &other, place, report),
        }
        text(&rule.value, &value, Place::nth(PlaceKind::RowValue, index), report);
    }
}

fn pair_count(rule: &LabelsRule, labels: &Labels<'_>, report: &mut Report<'_>) {
    if labels.total() > rule.max_pairs {
        let exceeded = Rule::max_pairs(rule.max_pairs, labels.total());
        report.violation(Place::field(Field::Labels), exceeded);
    }
}
