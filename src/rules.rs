//! The rules for single values: each is judged here and nowhere else.

use crate::contract::{Int64Rule, Kind, LabelsRule, TextRule};
use crate::int64::{self, Fault};
use crate::report::{Limit, Part, Place, Report, Rule};
use crate::value::{Input, List, Member, Object, Row, Text, Value, count};

/// The object that was passed; none where it is something else, which the report then says.
pub(crate) fn object<'i, 'a>(input: &'i Input<'a>, report: &mut Report<'a>) -> Option<&'i Object<'a>> {
    match input {
        Input::Object(object) => Some(object),
        Input::Other(value) => {
            report.violation(Place::Root, Rule::Type { expected: "object", actual: value.type_name() });
            None
        }
    }
}

/// Judges a value that is there against the type and limits of its field. `rows` says whether labels may come as rows of a form.
pub(crate) fn field<'a>(kind: &'static Kind, value: &Value<'a>, rows: bool, field: u32, report: &mut Report<'a>) {
    let place = Place::Field(field, Part::Whole);
    match kind {
        Kind::Text(rule) => text(rule, value, place, report),
        Kind::Int64(rule) => int64(rule, value, place, report),
        Kind::Labels(rule) => match value {
            Value::Record(record) => labels(rule, record, field, report),
            Value::Rows(list) if rows => label_rows(rule, list, field, report),
            other => {
                let expected = if rows { "record_or_rows" } else { "record" };
                report.violation(place, Rule::Type { expected, actual: other.type_name() });
            }
        },
    }
}

/// Judges the path parameter, which is required.
pub(crate) fn image_id<'a>(rule: &TextRule, value: &Value<'a>, report: &mut Report<'a>) {
    let place = Place::ImageId;
    match value {
        Value::Text(id) if id.content == "." || id.content == ".." => {
            report.violation(place, Rule::DotSegment { actual: *id });
        }
        Value::Text(id) if !id.content.is_empty() => string(rule, id, place, report),
        Value::Text(_) | Value::Absent | Value::Undefined | Value::Null => report.violation(place, Rule::Required {}),
        other => text(rule, other, place, report),
    }
}

fn text<'a>(rule: &TextRule, value: &Value<'a>, place: Place, report: &mut Report<'a>) {
    match value {
        Value::Text(text) => string(rule, text, place, report),
        other => report.violation(place, Rule::Type { expected: "string", actual: other.type_name() }),
    }
}

fn string<'a>(rule: &TextRule, text: &Text<'a>, place: Place, report: &mut Report<'a>) {
    if !text.well_formed {
        report.violation(place, Rule::WellFormed { actual: *text });
    }
    if text.content.is_empty() && rule.min_len > 0 {
        report.violation(place, Rule::MinLen { min: rule.min_len, actual: 0 });
        // The pattern could only say the same again.
        return;
    }
    if let Some(max) = rule.max_len {
        // A character has at least one byte, so most texts need no count.
        let actual = if text.cut_from.is_none() && count(text.content.len()) <= max { 0 } else { text.chars() };
        if actual > max {
            report.violation(place, Rule::MaxLen { max, actual });
        }
    }
    if let Some(pattern) = rule.pattern {
        let matches = match text.cut_from {
            None => pattern.matches(text.content),
            Some(_) => pattern.matches_beginning(text.content),
        };
        if !matches {
            report.violation(place, Rule::Pattern { pattern: pattern.documented, actual: *text });
        }
    }
}

fn int64<'a>(rule: &'static Int64Rule, value: &Value<'a>, place: Place, report: &mut Report<'a>) {
    let verdict = int64::read(value);
    if verdict.is_ok_and(|integer| (rule.gte..=rule.lte).contains(&integer)) {
        return;
    }
    let Some(actual) = int64::digits(value) else {
        report.violation(place, Rule::Type { expected: "int64", actual: value.type_name() });
        return;
    };
    if !actual.well_formed {
        report.violation(place, Rule::WellFormed { actual });
    }
    let (gte, lte) = (Limit(&rule.gte), Limit(&rule.lte));
    report.violation(
        place,
        match verdict {
            Err(Fault::Format | Fault::Type) => Rule::Int64Format { gte, lte, actual },
            Err(Fault::Unsafe) => Rule::Int64Unsafe { gte, lte, actual },
            Err(Fault::Overflow) | Ok(_) => Rule::Int64Range { gte, lte, actual },
        },
    );
}

fn pair_count(rule: &LabelsRule, total: u32, field: u32, report: &mut Report<'_>) {
    if total > rule.max_pairs {
        let place = Place::Field(field, Part::Whole);
        report.violation(place, Rule::MaxPairs { max: rule.max_pairs, actual: total });
    }
}

fn labels<'a>(rule: &LabelsRule, record: &List<Member<'a>>, field: u32, report: &mut Report<'a>) {
    pair_count(rule, record.total, field, report);
    for (index, member) in (0..).zip(&record.items) {
        string(&rule.key, &member.key, Place::Field(field, Part::Key(index)), report);
        text(&rule.value, &member.value, Place::Field(field, Part::Value(index)), report);
    }
}

fn label_rows<'a>(rule: &LabelsRule, rows: &List<Row<'a>>, field: u32, report: &mut Report<'a>) {
    pair_count(rule, rows.total, field, report);
    for (index, row) in (0..).zip(&rows.items) {
        match row {
            Row::Pair { key, value } => {
                let place = Place::Field(field, Part::RowKey(index));
                text(&rule.key, key, place, report);
                if let Some((first, key)) = earlier_row(rows, index, key) {
                    report.violation(place, Rule::DuplicateKey { key, first });
                }
                text(&rule.value, value, Place::Field(field, Part::RowValue(index)), report);
            }
            Row::Other(value) => {
                let place = Place::Field(field, Part::Row(index));
                report.violation(place, Rule::Type { expected: "row", actual: value.type_name() });
            }
        }
    }
}

/// The first row before `index` that has this key too. An empty key is no key yet: a form's fresh rows all have it, and each is refused for that.
fn earlier_row<'a>(rows: &List<Row<'a>>, index: u32, key: &Value<'a>) -> Option<(u32, Text<'a>)> {
    let Value::Text(key) = key else { return None };
    if key.content.is_empty() {
        return None;
    }
    (0..index).zip(&rows.items).find_map(|(earlier, row)| match row {
        Row::Pair { key: Value::Text(other), .. } if other.is(key) => Some((earlier, *key)),
        _ => None,
    })
}
