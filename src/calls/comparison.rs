//! Comparison of values by what they mean to the server: absent and default are equal, labels are a
//! set of pairs, sizes are integers.

use crate::contract::Field;
use crate::input::{KeyIndex, Labels, Text, Value};
use crate::rules::int64;

/// Whether a value is the field's default: `""`, no labels, or no value at all.
pub(super) fn is_default(value: &Value<'_>) -> bool {
    value.is_empty()
        || value.text().is_some_and(|text| text.is_empty())
        || value.labels().is_some_and(|labels| labels.total() == 0)
}

/// Whether two values of a field are the same to the server. A value of a wrong type is the same as
/// none.
pub(super) fn same(field: Field, left: &Value<'_>, right: &Value<'_>) -> bool {
    match field {
        Field::Name | Field::Description => match (text(left), text(right)) {
            (Some(left), Some(right)) => left.equals(&right),
            _ => false,
        },
        Field::MinDiskSize => match (integer(left), integer(right)) {
            (Some(left), Some(right)) => left == right,
            _ => false,
        },
        Field::Labels => match (labels(left), labels(right)) {
            (Some(left), Some(right)) => same_labels(left, right),
            _ => false,
        },
    }
}

fn text<'a>(value: &Value<'a>) -> Option<Text<'a>> {
    value.text().or_else(|| value.is_empty().then_some(Text { units: &[], cut: None }))
}

fn integer(value: &Value<'_>) -> Option<i64> {
    if value.is_empty() { Some(0) } else { int64::read(value).ok() }
}

/// The labels of a value; `None` if it holds none, or not all of them are here.
pub(super) fn labels<'a>(value: &Value<'a>) -> Option<Labels<'a>> {
    if value.is_empty() { Some(Labels::none()) } else { value.labels() }.filter(Labels::is_whole)
}

/// Whether two sets of labels have the same pairs. A key twice makes no set.
fn same_labels(left: Labels<'_>, right: Labels<'_>) -> bool {
    left.total() == right.total() && has_all(left, right) && has_all(right, left)
}

/// Whether each pair of `labels` is also in `others`.
fn has_all(others: Labels<'_>, labels: Labels<'_>) -> bool {
    let mut others = Lookup::new(others);
    labels.positions().all(|position| {
        let (key, value) = (labels.key(position).text(), labels.value(position).text());
        let other = key.and_then(|key| others.get(&key));
        value.zip(other).is_some_and(|(value, other)| value.equals(&other))
    })
}

/// Looks up the keys of one set of labels in another.
///
/// Two versions of a set mostly have the same order, but for a pair that one of them lacks. So a
/// key is first looked for where the last one was found, one position on; only if it is elsewhere,
/// an index of the whole set is made.
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
        let position = if self.labels.key(self.next).text().is_some_and(|next| next.equals(key)) {
            self.next
        } else {
            self.index.get_or_insert_with(|| KeyIndex::of(self.labels)).find(key)?
        };
        self.next = position + 1;
        self.labels.value(position).text()
    }
}
