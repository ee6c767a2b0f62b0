//! The rules for field masks.

use super::suggestion::{has_same_letters, is_read_only, nearest};
use crate::contract::{Field, FieldSet, MAX_MASK, Member};
use crate::input::{Text, Value, count, limit};
use crate::report::{Expected, FieldSuggestion, Place, PlaceKind, Report, Rule, Suggestion};

const MASK: Place = Place::only(PlaceKind::UpdateMask);

const COMMA: u16 = b',' as u16;

/// Reads a mask in its text form: names separated by commas, without white space. Returns `None` if
/// it is refused; the report then says why.
pub fn parse(value: &Value<'_>, report: &mut Report<'_>) -> Option<FieldSet> {
    let Some(text) = value.text() else {
        report.violation(MASK, Rule::wrong_type(Expected::String));
        return None;
    };
    let mut paths = Paths::new(report);
    let is_well_formed = text.is_well_formed();
    if !is_well_formed {
        paths.report.violation(MASK, Rule::well_formed());
    }
    let units = match text.longer_than(MAX_MASK) {
        None => text.units,
        Some(actual) => {
            paths.report.violation(MASK, Rule::max_len(MAX_MASK, actual));
            whole_paths_at_beginning(&text)
        }
    };
    if units.is_empty() {
        return paths.finish();
    }
    let segments = || units.split(|unit| *unit == COMMA);
    for (index, units) in segments().enumerate() {
        let path = Text { units, cut: None };
        if let Some(field) = field_named(&path) {
            paths.add(field);
            continue;
        }
        // That a path has a lone surrogate is reported once, for the whole mask.
        let is_readable = is_well_formed || path.is_well_formed();
        // The same wrong path a hundred times is still one mistake.
        let is_first =
            || !segments().take(index).any(|units| Text { units, cut: None }.equals(&path));
        if is_readable && is_first() {
            refuse(&path, Place::nth(PlaceKind::MaskPath, count(index)), paths.report);
        }
    }
    paths.finish()
}

/// The paths at the beginning of a mask that is too long, without the last one, which may be cut.
fn whole_paths_at_beginning<'a>(text: &Text<'a>) -> &'a [u16] {
    let beginning = text.units.get(..limit::SHORT).unwrap_or(text.units);
    let last_comma = beginning.iter().rposition(|unit| *unit == COMMA).unwrap_or_default();
    beginning.get(..last_comma).unwrap_or_default()
}

/// Collects the paths of a mask, which differ from each other. Returns `None` if one is refused;
/// the report then says why.
pub fn collect<'a>(
    values: impl Iterator<Item = Value<'a>>,
    report: &mut Report<'_>,
) -> Option<FieldSet> {
    let mut paths = Paths::new(report);
    for (index, value) in (0..).zip(values) {
        let place = Place::nth(PlaceKind::MaskPath, index);
        let Some(path) = value.text() else {
            paths.report.violation(place, Rule::wrong_type(Expected::Path));
            continue;
        };
        match field_named(&path) {
            Some(field) => paths.add(field),
            None => refuse(&path, place, paths.report),
        }
    }
    paths.finish()
}

fn field_named(path: &Text<'_>) -> Option<Field> {
    Field::ALL.iter().copied().find(|field| path.is_ascii(field.name()))
}

/// The paths of a mask, one after the other.
struct Paths<'r, 'a> {
    report: &'r mut Report<'a>,
    /// The violations before the first path.
    violations_before: usize,
    fields: FieldSet,
    repeated: FieldSet,
}

impl<'r, 'a> Paths<'r, 'a> {
    fn new(report: &'r mut Report<'a>) -> Self {
        let violations_before = report.violations();
        let (fields, repeated) = (FieldSet::default(), FieldSet::default());
        Self { report, violations_before, fields, repeated }
    }

    fn add(&mut self, field: Field) {
        if self.fields.contains(field) && !self.repeated.contains(field) {
            self.report.warning(MASK, Rule::mask_duplicate_path(field));
            self.repeated.insert(field);
        }
        self.fields.insert(field);
    }

    /// The set of the paths; `None` if one was refused, or there was none.
    fn finish(self) -> Option<FieldSet> {
        if self.report.violations() > self.violations_before {
            return None;
        }
        if self.fields.is_empty() {
            self.report.violation(MASK, Rule::mask_empty());
            return None;
        }
        Some(self.fields)
    }
}

/// Reports what is wrong with a path that is not the name of a field.
fn refuse(path: &Text<'_>, place: Place, report: &mut Report<'_>) {
    let trimmed = trim(path.units);
    let has_inner_space = trimmed.iter().copied().any(is_white_space);
    if !path.is_well_formed() {
        report.violation(place, Rule::well_formed());
    } else if trimmed.is_empty() {
        report.violation(place, Rule::mask_syntax(FieldSuggestion(None)));
    } else if has_inner_space || trimmed.len() < path.units.len() {
        let suggestion = nearest(trimmed, Suggestion::FIELDS);
        report.violation(place, Rule::mask_syntax(FieldSuggestion(suggestion)));
        // Without the white space the path may still be wrong.
        if suggestion.is_none() && !has_inner_space {
            report.violation(place, refusal(trimmed));
        }
    } else {
        report.violation(place, refusal(trimmed));
    }
}

/// The rule that a path violates if it is not the name of a field.
fn refusal(name: &[u16]) -> Rule {
    // The id is a part of the URL, and no update changes it.
    if is_read_only(name) || has_same_letters(Member::ImageId.name(), name) {
        return Rule::mask_read_only_path();
    }
    let is_wildcard = name == [u16::from(b'*')];
    let all_fields = is_wildcard.then_some(Suggestion::AllFields);
    Rule::mask_unknown_path(all_fields.or_else(|| nearest(name, Suggestion::FIELDS)))
}

/// The units without white space around them.
fn trim(units: &[u16]) -> &[u16] {
    let is_content = |unit: &u16| !is_white_space(*unit);
    let start = units.iter().position(is_content).unwrap_or(units.len());
    let end = units.iter().rposition(is_content).map_or(start, |last| last + 1);
    units.get(start..end).unwrap_or_default()
}

/// Whether a unit is white space that ECMAScript trims.
const fn is_white_space(unit: u16) -> bool {
    matches!(
        unit,
        0x09..=0x0d | 0x20 | 0xa0 | 0x1680 | 0x2000..=0x200a | 0x2028 | 0x2029 | 0x202f | 0x205f
            | 0x3000 | 0xfeff
    )
}
