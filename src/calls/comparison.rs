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
/// wrong type is the same as none.
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
    if value.is_empty() { Some(Labels::none()) } else { value.labels() }.filter(Labels::is_whole)
}

/// Whether rows or a record have the same pairs as the record `other`. The keys of `other` differ
/// from each other, so labels that are as many and have all of its pairs have no other pair.
fn same_labels(labels: Labels<'_>, other: Labels<'_>) -> bool {
    let mut lookup = Lookup::new(labels);
    labels.total() == other.total()
        && other.positions().all(|position| {
            let (key, value) = (other.key(position).text(), other.value(position).text());
            let found = key.and_then(|key| lookup.get(&key));
            value.zip(found).is_some_and(|(value, found)| value.equals(&found))
        })
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

    /// The value of a key.
    pub(super) fn get(&mut self, key: &Text<'_>) -> Option<Text<'a>> {
        let position = self.find(key)?;
        self.labels.value(position).text()
    }

    /// The position of a key.
    pub(super) fn find(&mut self, key: &Text<'_>) -> Option<u32> {
        let position = if self.labels.key(self.next).text().is_some_and(|next| next.equals(key)) {
            self.next
        } else {
            self.index.get_or_insert_with(|| KeyIndex::of(self.labels)).find(key)?
        };
        self.next = position + 1;
        Some(position).filter(|position| !self.labels.is_blank(*position))
    }
}
