//! Writes data as the package does, so that the tests judge what comes over the wire.

use yc_image_update::contract::{FIELD_NAMES, IMAGE_ID, PROTO_NAMES, UPDATE_MASK};
use yc_image_update::wire::{CUT, ILL_FORMED, LENGTH_SHIFT, Reader, tag};

use super::tagged::Data;

const LABELS: &str = "labels";
const DESCRIPTION: &str = "description";

/// Words and text.
#[derive(Default)]
pub struct Wire {
    words: Vec<u32>,
    text: String,
    /// Whether a mask that was clean before is sent by its bits, and of a text that has to satisfy
    /// no more than a length only that.
    knows: bool,
}

impl Wire {
    pub fn reader(&self) -> Reader<'_> {
        Reader::new(&self.words, self.text.as_bytes(), self.text.is_ascii())
    }

    /// As the package writes a value the second time.
    pub fn of_known_values() -> Self {
        Self { knows: true, ..Self::default() }
    }

    /// An update or edits, with which the wire ends.
    pub fn input(mut self, data: &Data) -> Self {
        let Data::Object(entries) = data else { return self.value(data) };
        let members: Vec<_> = FIELD_NAMES
            .into_iter()
            .chain([IMAGE_ID, UPDATE_MASK])
            .map(|name| (name, data.member(name)))
            .collect();
        let is_known = |key: &Data| members.iter().any(|(name, _)| key.text() == Some(name));
        let unknown: Vec<_> = entries
            .iter()
            .filter(|(key, value)| !is_known(key) && !matches!(value, Data::Undefined))
            .map(|(key, _)| key)
            .collect();
        self.head(tag::OBJECT, 0);
        self.members(&members);
        for key in unknown {
            self = self.value(key);
        }
        self
    }

    /// A resource.
    pub fn image(mut self, data: &Data) -> Self {
        let spellings =
            FIELD_NAMES.into_iter().zip(PROTO_NAMES).chain([("storageSize", "storage_size")]);
        let members: Vec<_> = spellings
            .map(|(name, proto)| {
                let mut values =
                    [name, proto].into_iter().filter_map(|spelling| data.member(spelling));
                (name, values.find(|value| !matches!(value, Data::Undefined)))
            })
            .collect();
        self.members(&members);
        self
    }

    /// A value that holds no others.
    pub fn value(mut self, data: &Data) -> Self {
        match data {
            Data::Undefined => self.head(tag::UNDEFINED, 0),
            Data::Null => self.head(tag::NULL, 0),
            Data::Text { content, well_formed } => self.string(tag::TEXT, content, *well_formed),
            Data::Number(digits) => self.string(tag::NUMBER, digits, true),
            Data::Bigint(digits) => self.string(tag::INTEGER, digits, true),
            Data::Array(_) | Data::Object(_) | Data::Other(_) => self.head(tag::OTHER, 0),
        }
        self
    }

    /// Those members that are there, behind a word that says which.
    fn members(&mut self, members: &[(&str, Option<&Data>)]) {
        let bits = members
            .iter()
            .zip(0..)
            .filter(|((_, data), _)| data.is_some())
            .map(|(_, position)| 1 << position);
        self.head(tag::MEMBERS, bits.sum());
        for (name, data) in members {
            match data {
                Some(data) if *name == LABELS => *self = std::mem::take(self).labels(data),
                Some(Data::Text { content, .. }) if self.knows && *name == DESCRIPTION => {
                    self.head(tag::TEXT | CUT, 0);
                    self.words.push(content.chars().count().try_into().unwrap());
                }
                Some(Data::Text { content, .. })
                    if self.knows && *name == UPDATE_MASK && bits_of(content).is_some() =>
                {
                    self.head(tag::MASK, bits_of(content).unwrap());
                }
                Some(data) => *self = std::mem::take(self).value(data),
                None => {}
            }
        }
    }

    /// A value that may hold labels.
    pub fn labels(mut self, data: &Data) -> Self {
        match data {
            Data::Object(entries) => {
                self.list(tag::RECORD, entries, |wire, (key, value)| wire.value(key).value(value))
            }
            Data::Array(rows) => self.list(tag::ROWS, rows, |mut wire, row| {
                let member = |name| row.member(name).unwrap_or(&Data::Undefined);
                if let Data::Object(_) = row {
                    wire.head(tag::PAIR, 0);
                    wire.value(member("key")).value(member("value"))
                } else {
                    wire.value(row)
                }
            }),
            other => return self.value(other),
        }
        self
    }

    fn list<T>(&mut self, tag: u32, items: &[T], write: impl Fn(Self, &T) -> Self) {
        self.head(tag, items.len());
        self.words.push(items.len().try_into().unwrap());
        let written = items.iter().fold(Self::default(), write);
        self.words.push(written.words.len().try_into().unwrap());
        self.words.push(units(&written.text));
        self.words.extend(written.words);
        self.text.push_str(&written.text);
    }

    fn string(&mut self, tag: u32, content: &str, well_formed: bool) {
        self.head(tag | if well_formed { 0 } else { ILL_FORMED }, units(content) as usize);
        self.text.push_str(content);
    }

    fn head(&mut self, tag: u32, rest: usize) {
        self.words.push(tag | u32::try_from(rest).unwrap() << LENGTH_SHIFT);
    }
}

/// The bits of a mask that names fields only.
fn bits_of(mask: &str) -> Option<usize> {
    mask.split(',')
        .map(|path| FIELD_NAMES.iter().position(|name| *name == path).map(|field| 1 << field))
        .sum()
}

fn units(text: &str) -> u32 {
    text.encode_utf16().count().try_into().unwrap()
}
