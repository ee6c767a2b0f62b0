//! The name that a caller may have meant.

use crate::contract::{FIELD_NAMES, IMAGE_ID, PROTO_NAMES, READ_ONLY, UPDATE_MASK};
use crate::report::Rule;
use crate::value::Text;

/// No known name is longer, so a longer text is near none of them.
const LONGEST: usize = 32;

/// How many letters may be wrong, missing or too many.
const MAX_DISTANCE: usize = 2;

/// Whether a name is that of a member that no update can change, in the spelling of JSON or of protocol buffers.
pub(crate) fn is_read_only(name: &str) -> bool {
    READ_ONLY.iter().any(|known| same_letters(known, name))
}

/// The field that has this name in the API's protocol buffers.
fn from_proto_name(name: &str) -> Option<&'static str> {
    PROTO_NAMES.iter().zip(FIELD_NAMES).find_map(|(proto, field)| (*proto == name).then_some(field))
}

/// The field nearest to a name.
pub(crate) fn nearest_field(name: &str) -> Option<&'static str> {
    // A path into a field can only mean the field: none can be updated in part.
    let (name, _) = split_at_byte(name, b'.');
    from_proto_name(name).or_else(|| nearest(name, &FIELD_NAMES))
}

/// What stands before the first of an ASCII character, and what behind it if there is one. Smaller in the wasm than `str::split_once`.
pub(crate) fn split_at_byte(text: &str, separator: u8) -> (&str, Option<&str>) {
    match text.bytes().position(|byte| byte == separator) {
        Some(end) => (text.get(..end).unwrap_or_default(), text.get(end + 1..)),
        None => (text, None),
    }
}

/// The member of a request nearest to a name.
pub(crate) fn nearest_member(name: &str) -> Option<&'static str> {
    nearest_field(name).or_else(|| nearest(name, &[UPDATE_MASK, IMAGE_ID]))
}

/// What is wrong with a key that is not known, given the nearest that is.
pub(crate) fn unknown_key(key: &Text<'_>, suggestion: Option<&'static str>) -> Rule {
    if is_read_only(key.content) { Rule::ReadOnlyField {} } else { Rule::UnknownField { suggestion, handler: None } }
}

/// The same letters but for case and separators come first, then an abbreviation, then few wrong letters.
fn nearest(name: &str, known: &[&'static str]) -> Option<&'static str> {
    if name.len() > LONGEST {
        return None;
    }
    let shortened = |candidate: &&&str| name.len() > 2 && candidate.starts_with(name);
    known
        .iter()
        .find(|candidate| same_letters(candidate, name))
        .or_else(|| known.iter().find(shortened))
        .or_else(|| {
            known
                .iter()
                .map(|candidate| (distance(candidate, name), candidate))
                .filter(|(distance, candidate)| *distance <= MAX_DISTANCE.min(candidate.len() / 3))
                .min_by_key(|(distance, _)| *distance)
                .map(|(_, candidate)| candidate)
        })
        .copied()
}

fn same_letters(left: &str, right: &str) -> bool {
    letters(left).eq(letters(right))
}

fn letters(name: &str) -> impl Iterator<Item = u8> {
    name.bytes().filter(|byte| !matches!(byte, b'_' | b'-' | b' ')).map(|byte| byte.to_ascii_lowercase())
}

/// How many characters have to be changed, added or taken out (Levenshtein's distance); two that are swapped count as one.
fn distance(left: &str, right: &str) -> usize {
    if are_swapped(left, right) {
        return 1;
    }
    let mut row: Vec<usize> = (0..=right.chars().count()).collect();
    for (above, character) in left.chars().enumerate() {
        let mut diagonal = above;
        let mut before = above + 1;
        for (cell, other) in row.iter_mut().zip(std::iter::once(None).chain(right.chars().map(Some))) {
            let next = match other {
                None => above + 1,
                Some(other) => (diagonal + usize::from(character != other)).min(*cell + 1).min(before + 1),
            };
            diagonal = std::mem::replace(cell, next);
            before = next;
        }
    }
    row.last().copied().unwrap_or_default()
}

/// Whether two names differ in two characters that changed places.
fn are_swapped(left: &str, right: &str) -> bool {
    let mut differences = left.bytes().zip(right.bytes()).filter(|(one, other)| one != other);
    let found = (differences.next(), differences.next(), differences.next());
    left.len() == right.len() && matches!(found, (Some((a, b)), Some((c, d)), None) if a == d && b == c)
}
