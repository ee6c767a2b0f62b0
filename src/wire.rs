//! The form in which a caller's values cross into the engine: words that say what there is, and one
//! text that holds every string.
//!
//! A value is one word, its tag in the low four bits, with more words behind it where the tag asks
//! for them:
//!
//! | tag | rest of the word | behind it |
//! |---|---|---|
//! | absent, undefined, null, other, right | | |
//! | mask | from bit 6: the bits of its fields | |
//! | text, number, integer | bit 4: holds a lone surrogate; bit 5: cut; from bit 6: length in UTF-16 units | where cut, the number of characters of the whole |
//! | record | from bit 6: members here | members in all, the words and the UTF-16 units of those here; each member's key as a text, then its value |
//! | rows | from bit 6: rows here | rows in all, the words and the UTF-16 units of those here; each row |
//! | pair (a row) | | key, value |
//! | object (an input) | | a set of members, those of them that are there, and up to the end the unknown keys |
//!
//! A set of members is a word too: from bit 6 a bit for each member that is there, by its position,
//! the fields first. Beside the fields an input has the image id and the update mask, an image the
//! storage size. An image is a set of members and those that are there. Of edits, a field that is
//! known to be the same in the image beside them stands in neither.
//!
//! The strings stand in the text in the order of their words. Their lengths are in UTF-16 units
//! because the sender knows those without encoding anything. What breaks this form reads as absent
//! or empty; nothing panics.

use std::iter;
use std::num::NonZeroU32;

use crate::contract::FIELD_COUNT;
use crate::field_mask::FieldMask;
use crate::value::{Image, Input, List, Member, Object, Row, Text, Value, count};

/// The tags, as the sender writes them.
pub mod tag {
    #![allow(missing_docs, reason = "the table above is their documentation")]
    pub const ABSENT: u32 = 0;
    pub const UNDEFINED: u32 = 1;
    pub const NULL: u32 = 2;
    pub const TEXT: u32 = 3;
    pub const NUMBER: u32 = 4;
    pub const INTEGER: u32 = 5;
    pub const OTHER: u32 = 6;
    pub const RECORD: u32 = 7;
    pub const ROWS: u32 = 8;
    pub const PAIR: u32 = 9;
    pub const OBJECT: u32 = 10;
    pub const MASK: u32 = 11;
    pub const MEMBERS: u32 = 12;
    pub const RIGHT: u32 = 13;
}

/// The bits of the tag in a word.
pub const TAG_MASK: u32 = 0b1111;
/// The bit of a text that holds a lone surrogate.
pub const ILL_FORMED: u32 = 1 << 4;
/// The bit of a text of which only the beginning is here.
pub const CUT: u32 = 1 << 5;
/// Where the length begins in a word.
pub const LENGTH_SHIFT: u32 = 6;

/// The judgements, by number.
pub mod judgement {
    /// Of an update: a report.
    pub const VALIDATE_UPDATE: u32 = 0;
    /// Of edits: a report.
    pub const VALIDATE_EDITS: u32 = 1;
    /// Of edits: the mask's bits and behind [`VALUES_SHIFT`](super::VALUES_SHIFT) those of the
    /// values, or a report with violations.
    pub const PLAN_PATCH: u32 = 2;
    /// Of an update and the image that it changes: a preview.
    pub const PREVIEW_UPDATE: u32 = 3;
    /// Of a mask: its bits, or a report.
    pub const PARSE_MASK: u32 = 4;
    /// Of the paths of a mask: its bits, or a report.
    pub const COLLECT_MASK: u32 = 5;
}

/// How much the sender sends of what is too large to be valid.
pub mod limit {
    /// The keys of an object, rows, and paths of a mask that come one by one: those that are
    /// judged.
    pub const KEYS: u32 = 1024;
    /// The labels of an image, of which none has so many.
    pub const IMAGE_LABELS: u32 = 256;
    /// The UTF-16 units of a text; of a longer one comes the beginning.
    pub const UNITS: u32 = 4096;
    /// The UTF-16 units of all texts, behind which only a short text comes whole.
    pub const UNITS_IN_ALL: u32 = 32_768;
    /// The UTF-16 units of a short text, and of a beginning, which may have one more.
    pub const SHORT: u32 = 64;
}

