//! Field masks: which fields an update changes, and their text form.

use crate::contract::{ALL_PATHS, FIELD_NAMES};
use crate::report::{Place, Report, Rule};
use crate::suggestion;
use crate::value::{Text, Value};

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

    /// Reads the value of `updateMask`. None where it is absent or null, and where it is refused, which the report then says.
    pub fn read<'a>(value: &Value<'a>, report: &mut Report) -> Option<Self> {
        if value.is_empty() { None } else { Self::read_required(value, report) }
    }

    /// Reads a value that has to be a mask. None where it is refused, which the report then says.
    pub fn read_required<'a>(value: &Value<'a>, report: &mut Report) -> Option<Self> {
        match value {
            Value::Text(text) => Self::parse(text, report),
            Value::Mask(mask) => Some(*mask),
            _ => {
                report.violation(Place::UpdateMask, Rule::Type { expected: "string" });
                None
            }
        }
    }

    /// Parses the text form: names separated by commas, without white space.
    fn parse<'a>(text: &Text<'a>, report: &mut Report) -> Option<Self> {
        if !text.well_formed {
            report.violation(Place::UpdateMask, Rule::WellFormed {});
        }
        let mut rest = Some(text.content).filter(|content| !content.is_empty());
        let paths = std::iter::from_fn(|| {
            let (path, behind) = suggestion::split_at_byte(rest?, b',');
            rest = behind;
            // Only the last path can be one whose end is not here.
            let cut_from = text.cut_from.filter(|_| behind.is_none());
            let well_formed =
                text.well_formed || !path.chars().any(|character| character == char::REPLACEMENT_CHARACTER);
            Some(Value::Text(Text { content: path, cut_from, well_formed }))
        });
        // What is wrong with those is said of the mask as a whole.
        let mut paths = (0..)
            .zip(paths)
            .filter(|(_, path)| !matches!(path, Value::Text(Text { well_formed: false, .. })))
            .peekable();
        if !text.well_formed && paths.peek().is_none() {
            return None;
        }
        Self::collect(&mut paths, report).filter(|_| text.well_formed)
    }

    /// The set of these paths, each with its position. None where one is refused, which the report then says.
    pub fn collect<'a>(paths: &mut dyn Iterator<Item = (u32, Value<'a>)>, report: &mut Report) -> Option<Self> {
        let faults = report.violations.len();
        let mut mask = Self::default();
        let mut repeated = Self::default();
        let mut refused = Vec::new();
        for (index, value) in paths {
            let Value::Text(path) = value else {
                report.violation(Place::MaskPath(index), Rule::Type { expected: "string" });
                continue;
            };
            let Some((field, name)) = (0..).zip(FIELD_NAMES).find(|(_, name)| path.exact() == Some(*name)) else {
                // What stands there a hundred times is still one mistake.
                if !refused.iter().any(|other: &Text<'_>| other.content == path.content) {
                    refused.push(path);
                    refuse(path, Place::MaskPath(index), report);
                }
                continue;
            };
            if mask.contains(field) && !repeated.contains(field) {
                report.warning(Place::UpdateMask, Rule::MaskDuplicatePath { path: name });
                repeated.insert(field);
            }
            mask.insert(field);
        }
        if report.violations.len() > faults {
            return None;
        }
        if mask.is_empty() {
            report.violation(Place::UpdateMask, Rule::MaskEmpty {});
            return None;
        }
        Some(mask)
    }
}

/// Says what is wrong with a path that is no field's name.
fn refuse<'a>(path: Text<'a>, place: Place, report: &mut Report) {
    let trimmed = path.content.trim_matches(is_white_space);
    let has_inner_space = trimmed.chars().any(is_white_space);
    if !path.well_formed {
        report.violation(place, Rule::WellFormed {});
    } else if trimmed.is_empty() {
        report.violation(place, Rule::MaskSyntax { suggestion: None });
    } else if has_inner_space || trimmed.len() < path.content.len() {
        let suggestion = suggestion::nearest_field(trimmed);
        report.violation(place, Rule::MaskSyntax { suggestion });
        // Without the space the path may still be wrong.
        if suggestion.is_none() && !has_inner_space {
            report.violation(place, refusal(trimmed));
        }
    } else {
        report.violation(place, refusal(trimmed));
    }
}

/// What is wrong with a name that is no field's.
fn refusal(name: &str) -> Rule {
    if suggestion::is_read_only(name) {
        Rule::MaskReadOnlyPath {}
    } else {
        let all = || (name == "*").then_some(ALL_PATHS);
        Rule::MaskUnknownPath { suggestion: suggestion::nearest_field(name).or_else(all) }
    }
}

/// What ECMAScript trims.
fn is_white_space(character: char) -> bool {
    matches!(
        character,
        '\t'..='\r' | ' ' | '\u{a0}' | '\u{1680}' | '\u{2000}'..='\u{200a}' | '\u{2028}' | '\u{2029}' | '\u{202f}' | '\u{205f}' | '\u{3000}' | '\u{feff}'
    )
}
