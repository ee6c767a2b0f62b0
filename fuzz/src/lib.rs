//! What is asked of the engine for arbitrary bytes. `fuzz_targets/` gives it bytes from libFuzzer,
//! and `tests/fuzz.rs` random ones, for a short time in every run of the tests.
//!
//! Each function fails by a panic: the engine's own, or that of an assertion.

use std::cell::RefCell;

use yc_image_update::boundary::Buffers;
use yc_image_update::calls::edits::plan_patch;
use yc_image_update::calls::outcomes::Outcomes;
use yc_image_update::calls::preview::{Change, Effect, preview_body};
use yc_image_update::calls::rebase::{Rebased, RebasedLabel, rebase_edits};
use yc_image_update::calls::request::{Endpoint, plan_request};
use yc_image_update::calls::update::validate_update;
use yc_image_update::contract::{
    CONTRACTS, Field, FieldSet, MAX_HEADER_VALUE, MAX_IMAGE_ID, Member, PATH,
};
use yc_image_update::input::{Cell, Image, Input, Kind, Message};
use yc_image_update::report::{Finding, PlaceKind, ROOM, RULES, Report};
use yc_image_update::rules::mask::{collect, parse};

/// Bytes that become numbers, one after the other; zeros when there are no more.
struct Source<'b>(&'b [u8]);

impl Source<'_> {
    fn byte(&mut self) -> u8 {
        let Some((first, rest)) = self.0.split_first() else { return 0 };
        self.0 = rest;
        *first
    }

    fn unit(&mut self) -> u16 {
        u16::from_le_bytes([self.byte(), self.byte()])
    }

    /// A small number, or any word.
    fn word(&mut self) -> u32 {
        match self.byte() {
            255 => u32::from_le_bytes([self.byte(), self.byte(), self.byte(), self.byte()]),
            254 => u32::from(self.unit()),
            small => u32::from(small),
        }
    }

    /// The rest as units. A byte is a unit in ASCII, or the first of three that hold any unit.
    fn units(&mut self) -> Vec<u16> {
        let mut units = Vec::new();
        while !self.0.is_empty() {
            let byte = self.byte();
            units.push(if byte < 0x80 { u16::from(byte) } else { self.unit() });
        }
        units
    }
}

