//! The form in which a caller's values cross into the engine: words that say what there is, and one text that holds every string.
//!
//! A value is one word, its tag in the low four bits, with more words behind it where the tag asks for them:
//!
//! | tag | rest of the word | behind it |
//! |---|---|---|
//! | absent, undefined, null | | |
//! | text, number, integer, other | bit 4: holds a lone surrogate; bit 5: cut; from bit 6: length in UTF-16 units | where cut, the number of characters of the whole |
//! | record | from bit 6: members here | members in all; each member's key as a text, then its value |
//! | rows | from bit 6: rows here | rows in all; each row |
//! | pair (a row) | | key, value |
//! | object (an input) | from bit 6: unknown keys here | image id, update mask, the fields, the unknown keys |
//!
//! The strings stand in the text in the order of their words. Their lengths are in UTF-16 units because the sender knows those without encoding anything.
//! What breaks this form reads as absent or empty; nothing panics.

use crate::value::{Image, Input, List, Member, Object, Row, Text, Value};

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
}

/// The bits of the tag in a word.
pub const TAG_MASK: u32 = 0b1111;
/// The bit of a text that holds a lone surrogate.
pub const ILL_FORMED: u32 = 1 << 4;
/// The bit of a text of which only the beginning is here.
pub const CUT: u32 = 1 << 5;
/// Where the length begins in a word.
pub const LENGTH_SHIFT: u32 = 6;

/// Reads values from words and text.
#[derive(Debug)]
pub struct Reader<'a> {
    words: std::slice::Iter<'a, u32>,
    text: &'a str,
    ascii: bool,
}

impl<'a> Reader<'a> {
    /// A reader of these words and this text.
    #[must_use]
    pub fn new(words: &'a [u32], text: &'a str) -> Self {
        Self { words: words.iter(), text, ascii: text.is_ascii() }
    }

    /// Reads an update or edits.
    pub fn input(&mut self) -> Input<'a> {
        let head = self.word();
        if head & TAG_MASK != tag::OBJECT {
            return Input::Other(self.value_behind(head));
        }
        let mut object = Object { image_id: self.value(), update_mask: self.value(), ..Object::default() };
        for field in &mut object.fields {
            *field = self.value();
        }
        object.unknown = self.list(head >> LENGTH_SHIFT, |reader| {
            let head = reader.word();
            reader.text_behind(head)
        });
        Input::Object(object)
    }

    /// Reads what matters of a resource.
    pub fn image(&mut self) -> Image<'a> {
        let mut image = Image::default();
        for field in &mut image.fields {
            *field = self.value();
        }
        image.storage_size = self.value();
        image
    }

    /// Reads a value.
    pub fn value(&mut self) -> Value<'a> {
        let head = self.word();
        self.value_behind(head)
    }

    /// Reads values up to the end.
    pub fn values(&mut self) -> Vec<Value<'a>> {
        let mut values = Vec::with_capacity(self.words.len());
        while !self.words.as_slice().is_empty() {
            values.push(self.value());
        }
        values
    }

    fn word(&mut self) -> u32 {
        self.words.next().copied().unwrap_or(tag::ABSENT)
    }

    fn value_behind(&mut self, head: u32) -> Value<'a> {
        match head & TAG_MASK {
            tag::UNDEFINED => Value::Undefined,
            tag::NULL => Value::Null,
            tag::TEXT => Value::Text(self.text_behind(head)),
            tag::NUMBER => Value::Number(self.text_behind(head)),
            tag::INTEGER => Value::Integer(self.text_behind(head)),
            tag::OTHER => Value::Other(self.text_behind(head)),
            tag::RECORD => {
                let total = self.word();
                let items = self.list(head >> LENGTH_SHIFT, |reader| {
                    let head = reader.word();
                    Member { key: reader.text_behind(head), value: reader.scalar() }
                });
                Value::Record(List { items, total })
            }
            tag::ROWS => {
                let total = self.word();
                let items = self.list(head >> LENGTH_SHIFT, Self::row);
                Value::Rows(List { items, total })
            }
            _ => Value::Absent,
        }
    }

    fn row(&mut self) -> Row<'a> {
        let head = self.word();
        if head & TAG_MASK == tag::PAIR {
            Row::Pair { key: self.scalar(), value: self.scalar() }
        } else {
            Row::Other(self.scalar_behind(head))
        }
    }

    /// A value that holds no others: labels do not nest, so the depth of the recursion has a limit.
    fn scalar(&mut self) -> Value<'a> {
        let head = self.word();
        self.scalar_behind(head)
    }

    fn scalar_behind(&mut self, head: u32) -> Value<'a> {
        match head & TAG_MASK {
            tag::RECORD | tag::ROWS => Value::Absent,
            _ => self.value_behind(head),
        }
    }

    /// Each element takes a word or more, so a count beyond the words that are left reserves nothing.
    fn list<T>(&mut self, count: u32, mut read: impl FnMut(&mut Self) -> T) -> Vec<T> {
        let count = usize::try_from(count).unwrap_or(usize::MAX).min(self.words.len());
        let mut items = Vec::with_capacity(count);
        for _ in 0..count {
            items.push(read(self));
        }
        items
    }

    fn text_behind(&mut self, head: u32) -> Text<'a> {
        let units = usize::try_from(head >> LENGTH_SHIFT).unwrap_or(usize::MAX);
        let cut_from = (head & CUT != 0).then(|| self.word());
        Text { content: self.take(units), cut_from, well_formed: head & ILL_FORMED == 0 }
    }

    fn take(&mut self, units: usize) -> &'a str {
        let end = if self.ascii { units } else { self.bytes_of(units) };
        let (content, rest) = self.text.split_at_checked(end).unwrap_or((self.text, ""));
        self.text = rest;
        content
    }

    /// The number of bytes of the next `units` UTF-16 units.
    fn bytes_of(&self, units: usize) -> usize {
        let mut left = units;
        for (position, character) in self.text.char_indices() {
            if left == 0 {
                return position;
            }
            left = left.saturating_sub(character.len_utf16());
        }
        self.text.len()
    }
}
