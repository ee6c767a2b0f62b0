//! The rules for single values: each is judged here and nowhere else.

use crate::contract::{Int64Rule, Kind, LabelsRule, TextRule};
use crate::first_rows::FirstRows;
use crate::int64::{self, Fault};
use crate::report::{Known, Place, Report, Rule, part};
use crate::suggestion;
use crate::value::{Input, List, Object, Row, Text, Value};

/// The object that was passed; none where it is something else, which the report then says.
pub(crate) fn object<'i, 'a>(
    input: &'i Input<'a>,
    report: &mut Report<'_>,
) -> Option<&'i Object<'a>> {
    match input {
        Input::Object(object) => Some(object),
        Input::Other => {
            report.violation(Place::ROOT, Rule::wrong_type(Known::OBJECT));
            None
        }
    }
}

/// Judges the keys that the method does not know, among those where only the first of
/// [`MEMBER_NAMES`](crate::contract::MEMBER_NAMES) are `known`.
pub(crate) fn unknown(object: &Object<'_>, known: &[&str], report: &mut Report<'_>) {
    for (index, key) in (0..).zip(object.unknown.keys()) {
        let broken = if suggestion::is_read_only(key.content) {
            Rule::read_only_field()
        } else {
            Rule::unknown_field(suggestion::nearest(key.content, known), Known::NONE)
        };
        report.violation(Place::unknown(index), broken);
    }
}

/// Judges a value that is there against the type and limits of its field. `rows` says whether
/// labels may come as rows of a form.
pub(crate) fn field(
    kind: &'static Kind,
    value: &Value<'_>,
    rows: bool,
    field: u32,
    report: &mut Report<'_>,
) {
    if matches!(value, Value::Right) {
        return;
    }
    let place = Place::field(field);
    match kind {
        Kind::Text(rule) => text(rule, value, place, report),
        Kind::Int64(rule) => int64(rule, value, place, report),
        Kind::Labels(rule) => match value {
            Value::Record(record) => labels(rule, record, field, report),
            Value::Rows(list) if rows => label_rows(rule, list, field, report),
            _ => {
                let expected = if rows { Known::RECORD_OR_ROWS } else { Known::RECORD };
                report.violation(place, Rule::wrong_type(expected));
            }
        },
    }
}

/// Judges the path parameter, which is required.
pub(crate) fn image_id(rule: &TextRule, value: &Value<'_>, report: &mut Report<'_>) {
    let place = Place::IMAGE_ID;
    match value {
        Value::Text(id) if matches!(id.content, b"." | b"..") => {
            report.violation(place, Rule::dot_segment());
        }
        Value::Text(id) if !id.content.is_empty() => string(rule, id, place, report),
        Value::Text(_) | Value::Absent | Value::Undefined | Value::Null => {
            report.violation(place, Rule::required())
        }
        other => text(rule, other, place, report),
    }
}

fn text(rule: &TextRule, value: &Value<'_>, place: Place, report: &mut Report<'_>) {
    match value {
        Value::Text(text) => string(rule, text, place, report),
        _ => report.violation(place, Rule::wrong_type(Known::STRING)),
    }
}

fn string(rule: &TextRule, text: &Text<'_>, place: Place, report: &mut Report<'_>) {
    if !text.well_formed {
        report.violation(place, Rule::well_formed());
    }
    if text.content.is_empty() && rule.min_len > 0 {
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
        let matches = match text.cut_from {
            None => pattern.matches(text.content),
            Some(characters) => pattern.matches_beginning(text.content, characters.get()),
        };
        if !matches {
            report.violation(place, Rule::pattern(pattern));
        }
    }
}

fn int64(rule: &'static Int64Rule, value: &Value<'_>, place: Place, report: &mut Report<'_>) {
    let verdict = int64::read(value);
    if verdict.is_ok_and(|integer| (rule.gte..=rule.lte).contains(&integer)) {
        return;
    }
    let broken = match verdict {
        Err(Fault::Type) => Rule::wrong_type(Known::INT64),
        Err(Fault::Format) => Rule::int64_format(),
        Err(Fault::Unsafe) => Rule::int64_unsafe(),
        Err(Fault::Overflow) | Ok(_) => Rule::int64_range(),
    };
    if !value.is_well_formed() {
        report.violation(place, Rule::well_formed());
    }
    report.violation(place, broken);
}

fn pair_count(rule: &LabelsRule, total: u32, field: u32, report: &mut Report<'_>) {
    if total > rule.max_pairs {
        let place = Place::field(field);
        report.violation(place, Rule::max_pairs(rule.max_pairs, total));
    }
}

fn labels(rule: &LabelsRule, record: &List<'_>, field: u32, report: &mut Report<'_>) {
    pair_count(rule, record.total(), field, report);
    for (index, member) in (0..).zip(record.members()) {
        string(&rule.key, &member.key, Place::within(field, part::KEY, index), report);
        text(&rule.value, &member.value, Place::within(field, part::VALUE, index), report);
    }
}

/// The key of a row, if it is a string.
fn key_of<'a>(rows: &List<'a>, row: u32) -> Option<&'a [u8]> {
    match rows.rows().nth(row as usize)? {
        Row::Pair { key: Value::Text(key), .. } => Some(key.content),
        _ => None,
    }
}

fn label_rows(rule: &LabelsRule, rows: &List<'_>, field: u32, report: &mut Report<'_>) {
    pair_count(rule, rows.total(), field, report);
    let mut first_rows = FirstRows::new();
    for (index, row) in (0..).zip(rows.rows()) {
        match row {
            Row::Pair { key, value } => {
                let place = Place::within(field, part::ROW_KEY, index);
                text(&rule.key, &key, place, report);
                // An empty key is no key yet: a form's fresh rows all have it, and each is refused
                // for that.
                if let Value::Text(key) = key
                    && let Some(content) = key.exact().filter(|content| !content.is_empty())
                    && let Some(first) = first_rows.earlier(content, index, |row| key_of(rows, row))
                {
                    report.violation(place, Rule::duplicate_key(first));
                }
                text(&rule.value, &value, Place::within(field, part::ROW_VALUE, index), report);
            }
            Row::Other => {
                let place = Place::within(field, part::ROW, index);
                report.violation(place, Rule::wrong_type(Known::ROW));
            }
        }
    }
}