/// What a call returns and finds, after checks that hold for every report.
fn found<T>(call: impl FnOnce(&mut Report<'_>) -> T) -> (T, Vec<Finding>) {
    let mut room = vec![Finding::default(); ROOM];
    let mut report = Report::new(&mut room);
    let returned = call(&mut report);
    let (length, violations) = (report.len(), report.violations());
    assert!(length <= ROOM, "an answer beyond its room");
    room.truncate(length);
    check(&room);
    let here = room.iter().filter(|finding| finding.is_warning == 0).count();
    assert!(here == violations || length == ROOM, "{here} of {violations} violations");
    (returned, room)
}

/// Everything in findings is something that JavaScript has a name for.
fn check(findings: &[Finding]) {
    for finding in findings {
        assert!(finding.is_warning <= 1);
        assert!(RULES.get(finding.rule as usize).is_some(), "{finding:?}");
        let place = PlaceKind::from_number(finding.place).expect("the kind of a place");
        if place == PlaceKind::Field {
            assert!(Field::from_number(finding.index).is_some(), "{finding:?}");
        }
    }
}

/// A message with these cells and units at its beginning.
fn message_of(cells: &[Cell], units: &[u16]) -> Box<Message> {
    let mut message = Box::new(Message::new());
    message.cells[..cells.len()].copy_from_slice(cells);
    message.units[..units.len()].copy_from_slice(units);
    message
}

/// Any cells and units: every call on them ends, and answers within its room.
pub fn message(bytes: &[u8]) {
    let mut source = Source(bytes);
    let count = usize::from(source.byte() % 64);
    let cells: Vec<Cell> = (0..count)
        .map(|_| Cell {
            kind: source.word(),
            start: source.word(),
            length: source.word(),
            total: source.word(),
        })
        .collect();
    let units = source.units();
    let message = message_of(&cells, &units);
    let (input, image) = (Input::of(message.value(0)), Image::of(message.value(1)));
    for contract in &CONTRACTS {
        found(|report| validate_update(contract, input.as_ref(), image.as_ref(), report));
        let (plan, findings) =
            found(|report| plan_patch(contract, input.as_ref(), image.as_ref(), report));
        assert_eq!(plan.values.bits() & !plan.mask.bits(), 0, "a value outside the mask");
        assert!(input.is_some() || !findings.is_empty());
        let (path, findings) =
            found(|report| plan_request(contract, &message, Endpoint::Usable, report));
        assert_eq!(path.is_none(), findings.iter().any(|finding| finding.is_warning == 0));
    }
    found(|report| parse(&message.value(0), report));
    found(|report| collect(message.value(0).list(), report));

    BUFFERS.with_borrow_mut(|buffers| outcomes(buffers, &cells, &units));
}

thread_local! {
    // Too large for the stack of a thread.
    static BUFFERS: RefCell<Buffers> = const { RefCell::new(Buffers::new()) };
}

/// Previews and rebases in the memory that JavaScript shares, which still has the cells of earlier
/// messages.
fn outcomes(buffers: &mut Buffers, cells: &[Cell], units: &[u16]) {
    buffers.message.cells[..cells.len()].copy_from_slice(cells);
    let length = units.len().min(buffers.message.units.len());
    buffers.message.units[..length].copy_from_slice(&units[..length]);
    let mut is_answered = false;
    buffers.answer(|message, answering| {
        let image = |position| Image::of(message.value(position));
        if let (Some(input), Some(base)) = (Input::of(message.value(0)), image(1)) {
            preview_body(&input, &base, answering.outcomes);
            is_answered = true;
        }
    });
    if !is_answered {
        return;
    }
    check_outcomes(&buffers.answer.outcomes, |outcome| Change::from_number(outcome).is_some());
    let fields = &buffers.answer.outcomes.fields;
    assert!(fields.iter().all(|effect| Effect::from_number(*effect).is_some()));

    buffers.answer(|message, answering| {
        let (input, base) = (Input::of(message.value(0)), Image::of(message.value(1)));
        let current = Image::of(message.value(2)).or(base);
        let (Some(input), Some(base), Some(current)) = (input, base, current) else { return };
        rebase_edits(&input, &base, &current, answering.outcomes);
    });
    let is_known = |outcome| RebasedLabel::from_number(outcome).is_some();
    check_outcomes(&buffers.answer.outcomes, is_known);
    let fields = &buffers.answer.outcomes.fields;
    assert!(fields.iter().all(|outcome| Rebased::from_number(*outcome).is_some()));
}

fn check_outcomes(outcomes: &Outcomes, is_known: impl Fn(u32) -> bool) {
    let labels = &outcomes.labels;
    let list = labels.list.get(..labels.length as usize).expect("labels in their room");
    assert!(list.iter().all(|label| is_known(label.outcome)));
}

/// A message with a single value.
fn alone(kind: Kind, units: &[u16]) -> Cell {
    Cell { kind: kind as u32, start: 0, length: units.len() as u32, total: 0 }
}

fn is_well_formed(units: &[u16]) -> bool {
    char::decode_utf16(units.iter().copied()).all(|character| character.is_ok())
}

/// Any text as a mask: it is accepted exactly if it is a list of names.
pub fn mask(bytes: &[u8]) {
    let units = Source(bytes).units();
    let is_whole = is_well_formed(&units);
    let cell = alone(if is_whole { Kind::Text } else { Kind::IllFormedText }, &units);
    let message = message_of(&[cell], &units);
    let (parsed, findings) = found(|report| parse(&message.value(0), report));

    let text = String::from_utf16_lossy(&units);
    let mut expected = Some(FieldSet::default());
    for path in text.split(',') {
        let field = Field::ALL.iter().find(|field| field.name() == path);
        expected = expected.zip(field).map(|(mut fields, field)| {
            fields.insert(*field);
            fields
        });
    }
    assert_eq!(parsed, expected.filter(|_| text.chars().count() <= 4096), "{text:?}");
    assert_eq!(parsed.is_none(), findings.iter().any(|finding| finding.is_warning == 0));

    // The paths as a list mean the same.
    let mut start = 0;
    let mut cells = vec![Cell { kind: Kind::List as u32, start: 1, length: 0, total: 0 }];
    for path in units.split(|unit| *unit == u16::from(b',')) {
        let kind = if is_well_formed(path) { Kind::Text } else { Kind::IllFormedText };
        cells.push(Cell { start, ..alone(kind, path) });
        start += path.len() as u32 + 1;
    }
    cells[0].length = cells.len() as u32 - 1;
    let message = message_of(&cells, &units);
    let (collected, _) = found(|report| collect(message.value(0).list(), report));
    assert_eq!(collected, expected, "{text:?}");
}

/// Any text as an integer: as a string, a bigint and a number.
pub fn int64(bytes: &[u8]) {
    let mut source = Source(bytes);
    let kind = [Kind::Text, Kind::Integer, Kind::Number][usize::from(source.byte() % 3)];
    let units = source.units();
    let text = String::from_utf16_lossy(&units);
    let first = Member::ALL.len() as u32;
    let position = 1 + Member::MinDiskSize as usize;
    let mut cells = vec![Cell::default(); 1 + first as usize];
    cells[0] = Cell { kind: Kind::Object as u32, start: 1, length: 0, total: 0 };
    let is_whole = is_well_formed(&units);
    let kind = if kind == Kind::Text && !is_whole { Kind::IllFormedText } else { kind };
    cells[position] = alone(kind, &units);
    let message = message_of(&cells, &units);
    let update = Input::of(message.value(0));
    let ((), findings) =
        found(|report| validate_update(&CONTRACTS[0], update.as_ref(), None, report));
    let rules: Vec<_> = findings
        .iter()
        .filter(|finding| finding.is_warning == 0)
        .map(|finding| RULES[finding.rule as usize].id)
        .collect();

    // The spelling of an integer is the one that Rust writes, of any length.
    let digits = text.strip_prefix('-').unwrap_or(&text);
    let is_decimal = text == "0"
        || digits.starts_with(|first: char| ('1'..='9').contains(&first))
            && digits.bytes().all(|digit| digit.is_ascii_digit());
    let integer: Option<i128> = text.parse().ok().filter(|_| is_decimal);
    let rule = &CONTRACTS[0].min_disk_size;
    let is_in_range =
        integer.is_some_and(|integer| (rule.gte.into()..=rule.lte.into()).contains(&integer));
    let expected: &[&str] = match kind {
        _ if is_in_range => &[],
        Kind::IllFormedText => &["string.well_formed", "int64.format"],
        Kind::Text if is_decimal => &["int64.gte_lte"],
        Kind::Text => &["int64.format"],
        // A bigint is an integer whatever its text is.
        Kind::Integer => &["int64.gte_lte"],
        _ => {
            let is_safe = integer.is_some_and(|integer| integer.abs() < 1 << 53);
            if is_safe {
                &["int64.gte_lte"]
            } else if is_decimal || units.contains(&u16::from(b'+')) {
                &["int64.unsafe"]
            } else {
                &["int64.format"]
            }
        }
    };
    assert_eq!(rules, expected, "{kind:?} {text:?}");
}

/// Any id, headers and body: a path leads to exactly this id, and every header can be sent.
pub fn request(bytes: &[u8]) {
    let mut source = Source(bytes);
    let lengths = [source.byte() % 60, source.byte(), source.byte(), source.byte()];
    let has_header = source.byte();
    let is_named = source.byte().is_multiple_of(2);
    let mut units = source.units();
    units.resize(units.len().max(1024), u16::from(b'x'));

    let mut cells = vec![Cell::default(); 5];
    let mut start = 0;
    for (index, length) in lengths.into_iter().enumerate() {
        let length = usize::from(length);
        let kind = if is_well_formed(&units[start..start + length]) {
            Kind::Text
        } else {
            Kind::IllFormedText
        };
        if index == 0 || has_header >> index & 1 == 1 {
            let cell = alone(kind, &units[start..start + length]);
            cells[index] = Cell { start: start as u32, ..cell };
        }
        start += length;
    }
    let body = cells.len() as u32;
    cells[4] = Cell { kind: Kind::Object as u32, start: body, length: 0, total: 0 };
    cells.resize(cells.len() + Member::ALL.len(), Cell::default());
    if is_named {
        let mask: Vec<u16> = "name".encode_utf16().collect();
        let cell = alone(Kind::Text, &mask);
        cells[body as usize + Member::UpdateMask as usize] =
            Cell { start: units.len() as u32, ..cell };
        units.extend(mask);
    }
    let message = message_of(&cells, &units);
    let (path, findings) =
        found(|report| plan_request(&CONTRACTS[0], &message, Endpoint::Usable, report));
    assert_eq!(path.is_none(), findings.iter().any(|finding| finding.is_warning == 0));
    let Some(path) = path else { return };

    assert!(is_named, "a body without a mask");
    let of = |cell: &Cell| &units[cell.start as usize..][..cell.length as usize];
    let id = String::from_utf16(of(&cells[0])).expect("a well-formed id");
    assert_eq!(path, PATH);
    assert!((1..=MAX_IMAGE_ID as usize).contains(&id.chars().count()));
    assert!(id != "." && id != "..");
    for cell in &cells[1..4] {
        let is_absent = cell.kind == Kind::Absent as u32;
        let value = of(cell);
        let is_visible = value.iter().all(|unit| (0x21..=0x7e).contains(unit));
        let is_sendable = is_visible && (1..=MAX_HEADER_VALUE as usize).contains(&value.len());
        assert!(is_absent || is_sendable, "{value:?}");
    }
}