/// Room for the most that a sender writes within the [`limit`]s, and for the most that a judgement
/// finds in it.
pub mod room {
    use super::limit;
    use crate::contract::{HEADERS, MAX_HEADER_VALUE, MAX_MASK};

    /// Words: five for each row of labels, two for each unknown key, five for each label of an
    /// image, and some.
    pub const WORDS: usize = (7 * limit::KEYS + 5 * limit::IMAGE_LABELS + 64) as usize;

    /// Bytes of text, three for each UTF-16 unit: those of all texts and of the one that goes
    /// beyond, of a mask, of the headers, and of beginnings that are the keys and values of
    /// rows, unknown keys, labels of an image and some.
    pub const TEXT: usize = 3
        * (limit::UNITS_IN_ALL
            + limit::UNITS
            + MAX_MASK
            + HEADERS.len() as u32 * MAX_HEADER_VALUE
            + (limit::SHORT + 1) * (3 * limit::KEYS + 2 * limit::IMAGE_LABELS + 16))
            as usize;

    /// Words of an answer, four for each finding: seven for each row, one for each unknown key, two
    /// for each path of a mask, and some.
    pub const ANSWER: usize = 4 * (8 * limit::KEYS + 2 * (MAX_MASK + 1) + 64) as usize;
}

/// Where the fields that carry a value begin in a plan of a body.
pub const VALUES_SHIFT: u32 = 8;
const _: () =
    assert!(FIELD_COUNT <= VALUES_SHIFT as usize, "the mask's fields have to fit in front of them");

/// Reads values from words and text.
#[derive(Clone, Copy, Debug, Default)]
pub struct Reader<'a> {
    words: &'a [u32],
    text: &'a [u8],
    ascii: bool,
}

impl<'a> Reader<'a> {
    /// A reader of these words and this text, which is UTF-8; `ascii` is whether all of it is
    /// ASCII.
    #[must_use]
    pub const fn new(words: &'a [u32], text: &'a [u8], ascii: bool) -> Self {
        Self { words, text, ascii }
    }

