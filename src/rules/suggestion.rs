//! The name that a caller may have meant.

use crate::contract::READ_ONLY;
use crate::report::Suggestion;

/// No known name is longer.
const LONGEST: usize = 32;

/// How many letters may be wrong, missing or too many.
const MAX_DISTANCE: usize = 2;

/// Whether a name is that of a member that no update can change, in the spelling of JSON or of
/// protocol buffers.
pub(super) fn is_read_only(name: &[u16]) -> bool {
    READ_ONLY.iter().any(|known| has_same_letters(known, name))
}

/// The candidate with the least [`distance`] from a name, if one is near; of several, the first.
pub(super) fn nearest(name: &[u16], candidates: &[Suggestion]) -> Option<Suggestion> {
    // A path into a field can only mean the field: none can be updated in part.
    let name = name.split(|unit| *unit == u16::from(b'.')).next().unwrap_or_default();
    let mut found = None;
    let mut least = usize::MAX;
    for candidate in candidates {
        let known = candidate.name();
        let distance = distance(known, name);
        if distance < least && distance <= MAX_DISTANCE.min(known.len() / 3) {
            least = distance;
            found = Some(*candidate);
        }
    }
    found
}

/// How far a name is from a known one. It is 0 if both have the same letters, apart from case and
/// separators, or if the name is the beginning of the known one. Otherwise it is the number of
/// characters that have to be changed, added or removed (the Levenshtein distance), but 1 if two
/// characters are swapped.
fn distance(known: &str, name: &[u16]) -> usize {
    if has_same_letters(known, name) || name.len() > 2 && is_prefix(known, name) {
        return 0;
    }
    if has_swapped_pair(known, name) {
        return 1;
    }
    // A row of the usual matrix, by the length of what is compared. A longer name is near none.
    let mut row = [0; LONGEST + 1];
    for (length, cell) in row.iter_mut().enumerate() {
        *cell = length;
    }
    let mut characters = 0;
    // A character by its first unit: none outside of ASCII equals one of a known name.
    for unit in name.iter().copied().filter(|unit| !is_low_surrogate(*unit)) {
        if characters == LONGEST {
            return usize::MAX;
        }
        characters += 1;
        let mut diagonal = characters - 1;
        let mut before = characters;
        // The first cell is for the empty text, so it has no character.
        let cells = row.iter_mut().zip(std::iter::once(None).chain(known.bytes().map(Some)));
        for (cell, other) in cells {
            let next = match other {
                None => characters,
                Some(other) => {
                    let cost = usize::from(unit != u16::from(other));
                    (diagonal + cost).min(*cell + 1).min(before + 1)
                }
            };
            diagonal = std::mem::replace(cell, next);
            before = next;
        }
    }
    row.get(known.len()).copied().unwrap_or(usize::MAX)
}

const fn is_low_surrogate(unit: u16) -> bool {
    unit & 0xfc00 == 0xdc00
}

fn is_prefix(known: &str, name: &[u16]) -> bool {
    let known = known.bytes().map(u16::from);
    name.len() <= known.len() && known.zip(name).all(|(one, other)| one == *other)
}

fn has_same_letters(known: &str, name: &[u16]) -> bool {
    letters(known.bytes().map(u16::from)).eq(letters(name.iter().copied()))
}

/// The units without separators, in lower case.
fn letters(units: impl Iterator<Item = u16>) -> impl Iterator<Item = u16> {
    units.filter(|unit| !matches!(unit, 0x20 | 0x2d | 0x5f)).map(|unit| match unit {
        0x41..=0x5a => unit | 0x20,
        other => other,
    })
}

/// Whether two names differ in two characters that changed places.
fn has_swapped_pair(known: &str, name: &[u16]) -> bool {
    let mut differences =
        known.bytes().map(u16::from).zip(name.iter().copied()).filter(|(one, other)| one != other);
    let found = (differences.next(), differences.next(), differences.next());
    known.len() == name.len()
        && matches!(found, (Some((a, b)), Some((c, d)), None) if a == d && b == c)
}
