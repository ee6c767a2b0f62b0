//! Field masks: which fields an update changes, and their text form.

use crate::contract::{FIELD_NAMES, MAX_MASK};
use crate::report::{Known, Place, Report, Rule};
use crate::suggestion;
use crate::value::{Text, Value, count};
use crate::wire::Reader;

/// What stands for a lone surrogate.
const REPLACEMENT: &[u8] = "\u{fffd}".as_bytes();

/// A set of fields, one bit each in document order.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct FieldMask(u32);

impl FieldMask {
    /// Every field.
    pub const ALL: Self = Self((1 << FIELD_NAMES.len()) - 1);

    /// The bits, the first field's lowest.
    #[must_use]
    pub const fn bits(self) -> u32 {
        self.0
    }

    /// The set with these bits; what is no field's is dropped.
    #[must_use]
    pub const fn from_bits(bits: u32) -> Self {
        Self(bits & Self::ALL.0)
    }

    /// Adds a field, by its position in document order.
    #[inline(never)]
    pub fn insert(&mut self, field: u32) {
        self.0 |= 1 << field;
    }

    /// Whether the field is in the set.
    #[must_use]
    pub const fn contains(self, field: u32) -> bool {
        self.0 >> field & 1 == 1
    }

    /// Whether no field is in the set.
    #[must_use]
    pub const fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// The names, in document order.
    pub fn names(self) -> impl Iterator<Item = &'static str> {
        (0..).zip(FIELD_NAMES).filter(move |(field, _)| self.contains(*field)).map(|(_, name)| name)
    }

    /// Reads the value of `updateMask`. None where it is absent or null, and where it is refused,
    /// which the report then says.
    pub fn read<'a>(value: &Value<'a>, report: &mut Report<'_>) -> Option<Self> {
        if value.is_empty() { None } else { Self::read_required(value, report) }
    }

    /// Reads a value that has to be a mask. None where it is refused, which the report then says.
    pub fn read_required<'a>(value: &Value<'a>, report: &mut Report<'_>) -> Option<Self> {
        match value {
            Value::Text(text) => Self::parse(text, report),
            Value::Mask(mask) => Some(*mask),
            _ => {
                report.violation(Place::UPDATE_MASK, Rule::wrong_type(Known::STRING));
                None
            }
        }
    }

    /// Parses the text form: names separated by commas, without white space.
    fn parse(text: &Text<'_>, report: &mut Report<'_>) -> Option<Self> {
        let mut paths = Paths::new(report);
        if !text.well_formed {
            paths.report.violation(Place::UPDATE_MASK, Rule::well_formed());
        }
        if let Some(actual) = text.longer_than(MAX_MASK) {
            paths.report.violation(Place::UPDATE_MASK, Rule::max_len(MAX_MASK, actual));
        }
        let texts =
            || text.content.split(|byte| *byte == b',').take_while(|_| !text.content.is_empty());
        // The last one may be cut.
        let whole = texts().count().saturating_sub(text.cut_from.is_some().into());
        for (index, path) in texts().enumerate().take(whole) {
            // That a path is ill-formed is said of the mask as a whole.
            if text.well_formed || !path.windows(REPLACEMENT.len()).any(|part| part == REPLACEMENT)
            {
                let is_first = || !texts().take(index).any(|earlier| earlier == path);
                paths.add(
                    count(index),
                    Text { content: path, cut_from: None, well_formed: true },
                    is_first,
                );
            }
        }
        paths.mask()
    }

    /// The set of the paths that are left. None where one is refused, which the report then says.
    pub fn collect(texts: Reader<'_>, report: &mut Report<'_>) -> Option<Self> {
        let mut paths = Paths::new(report);
        for (index, value) in texts.values().enumerate() {
            match value {
                Value::Text(path) => {
                    let is_same = |earlier| matches!(earlier, Value::Text(text) if text.content == path.content);
                    paths.add(count(index), path, || !texts.values().take(index).any(is_same));
                }
                _ => paths
                    .report
                    .violation(Place::mask_path(count(index)), Rule::wrong_type(Known::PATH)),
            }
        }
        paths.mask()
    }
}

