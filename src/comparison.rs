//! Comparison of values by what they mean to the server: absent and default are equal, labels are a set of pairs, sizes are integers.

use crate::contract::Kind;
use crate::int64;
use crate::value::{Member, Row, Text, Value};

/// Whether a value is the field's default: `""`, 0, no labels, or no value at all.
pub(crate) fn is_default(value: &Value<'_>) -> bool {
    match value {
        Value::Text(text) => text.content.is_empty(),
        Value::Record(record) => record.total == 0,
        Value::Rows(rows) => rows.total == 0,
        _ => value.is_empty(),
    }
}

/// Whether two values of a field are known to be the same to the server. A value of a wrong type is the same as nothing.
pub(crate) fn same(kind: &Kind, left: &Value<'_>, right: &Value<'_>) -> bool {
    match kind {
        Kind::Text(_) => match (text(left), text(right)) {
            (Some(left), Some(right)) => left.is(&right),
            _ => false,
        },
        Kind::Int64(_) => match (integer(left), integer(right)) {
            (Some(left), Some(right)) => left == right,
            _ => false,
        },
        Kind::Labels(_) => match (Labels::of(left), Labels::of(right)) {
            (Some(left), Some(right)) => left.len() == right.len() && left.all_in(&right) && right.all_in(&left),
            _ => false,
        },
    }
}

fn text<'a>(value: &Value<'a>) -> Option<Text<'a>> {
    match value {
        Value::Text(text) => Some(*text),
        _ if value.is_empty() => Some(Text::whole("")),
        _ => None,
    }
}

fn integer(value: &Value<'_>) -> Option<i64> {
    if value.is_empty() { Some(0) } else { int64::read(value).ok() }
}

/// A set of labels, whichever way it was written.
pub(crate) enum Labels<'i, 'a> {
    /// No value.
    Empty,
    /// A value that may hold pairs.
    Of(&'i Value<'a>),
}

impl<'i, 'a> Labels<'i, 'a> {
    /// The labels of a value; none where it holds none, or not all of them are here.
    pub(crate) fn of(value: &'i Value<'a>) -> Option<Self> {
        match value {
            Value::Record(record) if record.is_whole() => Some(Self::Of(value)),
            Value::Rows(rows) if rows.is_whole() => Some(Self::Of(value)),
            _ if value.is_empty() => Some(Self::Empty),
            _ => None,
        }
    }

    pub(crate) fn len(&self) -> usize {
        match self {
            Self::Of(Value::Record(record)) => record.items.len(),
            Self::Of(Value::Rows(rows)) => rows.items.len(),
            _ => 0,
        }
    }

    /// The pair at a position, where key and value are strings.
    pub(crate) fn pair(&self, index: usize) -> Option<(Text<'a>, Text<'a>)> {
        match self {
            Self::Of(Value::Record(record)) => match record.items.get(index)? {
                Member { key, value: Value::Text(value) } => Some((*key, *value)),
                _ => None,
            },
            Self::Of(Value::Rows(rows)) => match rows.items.get(index)? {
                Row::Pair { key: Value::Text(key), value: Value::Text(value) } => Some((*key, *value)),
                _ => None,
            },
            _ => None,
        }
    }

    /// The pairs with their positions.
    pub(crate) fn pairs(&self) -> impl Iterator<Item = (usize, (Text<'a>, Text<'a>))> {
        (0..self.len()).filter_map(|index| Some((index, self.pair(index)?)))
    }

    /// The value of a key. Looked for at `likely` first, since two versions of one set mostly have the same order.
    pub(crate) fn get(&self, key: &Text<'_>, likely: usize) -> Option<Text<'a>> {
        std::iter::once(likely)
            .chain(0..self.len())
            .filter_map(|index| self.pair(index))
            .find_map(|(other, value)| other.is(key).then_some(value))
    }

    fn all_in(&self, other: &Labels<'_, '_>) -> bool {
        (0..self.len()).all(|index| {
            self.pair(index).is_some_and(|(key, value)| other.get(&key, index).is_some_and(|theirs| theirs.is(&value)))
        })
    }
}
