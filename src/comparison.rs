//! Comparison of values by what they mean to the server: absent and default are equal, labels are a set of pairs, sizes are integers.

use crate::contract::Kind;
use crate::int64;
use crate::value::{List, Member, Row, Text, Value};

/// Whether a value is the field's default: `""`, 0, no labels, or no value at all.
pub(crate) fn is_default(value: &Value<'_>) -> bool {
    match value {
        Value::Text(text) => text.content.is_empty() && text.cut_from.is_none(),
        Value::Record(record) => record.total() == 0,
        Value::Rows(rows) => rows.total() == 0,
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
            (Some(left), Some(right)) => left.len() == right.len() && left.all_in(right) && right.all_in(left),
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
#[derive(Clone, Copy)]
pub(crate) enum Labels<'a> {
    /// No value.
    Empty,
    /// The members of an object.
    Record(List<'a>),
    /// Rows of a form.
    Rows(List<'a>),
}

impl<'a> Labels<'a> {
    /// The labels of a value; none where it holds none, or not all of them are here.
    pub(crate) fn of(value: &Value<'a>) -> Option<Self> {
        match value {
            Value::Record(list) if list.is_whole() => Some(Self::Record(*list)),
            Value::Rows(list) if list.is_whole() => Some(Self::Rows(*list)),
            _ if value.is_empty() => Some(Self::Empty),
            _ => None,
        }
    }

    fn len(&self) -> u32 {
        match self {
            Self::Empty => 0,
            Self::Record(list) | Self::Rows(list) => list.total(),
        }
    }

    /// The pairs, none where key or value is no string.
    pub(crate) fn pairs(&self) -> impl Iterator<Item = Option<(Text<'a>, Text<'a>)>> + use<'a> {
        let (record, rows) = match self {
            Self::Empty => (None, None),
            Self::Record(list) => (Some(list.members()), None),
            Self::Rows(list) => (None, Some(list.rows())),
        };
        let members = record.into_iter().flatten().map(|member| match member {
            Member { key, value: Value::Text(value) } => Some((key, value)),
            _ => None,
        });
        members.chain(rows.into_iter().flatten().map(|row| match row {
            Row::Pair { key: Value::Text(key), value: Value::Text(value) } => Some((key, value)),
            _ => None,
        }))
    }

    /// The value of a key. `likely` is looked at first, since two versions of one set mostly have the same order.
    pub(crate) fn get(&self, key: &Text<'_>, likely: Option<(Text<'a>, Text<'a>)>) -> Option<Text<'a>> {
        let is_it =
            |pair: Option<(Text<'a>, Text<'a>)>| pair.filter(|(other, _)| other.is(key)).map(|(_, value)| value);
        is_it(likely).or_else(|| self.pairs().find_map(is_it))
    }

    /// Each pair, with the value that its key has in the other set.
    pub(crate) fn beside(
        &self,
        other: Labels<'a>,
    ) -> impl Iterator<Item = (Option<(Text<'a>, Text<'a>)>, Option<Text<'a>>)> + use<'a> {
        let mut likely = other.pairs();
        self.pairs().map(move |pair| {
            let likely = likely.next().flatten();
            (pair, pair.and_then(|(key, _)| other.get(&key, likely)))
        })
    }

    fn all_in(&self, other: Labels<'a>) -> bool {
        self.beside(other)
            .all(|(pair, theirs)| matches!((pair, theirs), (Some((_, ours)), Some(theirs)) if ours.is(&theirs)))
    }
}
