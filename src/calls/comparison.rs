//! Comparison of values by what they mean to the server: absent and default are equal, labels are a
//! set of pairs, sizes are integers.

use crate::contract::Field;
use crate::input::{KeyIndex, Labels, Text, Value};
use crate::rules::int64;

/// Whether a value is the field's default, in any spelling: no value at all, `""`, a size of 0, or
/// no labels.
pub(super) fn is_default(field: Field, value: &Value<'_>) -> bool {
    match field {
        Field::Name | Field::Description => text(value).is_some_and(|text| text.is_empty()),
        Field::MinDiskSize => integer(value) == Some(0),
        Field::Labels => labels(value).is_some_and(|labels| labels.total() == 0),
    }
}

/// Whether an edit of a field changes nothing about the value that an image has.
///
/// When a browser submits a form, each line of a textarea ends in `\r\n`, however it ended before.
/// So different line endings alone are no change.
pub(super) fn is_unchanged(field: Field, edit: &Value<'_>, current: &Value<'_>) -> bool {
    same(field, edit, current)
        || edit.text().zip(current.text()).is_some_and(|(edit, text)| edit.has_same_lines(&text))
}

/// Whether a value of a field is the same to the server as the one that an image has. A value of a
/// wrong type is the same as no other.
pub(super) fn same(field: Field, value: &Value<'_>, current: &Value<'_>) -> bool {
    match field {
        Field::Name | Field::Description => match (text(value), text(current)) {
            (Some(value), Some(current)) => value.equals(&current),
            _ => false,
        },
        Field::MinDiskSize => match (integer(value), integer(current)) {
            (Some(value), Some(current)) => value == current,
            _ => false,
        },
        Field::Labels => match (labels(value), labels(current)) {
            (Some(value), Some(current)) => same_labels(value, current),
            _ => false,
        },
    }
}

fn text<'a>(value: &Value<'a>) -> Option<Text<'a>> {
    value.text().or_else(|| value.is_empty().then_some(Text { units: &[], cut: None }))
}

fn integer(value: &Value<'_>) -> Option<i64> {
    let is_default = value.is_empty() || value.text().is_some_and(|text| text.is_empty());
    if is_default { Some(0) } else { int64::read(value).ok() }
}

/// The labels of a value; `None` if it holds none, or not all of them are here.
pub(super) fn labels<'a>(value: &Value<'a>) -> Option<Labels<'a>> {
    if value.is_empty() { Some(value.no_labels()) } else { value.labels() }.filter(Labels::is_whole)
}

/// Whether rows or a record have the same pairs as the record `other`. The keys of `other` differ
/// from each other, so labels that are as many and have all of its pairs have no other pair.
fn same_labels(labels: Labels<'_>, other: Labels<'_>) -> bool {
    let mut lookup = Lookup::new(labels);
    labels.total() == other.total()
        && other.positions().all(|position| {
            let found = lookup.find(&other, position);
            found.is_some_and(|found| same_value(&other, position, &labels, found))
        })
}

/// Whether two labels have the same value. Only texts are the same.
pub(super) fn same_value(
    labels: &Labels<'_>,
    position: u32,
    others: &Labels<'_>,
    other_position: u32,
) -> bool {
    let (one, other) = (labels.value(position).text(), others.value(other_position).text());
    one.zip(other).is_some_and(|(one, other)| one.equals(&other))
}

/// Looks up the keys of one set of labels in another.
///
/// Two versions of a set mostly have the same order. So a key is first looked for at the position
/// after the last one that was found. Only if it is not there, an index of the whole set is made.
pub(super) struct Lookup<'a> {
    labels: Labels<'a>,
    next: u32,
    index: Option<KeyIndex<'a>>,
}

impl<'a> Lookup<'a> {
    pub(super) const fn new(labels: Labels<'a>) -> Self {
        Self { labels, next: 0, index: None }
    }

    /// The position of the key that other labels have at a position.
    pub(super) fn find(&mut self, others: &Labels<'_>, position: u32) -> Option<u32> {
        let key = others.key(position).text()?;
        let found = if self.labels.key(self.next).text().is_some_and(|next| next.equals(&key)) {
            self.next
        } else {
            self.index.get_or_insert_with(|| KeyIndex::of(self.labels)).find(&key)?
        };
        self.next = found + 1;
        Some(found).filter(|found| !self.labels.is_blank(*found))
    }
}
