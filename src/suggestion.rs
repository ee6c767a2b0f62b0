//! The name that a caller may have meant.

use crate::contract::{FIELD_NAMES, READ_ONLY};
use crate::report::Known;
use crate::value::is_continuation;

/// No known name is longer.
const LONGEST: usize = 32;

/// How many letters may be wrong, missing or too many.
const MAX_DISTANCE: usize = 2;

/// Whether a name is that of a member that no update can change, in the spelling of JSON or of
/// protocol buffers.
#[inline(never)]
pub(crate) fn is_read_only(name: &[u8]) -> bool {
    READ_ONLY.iter().any(|known| same_letters(known.as_bytes(), name))
}

/// What stands before the first of an ASCII character, and what behind it if there is one.
pub(crate) fn split_at_byte(text: &[u8], separator: u8) -> (&[u8], Option<&[u8]>) {
    match text.iter().position(|byte| *byte == separator) {
        Some(end) => (text.get(..end).unwrap_or_default(), text.get(end + 1..)),
        None => (text, None),
    }
}

/// The field nearest to a name.
pub(crate) fn nearest_field(name: &[u8]) -> Known {
    nearest(name, &FIELD_NAMES)
}

/// The nearest of the first of [`MEMBER_NAMES`](crate::contract::MEMBER_NAMES): the same letters
/// but for case and separators come first, then an abbreviation, then few wrong letters; the
/// earlier of two that are as near.
pub(crate) fn nearest(name: &[u8], known: &[&str]) -> Known {
    // A path into a field can only mean the field: none can be updated in part.
    let (name, _) = split_at_byte(name, b'.');
    let mut found = Known::NONE;
    let mut least = usize::MAX;
    for (position, candidate) in (0..).zip(known) {
        let distance = distance(candidate.as_bytes(), name);
        if distance < least && distance <= MAX_DISTANCE.min(candidate.len() / 3) {
            least = distance;
            found = Known::member(position);
        }
    }
    found
}

/// How far a name is from a known one: 0 for the same letters, and for an abbreviation; else how
/// many characters have to be changed, added or taken out (Levenshtein's distance), where two that
/// are swapped count as one.
fn distance(known: &[u8], name: &[u8]) -> usize {
    if same_letters(known, name) || name.len() > 2 && known.starts_with(name) {
        return 0;
    }
    if are_swapped(known, name) {
        return 1;
    }
    // By the length of what is compared: the known names are ASCII, and no longer name is near any.
    let mut row = [0; LONGEST + 1];
    for (length, cell) in row.iter_mut().enumerate() {
        *cell = length;
    }
    let mut characters = 0;
    // Characters by their first bytes: those outside ASCII are equal to none of the known ones.
    for character in name.iter().filter(|byte| !is_continuation(**byte)) {
        if characters == LONGEST {
            return usize::MAX;
        }
        characters += 1;
        let mut diagonal = characters - 1;
        let mut before = characters;
        // The first cell stands for nothing, and so has no character.
        for (cell, other) in row.iter_mut().zip(std::iter::once(None).chain(known.iter().map(Some)))
        {
            let next = match other {
                None => characters,
                Some(other) => {
                    (diagonal + usize::from(character != other)).min(*cell + 1).min(before + 1)
                }
            };
            diagonal = std::mem::replace(cell, next);
            before = next;
        }
    }
    row.get(known.len()).copied().unwrap_or(usize::MAX)
}

fn same_letters(left: &[u8], right: &[u8]) -> bool {
    letters(left).eq(letters(right))
}

fn letters(name: &[u8]) -> impl Iterator<Item = u8> {
    name.iter()
        .filter(|byte| !matches!(byte, b'_' | b'-' | b' '))
        .map(|byte| byte.to_ascii_lowercase())
}

/// Whether two names differ in two characters that changed places.
fn are_swapped(left: &[u8], right: &[u8]) -> bool {
    let mut differences = left.iter().zip(right).filter(|(one, other)| one != other);
    let found = (differences.next(), differences.next(), differences.next());
    left.len() == right.len()
        && matches!(found, (Some((a, b)), Some((c, d)), None) if a == d && b == c)
}