/// The paths of a mask, one after the other.
struct Paths<'r, 'w> {
    report: &'r mut Report<'w>,
    /// The violations that were found before.
    others: u32,
    fields: FieldMask,
    repeated: FieldMask,
}

impl<'r, 'w> Paths<'r, 'w> {
    #[inline(never)]
    fn new(report: &'r mut Report<'w>) -> Self {
        let others = report.violations();
        Self { report, others, fields: FieldMask::default(), repeated: FieldMask::default() }
    }

    fn add(&mut self, index: u32, path: Text<'_>, is_first: impl FnOnce() -> bool) {
        let Some((field, _)) =
            (0..).zip(FIELD_NAMES).find(|(_, name)| path.exact() == Some(name.as_bytes()))
        else {
            // What stands there a hundred times is still one mistake.
            if is_first() {
                refuse(path, Place::mask_path(index), self.report);
            }
            return;
        };
        if self.fields.contains(field) && !self.repeated.contains(field) {
            self.report
                .warning(Place::UPDATE_MASK, Rule::mask_duplicate_path(Known::member(field)));
            self.repeated.insert(field);
        }
        self.fields.insert(field);
    }

    /// The set of them. None where one was refused, or there was none.
    fn mask(self) -> Option<FieldMask> {
        if self.report.violations() > self.others {
            return None;
        }
        if self.fields.is_empty() {
            self.report.violation(Place::UPDATE_MASK, Rule::mask_empty());
            return None;
        }
        Some(self.fields)
    }
}

/// Says what is wrong with a path that is no field's name.
fn refuse(path: Text<'_>, place: Place, report: &mut Report<'_>) {
    let (trimmed, has_inner_space) = trim(path.content);
    if !path.well_formed {
        report.violation(place, Rule::well_formed());
    } else if trimmed.is_empty() {
        report.violation(place, Rule::mask_syntax(Known::NONE));
    } else if has_inner_space || trimmed.len() < path.content.len() {
        let suggestion = suggestion::nearest_field(trimmed);
        report.violation(place, Rule::mask_syntax(suggestion));
        // Without the space the path may still be wrong.
        if suggestion == Known::NONE && !has_inner_space {
            report.violation(place, refusal(trimmed));
        }
    } else {
        report.violation(place, refusal(trimmed));
    }
}

/// What is wrong with a name that is no field's.
fn refusal(name: &[u8]) -> Rule {
    if suggestion::is_read_only(name) {
        Rule::mask_read_only_path()
    } else {
        let all = || if name == b"*" { Known::ALL_PATHS } else { Known::NONE };
        Rule::mask_unknown_path(suggestion::nearest_field(name).or(all))
    }
}

/// The text without the white space around it, and whether there is some inside.
fn trim(text: &[u8]) -> (&[u8], bool) {
    let mut start = None;
    let mut end = 0;
    let mut has_inner_space = false;
    let mut position = 0;
    while let Some(rest) = text.get(position..).filter(|rest| !rest.is_empty()) {
        match white_space_at(rest) {
            0 => {
                has_inner_space |= start.is_some() && end < position;
                start = start.or(Some(position));
                position += 1;
                end = position;
            }
            width => position += width,
        }
    }
    (text.get(start.unwrap_or(end)..end).unwrap_or_default(), has_inner_space)
}

/// The number of bytes of the white space with which a text begins: of one character of those that
/// ECMAScript trims.
fn white_space_at(text: &[u8]) -> usize {
    match text {
        [b'\t'..=b'\r' | b' ', ..] => 1,
        // U+00A0.
        [0xc2, 0xa0, ..] => 2,
        // U+1680, U+2000 to U+200A, U+2028, U+2029, U+202F, U+205F, U+3000 and U+FEFF.
        [0xe1, 0x9a, 0x80, ..]
        | [0xe2, 0x80, 0x80..=0x8a | 0xa8 | 0xa9 | 0xaf, ..]
        | [0xe2, 0x81, 0x9f, ..]
        | [0xe3, 0x80, 0x80, ..]
        | [0xef, 0xbb, 0xbf, ..] => 3,
        _ => 0,
    }
}
