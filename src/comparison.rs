//! Comparison of values by what they mean to the server: absent and default are equal, labels are a
//! set of pairs, sizes are integers.

use crate::contract::Kind;
use crate::int64;
use crate::value::{List, Text, Value};

/// Whether a value is the field's default: `""`, 0, no labels, or no value at all.
pub(crate) fn is_default(value: &Value<'_>) -> bool {
    match value {
        Value::Text(text) => text.content.is_empty() && text.cut_from.is_none(),
        Value::Record(record) => record.total() == 0,
        Value::Rows(rows) => rows.total() == 0,
        _ => value.is_empty(),
    }
}

/// Whether two values of a field are known to be the same to the server. A value of a wrong type is
/// the same as nothing.
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
            (Some(left), Some(right)) => {
                left.len() == right.len() && left.all_in(right) && right.all_in(left)
            }
            _ => false,
        },
    }
}

#[inline(never)]
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

/// The pairs of a set of labels, whichever way it was written; each is none where key or value is
/// no string.
#[derive(Clone, Copy)]
pub(crate) struct Labels<'a> {
    list: List<'a>,
}

/// A key and its value.
type Pair<'a> = (Text<'a>, Text<'a>);

impl<'a> Labels<'a> {
    /// The labels of a value; none where it holds none, or not all of them are here.
    #[inline(never)]
    pub(crate) fn of(value: &Value<'a>) -> Option<Self> {
        match value {
            Value::Record(list) | Value::Rows(list) => {
                list.is_whole().then_some(Self { list: *list })
            }
            _ => value.is_empty().then_some(Self { list: List::default() }),
        }
    }

    #[inline(never)]
    fn len(&self) -> u32 {
        self.list.total()
    }

    /// What the other set has to each pair of this one, in their order.
    #[inline(never)]
    pub(crate) fn beside(
        self,
        other: Self,
    ) -> Counterparts<'a, impl Iterator<Item = Option<Pair<'a>>>> {
        Counterparts { pairs: self.list.pairs(), likely: other.list.pairs(), other }
    }

    fn get(&self, key: &Text<'_>) -> Option<Text<'a>> {
        self.list.pairs().find_map(|pair| value_of(key, pair))
    }

    fn all_in(self, other: Self) -> bool {
        self.beside(other).all(|found| found == Counterpart::Same)
    }
}

/// What a set of labels has to a pair of another.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Counterpart {
    /// The same pair.
    Same,
    /// Another value under the key.
    Different,
    /// No such key.
    Missing,
    /// What was to be looked for is no pair of strings.
    Unknown,
}

/// Looks for pairs in another set, first at the same position there, since two versions of one set
/// mostly have the same order.
pub(crate) struct Counterparts<'a, Pairs> {
    pairs: Pairs,
    likely: Pairs,
    other: Labels<'a>,
}

impl<'a, Pairs: Iterator<Item = Option<Pair<'a>>>> Iterator for Counterparts<'a, Pairs> {
    type Item = Counterpart;

    fn next(&mut self) -> Option<Counterpart> {
        let pair = self.pairs.next()?;
        let likely = self.likely.next().flatten();
        let Some((key, ours)) = pair else { return Some(Counterpart::Unknown) };
        Some(match value_of(&key, likely).or_else(|| self.other.get(&key)) {
            Some(theirs) if ours.is(&theirs) => Counterpart::Same,
            Some(_) => Counterpart::Different,
            None => Counterpart::Missing,
        })
    }
}

/// The value of a pair, if it has this key.
fn value_of<'a>(key: &Text<'_>, pair: Option<Pair<'a>>) -> Option<Text<'a>> {
    pair.filter(|(other, _)| other.is(key)).map(|(_, value)| value)
}
