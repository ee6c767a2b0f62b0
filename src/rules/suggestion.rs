//! The name that a caller may have meant.

use crate::contract::READ_ONLY;
use crate::report::Suggestion;

/// How many corrections a name may take.
const MAX_CORRECTIONS: usize = 2;

/// Whether a name is that of a member that no update can change, in the spelling of JSON or of
/// protocol buffers, or a path into such a member.
pub(super) fn is_read_only(name: &[u16]) -> bool {
    let name = head(name);
    READ_ONLY.iter().any(|known| has_same_letters(known, name))
}

/// The first name of a path.
fn head(path: &[u16]) -> &[u16] {
    path.split(|unit| *unit == u16::from(b'.')).next().unwrap_or_default()
}

/// The candidate that differs from a name by the fewest corrections, if these are few enough. If
/// there are several, the first.
pub(super) fn nearest(name: &[u16], candidates: &[Suggestion]) -> Option<Suggestion> {
    // A path into a field can only mean the field: none can be updated in part.
    let name = head(name);
    let takes = |candidate: &Suggestion, corrections: usize| {
        let known = candidate.name();
        let is_beginning = name.len() > 2 && is_prefix(known, name);
        is_beginning
            || has_same_letters(known, name)
            || corrections <= known.len() / 3 && can_correct(known.as_bytes(), name, corrections)
    };
    let candidates = |corrections| candidates.iter().find(|known| takes(known, corrections));
    (0..=MAX_CORRECTIONS).find_map(candidates).copied()
}

/// Whether this number of corrections turns a name into a known one. A correction changes, adds or
/// removes a character, or swaps two that are next to each other.
fn can_correct(known: &[u8], name: &[u16], corrections: usize) -> bool {
    match (known, name) {
        ([], []) => true,
        // A character outside the BMP is corrected once, so its second half does not count.
        (_, [unit, name @ ..]) if is_low_surrogate(*unit) => can_correct(known, name, corrections),
        ([one, known @ ..], [other, name @ ..]) if u16::from(*one) == *other => {
            can_correct(known, name, corrections)
        }
        _ => corrections.checked_sub(1).is_some_and(|left| {
            let (less_known, less_name) =
                (known.get(1..).unwrap_or_default(), name.get(1..).unwrap_or_default());
            can_correct(less_known, less_name, left)
                || can_correct(less_known, name, left)
                || can_correct(known, less_name, left)
                || matches!(
                    (known, name),
                    ([a, b, known @ ..], [c, d, name @ ..])
                        if u16::from(*a) == *d
                            && u16::from(*b) == *c
                            && can_correct(known, name, left)
                )
        }),
    }
}

const fn is_low_surrogate(unit: u16) -> bool {
    unit & 0xfc00 == 0xdc00
}

fn is_prefix(known: &str, name: &[u16]) -> bool {
    let known = known.bytes().map(u16::from);
    name.len() <= known.len() && known.zip(name).all(|(one, other)| one == *other)
}

/// Whether two names differ in nothing but case and separators.
pub(super) fn has_same_letters(known: &str, name: &[u16]) -> bool {
    letters(known.bytes().map(u16::from)).eq(letters(name.iter().copied()))
}

/// The units without separators, in lower case.
fn letters(units: impl Iterator<Item = u16>) -> impl Iterator<Item = u16> {
    units.filter(|unit| !matches!(unit, 0x20 | 0x2d | 0x5f)).map(|unit| match unit {
        0x41..=0x5a => unit | 0x20,
        other => other,
    })
}
