//! Edges that no example of a body comes near: the sizes of rooms, every white-space character, the
//! bounds of lengths, and every name that is nearly that of a field.

mod support;

use std::cell::RefCell;
use std::collections::BTreeSet;

use support::found::{found, id_of};
use support::message::message_of;
use yc_image_update::boundary::Buffers;
use yc_image_update::calls::edits::plan_patch;
use yc_image_update::calls::outcomes::{MAX_LABELS, Outcomes};
use yc_image_update::calls::preview::{Change, preview_body};
use yc_image_update::calls::rebase::{Rebased, rebase_edits};
use yc_image_update::contract::{CONTRACTS, Field, FieldSet, ImageMember, Member};
use yc_image_update::input::{Cell, Image, Input, Kind, Message, Value, limit, room};
use yc_image_update::report::{Finding, Place, PlaceKind, ROOM, Report, Suggestion};
use yc_image_update::rules::mask;

thread_local! {
    // One for all texts of a test: a message has 0.7 MB.
    static MESSAGE: RefCell<Message> = const { RefCell::new(Message::new()) };
}

/// Reads a text.
fn with_text<T>(cell: Cell, units: &[u16], read: impl FnOnce(&Value<'_>) -> T) -> T {
    MESSAGE.with_borrow_mut(|message| {
        message.cells[0] = cell;
        message.units[..units.len()].copy_from_slice(units);
        read(&message.value(0))
    })
}

/// What a mask of these units finds.
fn findings_of(units: &[u16]) -> Vec<Finding> {
    let length = units.len().try_into().unwrap();
    let cell = Cell { kind: Kind::Text as u32, start: 0, length, total: 0 };
    // A few are enough here, and the room for all takes long to fill.
    let mut room = [Finding::default(); 4];
    let mut report = Report::new(&mut room);
    with_text(cell, units, |text| mask::parse(text, &mut report));
    let length = report.len();
    room[..length].to_vec()
}

fn units(text: &str) -> Vec<u16> {
    text.encode_utf16().collect()
}

/// The sizes follow from the limits in `docs/design.md`. They decide the memory of the package.
#[test]
fn rooms() {
    assert_eq!(limit::MASK_UNITS, 2 * 4096);
    assert_eq!(limit::UNITS_IN_ALL, 32_768);
    // The keys and the values of 1,024 rows and of the 256 labels of each of two images, 1,024
    // unknown keys, and 64 for members.
    assert_eq!(room::CELLS, 2 * 1024 + 4 * 256 + 1024 + 64);
    // Strings up to the limit and one more, a mask, three headers, and 65 units for each value that
    // may follow: the rows, the labels of the images, the unknown keys and 32 members.
    let beginnings = 2 * 1024 + 4 * 256 + 1024 + 32;
    assert_eq!(room::UNITS, 32_768 + 4096 + 8192 + 3 * 8000 + 65 * beginnings);
    // Seven findings for each row, one for each unknown key, two for each of 4,097 paths, and 64.
    assert_eq!(ROOM, 7 * 1024 + 1024 + 2 * 4097 + 64);
    assert_eq!(MAX_LABELS, 1024 + 256);
    let bytes = 16 * room::CELLS + 2 * room::UNITS + 24 * ROOM + 8 * MAX_LABELS + 4 * 8;
    assert_eq!(size_of::<Buffers>(), bytes);
}

#[test]
fn every_unit_of_white_space() {
    // ECMAScript trims what Unicode calls white space, without U+0085, and U+FEFF.
    let is_white_space = |unit: u16| {
        let character = char::from_u32(unit.into());
        unit == 0xfeff || unit != 0x85 && character.is_some_and(char::is_whitespace)
    };
    for unit in (0..=u16::MAX).filter(|unit| !(0xd800..=0xdfff).contains(unit)) {
        if unit == u16::from(b',') {
            continue;
        }
        let expected =
            if is_white_space(unit) { "field_mask.syntax" } else { "field_mask.unknown_path" };
        let name = units("name");
        let texts = [
            [&[unit], name.as_slice()].concat(),
            [name.as_slice(), &[unit]].concat(),
            [&units("na"), [unit].as_slice(), &units("me")].concat(),
        ];
        for text in texts {
            let rules: Vec<_> = findings_of(&text).iter().map(id_of).collect();
            assert_eq!(rules, [expected], "U+{unit:04X} in {text:?}");
        }
    }
}

/// The number of characters of a text, if it is greater than `max`. `total` is that of the whole
/// text if only its beginning is here, else 0.
fn longer_than(max: usize, units: &[u16], total: usize) -> Option<u32> {
    let [max, length, total] = [max, units.len(), total].map(|number| number.try_into().unwrap());
    let cell = Cell { kind: Kind::Text as u32, start: 0, length, total };
    with_text(cell, units, |text| text.content().longer_than(max))
}

#[test]
fn lengths_at_their_bound() {
    for max in [1, 2, 63, 256] {
        for (character, name) in [("a", "one unit"), ("😀", "two units")] {
            for more in 0..3 {
                let units = units(&character.repeat(max + more));
                let expected = (more > 0).then(|| u32::try_from(max + more).unwrap());
                assert_eq!(longer_than(max, &units, 0), expected, "{} of {name}", max + more);
            }
        }
        assert_eq!(longer_than(max, &[97], max), None);
        assert_eq!(longer_than(max, &[97], max + 1), Some(u32::try_from(max + 1).unwrap()));
    }
}

/// A text of these units; `total` is the number of characters of the whole text if only its
/// beginning is here, else 0.
fn text_cell(kind: Kind, start: usize, length: usize, total: usize) -> Cell {
    let [start, length, total] = [start, length, total].map(|number| number.try_into().unwrap());
    Cell { kind: kind as u32, start, length, total }
}

/// The violations of edits that have one member. Its cell is the first of these; what it holds
/// follows at [`FIRST_PART`].
fn refusals(member: Member, cells: &[Cell], units: &[u16]) -> Vec<(&'static str, Place)> {
    let mut message = vec![Cell::default(); FIRST_PART];
    message[0] = Cell { kind: Kind::Object as u32, start: 1, length: 0, total: 0 };
    message[1 + member as usize] = cells[0];
    message.extend(&cells[1..]);
    let message = message_of(&message, units);
    let edits = Input::of(message.value(0));
    found(|report| plan_patch(&CONTRACTS[0], edits.as_ref(), None, report)).1.refusals()
}

/// The first cell after the members of edits.
const FIRST_PART: usize = 1 + Member::ALL.len();

/// Of a text that is longer than [`limit::UNITS`], the engine knows the beginning, the number of
/// characters, and whether it has a lone surrogate anywhere.
#[test]
fn beginnings_of_texts() {
    let max_len = "string.max_len";
    for (member, field, beginning, expected) in [
        // The pattern of names has a greatest length.
        (Member::Name, Field::Name, "a", vec!["string.pattern"]),
        (Member::Description, Field::Description, "é", vec![max_len]),
        (Member::MinDiskSize, Field::MinDiskSize, "4", vec!["int64.gte_lte"]),
        (Member::MinDiskSize, Field::MinDiskSize, "0", vec!["int64.format"]),
        (Member::MinDiskSize, Field::MinDiskSize, "a", vec!["int64.format"]),
    ] {
        let units = units(&beginning.repeat(limit::SHORT));
        for (kind, first) in [(Kind::Text, None), (Kind::IllFormedText, Some("string.well_formed"))]
        {
            let cell = text_cell(kind, 0, limit::SHORT, limit::UNITS + 1);
            let expected: Vec<_> = first.into_iter().chain(expected.iter().copied()).collect();
            let rules: Vec<_> = refusals(member, &[cell], &units)
                .into_iter()
                .map(|(id, place)| {
                    assert_eq!(place, Place::field(field));
                    id
                })
                .collect();
            assert_eq!(rules, expected, "{kind:?} {beginning} as {member:?}");
        }
    }
}

/// What follows the beginning may differ.
#[test]
fn a_beginning_equals_no_text() {
    let units = units("ab");
    for (one, other) in [(0, 9), (9, 0), (9, 9)] {
        let cells = [one, other].map(|total| text_cell(Kind::Text, 0, units.len(), total));
        let message = message_of(&cells, &units);
        let [one, other] = [0, 1].map(|position| message.value(position).content());
        assert!(!one.equals(&other) && !one.has_same_lines(&other), "{one:?} and {other:?}");
        assert!(!one.is_ascii("ab") || one.cut.is_none());
    }
}

/// The pattern of labels has no greatest length, so the rest of a text decides unless the beginning
/// is wrong already.
#[test]
fn beginnings_of_labels() {
    for (beginning, rules) in [
        ("a", vec!["string.max_len"]),
        ("A", vec!["string.max_len", "string.pattern"]),
        ("é", vec!["string.max_len", "string.pattern"]),
    ] {
        let units = units(&beginning.repeat(limit::SHORT));
        let text = text_cell(Kind::Text, 0, limit::SHORT, limit::UNITS + 1);
        let labels = text_cell(Kind::Record, FIRST_PART, 1, 1);
        let expected: Vec<_> = [PlaceKind::LabelKey, PlaceKind::LabelValue]
            .into_iter()
            .flat_map(|kind| rules.iter().map(move |rule| (*rule, Place::nth(kind, 0))))
            .collect();
        assert_eq!(refusals(Member::Labels, &[labels, text, text], &units), expected);
    }
}

/// Two rows are duplicates only if the engine sees that their whole keys are equal, and each text
/// with a lone surrogate is refused for that already.
#[test]
fn rows_that_only_seem_to_repeat_a_key() {
    let units = [units(&"a".repeat(limit::SHORT)), vec![0xd800]].concat();
    let value = text_cell(Kind::Text, 0, 1, 0);
    for (key, rule) in [
        (text_cell(Kind::Text, 0, limit::SHORT, limit::UNITS + 1), "string.max_len"),
        (text_cell(Kind::Text, limit::SHORT, 1, 0), "string.well_formed"),
    ] {
        let rows = text_cell(Kind::Rows, FIRST_PART, 2, 2);
        let found = refusals(Member::Labels, &[rows, key, value, key, value], &units);
        assert!(found.contains(&(rule, Place::nth(PlaceKind::RowKey, 1))), "{found:?}");
        assert!(found.iter().all(|(id, _)| *id != "map.duplicate_key"), "{found:?}");
    }
}

/// So many keys that many share a slot of the index, also its last one: each of them repeats.
#[test]
fn many_rows_that_repeat_a_key() {
    for prefix in 'a'..='p' {
        let mut units = vec![u16::from(b'v')];
        let mut cells = Vec::new();
        for number in 0..limit::KEYS / 2 {
            let key: Vec<u16> = format!("{prefix}{number}").encode_utf16().collect();
            cells.push(text_cell(Kind::Text, units.len(), key.len(), 0));
            cells.push(text_cell(Kind::Text, 0, 1, 0));
            units.extend(key);
        }
        let rows = text_cell(Kind::Rows, FIRST_PART, limit::KEYS, limit::KEYS);
        let cells = [&[rows], cells.as_slice(), cells.as_slice()].concat();
        let mut expected = vec![("map.max_pairs", Place::field(Field::Labels))];
        expected.extend((limit::KEYS / 2..limit::KEYS).map(|row| {
            let row = u32::try_from(row).unwrap();
            ("map.duplicate_key", Place::nth(PlaceKind::RowKey, row))
        }));
        assert_eq!(refusals(Member::Labels, &cells, &units), expected);
    }
}

/// Labels of which only the first are here cannot be merged with others: their own changes may be
/// among the rest.
#[test]
fn labels_that_are_not_all_here() {
    let units = units("kabc");
    let object = |start| Cell { kind: Kind::Object as u32, start, length: 0, total: 0 };
    let images = 3 + Member::ALL.len();
    let parts = images + 2 * ImageMember::ALL.len();
    let mut cells = vec![Cell::default(); parts];
    cells[0] = object(3);
    cells[1] = object(u32::try_from(images).unwrap());
    cells[2] = object(u32::try_from(images + ImageMember::ALL.len()).unwrap());
    for (index, position) in [
        3 + Member::Labels as usize,
        images + ImageMember::Labels as usize,
        images + ImageMember::ALL.len() + ImageMember::Labels as usize,
    ]
    .into_iter()
    .enumerate()
    {
        cells[position] = text_cell(Kind::Record, cells.len(), 1, 1);
        cells.extend([text_cell(Kind::Text, 0, 1, 0), text_cell(Kind::Text, 1 + index, 1, 0)]);
    }
    let labels = 3 + Member::Labels as usize;
    for (total, expected) in [(1, Rebased::Merged), (2, Rebased::Kept)] {
        cells[labels].total = total;
        let message = message_of(&cells, &units);
        let image = |position| Image::of(message.value(position)).unwrap();
        let mut outcomes = Outcomes::new();
        let edits = Input::of(message.value(0)).unwrap();
        rebase_edits(&edits, &image(1), &image(2), &mut outcomes);
        assert_eq!(Rebased::from_number(outcomes.fields[Field::Labels as usize]), Some(expected));
    }
}

/// Cells behind the last label may be of an earlier message, even a label that is looked for.
#[test]
fn a_label_of_an_earlier_message() {
    let units = units("abv");
    let object = |start| Cell { kind: Kind::Object as u32, start, length: 0, total: 0 };
    let image = 2 + Member::ALL.len();
    let parts = image + ImageMember::ALL.len();
    let mut cells = vec![Cell::default(); parts];
    cells[0] = object(2);
    cells[1] = object(u32::try_from(image).unwrap());
    let [a, b, value] = [0, 1, 2].map(|unit| text_cell(Kind::Text, unit, 1, 0));
    cells[2 + Member::Labels as usize] = text_cell(Kind::Record, parts, 2, 2);
    cells[image + ImageMember::Labels as usize] = text_cell(Kind::Record, parts + 4, 1, 1);
    cells.extend([a, value, b, value]);
    cells.extend([a, value]);
    cells.extend([b, value]);
    let message = message_of(&cells, &units);
    let mut outcomes = Outcomes::new();
    let body = Input::of(message.value(0)).unwrap();
    preview_body(&body, &Image::of(message.value(1)).unwrap(), &mut outcomes);
    let [added, ..] = outcomes.labels.list;
    assert_eq!(outcomes.labels.length, 1);
    assert_eq!((Change::from_number(added.outcome), added.position), (Some(Change::Added), 1));
}

/// What JavaScript reads after a call.
#[test]
fn the_numbers_of_an_answer() {
    let mut buffers = Box::new(Buffers::new());
    buffers.message.cells[0] = Cell { kind: Kind::Object as u32, start: 1, length: 0, total: 0 };
    buffers.message.cells[1 + Member::Name as usize] = text_cell(Kind::Text, 0, 1, 0);
    buffers.message.cells[1 + Member::Labels as usize].kind = Kind::Null as u32;
    buffers.message.units[0] = u16::from(b'A');
    buffers.answer(|message, answering| {
        let edits = Input::of(message.value(0));
        answering.plan = plan_patch(&CONTRACTS[0], edits.as_ref(), None, &mut answering.report);
    });
    let [mut mask, mut values] = [FieldSet::default(); 2];
    mask.insert(Field::Name);
    mask.insert(Field::Labels);
    values.insert(Field::Name);
    let answer = &buffers.answer;
    assert_eq!((answer.length, answer.mask, answer.values), (1, mask.bits(), values.bits()));
    assert_eq!(id_of(&answer.findings[0]), "string.pattern");
}

/// The number of corrections between two names: characters changed, added, removed, or swapped with
/// the next one. This is the distance as textbooks define it, by a table.
fn distance(one: &[char], other: &[char]) -> usize {
    let mut table = vec![vec![0; other.len() + 1]; one.len() + 1];
    for i in 0..=one.len() {
        for j in 0..=other.len() {
            table[i][j] = if i == 0 || j == 0 {
                i + j
            } else {
                let is_same = one[i - 1] == other[j - 1];
                let mut least = (table[i - 1][j] + 1)
                    .min(table[i][j - 1] + 1)
                    .min(table[i - 1][j - 1] + usize::from(!is_same));
                if i > 1 && j > 1 && one[i - 1] == other[j - 2] && one[i - 2] == other[j - 1] {
                    least = least.min(table[i - 2][j - 2] + 1);
                }
                least
            };
        }
    }
    table[one.len()][other.len()]
}

/// The field that a name is nearest to, as the documentation of the engine has it.
fn nearest(name: &str) -> Option<Suggestion> {
    let letters = |text: &str| text.replace(['_', '-', ' '], "").to_ascii_lowercase();
    let characters = |text: &str| text.chars().collect::<Vec<_>>();
    let corrections = |known: &Suggestion| {
        let known = known.name();
        let is_beginning = name.encode_utf16().count() > 2 && known.starts_with(name);
        if is_beginning || letters(known) == letters(name) {
            return 0;
        }
        distance(&characters(known), &characters(name))
    };
    let is_near = |known: &&Suggestion| corrections(known) <= (known.name().len() / 3).min(2);
    Suggestion::FIELDS.iter().filter(is_near).min_by_key(|known| corrections(known)).copied()
}

/// Every name that one correction makes of another.
fn corrected(name: &str) -> BTreeSet<String> {
    let characters: Vec<char> = name.chars().collect();
    let mut names = BTreeSet::new();
    for position in 0..=characters.len() {
        let (before, after) = characters.split_at(position);
        let mut add = |middle: &[char], after: &[char]| {
            names.insert([before, middle, after].concat().into_iter().collect::<String>());
        };
        for character in ['a', 'e', 'S', '_', '1', 'я', '😀'] {
            add(&[character], after);
            add(&[character], after.get(1..).unwrap_or_default());
        }
        add(&[], after.get(1..).unwrap_or_default());
        if let [one, other, rest @ ..] = after {
            add(&[*other, *one], rest);
        }
    }
    names
}

#[test]
fn every_name_that_is_nearly_a_field() {
    let mut names = BTreeSet::new();
    for field in Suggestion::FIELDS {
        let once = corrected(field.name());
        names.extend(once.iter().flat_map(|name| corrected(name)));
        names.extend((0..field.name().len()).map(|end| field.name()[..end].to_owned()));
        names.extend(once.iter().take(40).flat_map(|name| corrected(&format!("{name}x"))));
    }
    let mut near = 0;
    for name in &names {
        for finding in findings_of(&units(name)) {
            if id_of(&finding) != "field_mask.unknown_path" {
                continue;
            }
            let number = finding.params[0].checked_sub(1);
            let suggestion = number.map(|number| Suggestion::from_number(number).unwrap());
            assert_eq!(suggestion, nearest(name), "{name:?}");
            near += usize::from(suggestion.is_some());
        }
    }
    assert!(near > 10_000 && names.len() - near > 1_000, "{near} of {} are near", names.len());
    support::counts::count("suggestions", "the edit distance by a table", names.len());
}