    /// Reads an update or edits, up to the end.
    #[must_use]
    pub fn input(mut self) -> Input<'a> {
        if self.word() & TAG_MASK != tag::OBJECT {
            return Input::Other;
        }
        let members = self.word();
        let mut input = Input::Object(Object::default());
        // Filled where it stands, since it is large.
        if let Input::Object(object) = &mut input {
            let Object { fields, image_id, update_mask, .. } = object;
            self.members(members, fields.iter_mut().chain([image_id, update_mask]));
            object.unknown = self;
        }
        input
    }

    /// Reads what matters of a resource.
    pub fn image(&mut self) -> Image<'a> {
        let members = self.word();
        let mut image = Image::default();
        let Image { fields, storage_size } = &mut image;
        self.members(members, fields.iter_mut().chain([storage_size]));
        image
    }

    /// Reads those members that are there.
    fn members<'m>(&mut self, members: u32, slots: impl Iterator<Item = &'m mut Value<'a>>)
    where
        'a: 'm,
    {
        for (position, slot) in (0..).zip(slots) {
            if members >> LENGTH_SHIFT >> position & 1 == 1 {
                *slot = self.value();
            }
        }
    }

    /// Reads a value.
    pub fn value(&mut self) -> Value<'a> {
        let head = self.word();
        self.value_behind(head)
    }

    /// The values up to the end.
    pub fn values(mut self) -> impl Iterator<Item = Value<'a>> {
        iter::from_fn(move || (!self.words.is_empty()).then(|| self.value()))
    }

    /// The keys up to the end.
    pub(crate) fn keys(mut self) -> impl Iterator<Item = Text<'a>> {
        iter::from_fn(move || (!self.words.is_empty()).then(|| self.key()))
    }

    /// Reads a member of a record.
    pub(crate) fn member(&mut self) -> Member<'a> {
        Member { key: self.key(), value: self.scalar() }
    }

    /// Reads an element of rows.
    #[inline(never)]
    pub(crate) fn row(&mut self) -> Row<'a> {
        let head = self.word();
        if head & TAG_MASK == tag::PAIR {
            Row::Pair { key: self.scalar(), value: self.scalar() }
        } else {
            self.scalar_behind(head);
            Row::Other
        }
    }

    /// Reads a member of a record, or an element of rows: key and value, if they are strings.
    #[inline(never)]
    pub(crate) fn pair(&mut self) -> Option<(Text<'a>, Text<'a>)> {
        let head = self.word();
        let head = if head & TAG_MASK == tag::PAIR { self.word() } else { head };
        match (self.scalar_behind(head), self.scalar()) {
            (Value::Text(key), Value::Text(value)) => Some((key, value)),
            _ => None,
        }
    }

    #[inline(never)]
    fn word(&mut self) -> u32 {
        let Some((word, rest)) = self.words.split_first() else { return tag::ABSENT };
        self.words = rest;
        *word
    }

    fn value_behind(&mut self, head: u32) -> Value<'a> {
        match head & TAG_MASK {
            tag::RECORD => Value::Record(self.list(head)),
            tag::ROWS => Value::Rows(self.list(head)),
            tag::MASK => Value::Mask(FieldMask::from_bits(head >> LENGTH_SHIFT)),
            _ => self.scalar_behind(head),
        }
    }

    /// A value that holds no others: labels do not nest.
    fn scalar(&mut self) -> Value<'a> {
        let head = self.word();
        self.scalar_behind(head)
    }

    #[inline]
    fn scalar_behind(&mut self, head: u32) -> Value<'a> {
        match head & TAG_MASK {
            tag::TEXT => Value::Text(self.text_behind(head)),
            tag::NUMBER => Value::Number(self.text_behind(head)),
            tag::INTEGER => Value::Integer(self.text_behind(head)),
            tag::UNDEFINED => Value::Undefined,
            tag::NULL => Value::Null,
            tag::OTHER => Value::Other,
            tag::RIGHT => Value::Right,
            _ => Value::Absent,
        }
    }

    /// A list is not read now, but by a reader of its own.
    fn list(&mut self, head: u32) -> List<'a> {
        let (total, words, units) = (self.word(), self.word(), self.word());
        let (words, rest) = self.words.split_at_checked(size(words)).unwrap_or((self.words, &[]));
        let reader = Reader { words, text: self.take(size(units)), ascii: self.ascii };
        self.words = rest;
        // Each takes a word or more.
        List::new(reader, (head >> LENGTH_SHIFT).min(count(words.len())), total)
    }

    fn key(&mut self) -> Text<'a> {
        let head = self.word();
        self.text_behind(head)
    }

    fn text_behind(&mut self, head: u32) -> Text<'a> {
        let cut_from = if head & CUT == 0 { None } else { NonZeroU32::new(self.word()) };
        Text {
            content: self.take(size(head >> LENGTH_SHIFT)),
            cut_from,
            well_formed: head & ILL_FORMED == 0,
        }
    }

    fn take(&mut self, units: usize) -> &'a [u8] {
        let end = if self.ascii { units } else { self.bytes_of(units) };
        let (content, rest) = self.text.split_at_checked(end).unwrap_or((self.text, &[]));
        self.text = rest;
        content
    }

    /// The number of bytes of the next `units` UTF-16 units.
    fn bytes_of(&self, units: usize) -> usize {
        let mut left = units;
        for (position, byte) in self.text.iter().enumerate() {
            let begun = match byte {
                0x80..=0xbf => continue,
                0xf0..=0xff => 2,
                _ => 1,
            };
            if left == 0 {
                return position;
            }
            left = left.saturating_sub(begun);
        }
        self.text.len()
    }
}

fn size(count: u32) -> usize {
    usize::try_from(count).unwrap_or(usize::MAX)
}
