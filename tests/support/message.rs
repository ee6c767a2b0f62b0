//! Writes data as the package does, so that the tests check what arrives in a message.

use yc_image_update::contract::{Header, ImageMember, Member};
use yc_image_update::input::{Cell, Kind, Message};

use super::tagged::Data;

/// A message with these cells and units at its beginning.
pub fn message_of(cells: &[Cell], units: &[u16]) -> Box<Message> {
    let mut message = Box::new(Message::new());
    message.cells[..cells.len()].copy_from_slice(cells);
    message.units[..units.len()].copy_from_slice(units);
    message
}

/// The cells and units of a message.
#[derive(Default)]
pub struct Sent {
    cells: Vec<Cell>,
    units: Vec<u16>,
}

impl Sent {
    /// A message with one value: an update or edits.
    pub fn input(data: &Data) -> Self {
        let mut sent = Self::with_arguments(1);
        sent.write_input(0, data);
        sent
    }

    /// A message with one value: an image.
    pub fn image(data: &Data) -> Self {
        let mut sent = Self::with_arguments(1);
        let first = sent.room_for(ImageMember::ALL.len());
        for (position, member) in (first..).zip(ImageMember::ALL) {
            let spellings = [member.name(), member.proto_name()];
            let mut values = spellings.into_iter().filter_map(|name| data.member(name));
            if let Some(value) = values.find(|value| !matches!(value, Data::Undefined)) {
                sent.write(position, value, *member == ImageMember::Labels);
            }
        }
        sent.set(0, Kind::Object, first, 0, 0);
        sent
    }

    /// A message with one value, which holds no others.
    pub fn value(data: &Data) -> Self {
        let mut sent = Self::with_arguments(1);
        sent.write(0, data, false);
        sent
    }

    /// A message with one value: a list of values.
    pub fn list<'d>(values: impl Iterator<Item = &'d Data>) -> Self {
        let mut sent = Self::with_arguments(1);
        let values: Vec<&Data> = values.collect();
        let first = sent.room_for(values.len());
        for (position, value) in (first..).zip(&values) {
            sent.write(position, value, false);
        }
        sent.set(0, Kind::List, first, values.len(), 0);
        sent
    }

    /// A message with several values, which hold no others.
    pub fn values<'d>(values: impl Iterator<Item = &'d Data>) -> Self {
        let values: Vec<&Data> = values.collect();
        let mut sent = Self::with_arguments(values.len());
        for (position, value) in values.iter().enumerate() {
            sent.write(position, value, false);
        }
        sent
    }

    /// Adds an update or edits as the last value.
    pub fn and_input(mut self, data: &Data) -> Self {
        assert!(self.cells.len() <= Header::ALL.len() + 1, "the values before hold no others");
        let position = self.room_for(1);
        self.write_input(position, data);
        self
    }

    pub fn message(&self) -> Box<Message> {
        message_of(&self.cells, &self.units)
    }

    fn with_arguments(count: usize) -> Self {
        Self { cells: vec![Cell::default(); count], units: Vec::new() }
    }

    fn write_input(&mut self, position: usize, data: &Data) {
        let Data::Object(entries) = data else { return self.write(position, data, false) };
        let is_known = |key: &Data| {
            Member::ALL.iter().any(|member| key.text().as_deref() == Some(member.name()))
        };
        let unknown: Vec<&(Data, Data)> = entries
            .iter()
            .filter(|(key, value)| !is_known(key) && !matches!(value, Data::Undefined))
            .collect();
        let first = self.room_for(Member::ALL.len() + unknown.len());
        for (position, member) in (first..).zip(Member::ALL) {
            if let Some(value) = data.member(member.name()) {
                self.write(position, value, *member == Member::Labels);
            }
        }
        for (position, (key, value)) in (first + Member::ALL.len()..).zip(unknown.iter().copied()) {
            self.write(position, key, false);
            if matches!(value, Data::Object(_)) {
                self.cells[position].kind = Kind::ObjectKey as u32;
            }
        }
        self.set(position, Kind::Object, first, unknown.len(), 0);
    }

    fn write(&mut self, position: usize, data: &Data, may_be_labels: bool) {
        match data {
            Data::Undefined => self.set(position, Kind::Undefined, 0, 0, 0),
            Data::Null => self.set(position, Kind::Null, 0, 0, 0),
            Data::Text(units) => self.write_text(position, Kind::Text, units),
            Data::Number(digits) => self.write_ascii(position, Kind::Number, digits),
            Data::Bigint(digits) => self.write_ascii(position, Kind::Integer, digits),
            Data::Object(entries) if may_be_labels => {
                let first = self.room_for(2 * entries.len());
                for (index, (key, value)) in entries.iter().enumerate() {
                    self.write(first + 2 * index, key, false);
                    self.write(first + 2 * index + 1, value, false);
                }
                self.set(position, Kind::Record, first, entries.len(), entries.len());
            }
            Data::Array(rows) if may_be_labels => {
                let first = self.room_for(2 * rows.len());
                for (index, row) in rows.iter().enumerate() {
                    if let Data::Object(_) = row {
                        let member = |name| row.member(name).unwrap_or(&Data::Undefined);
                        self.write(first + 2 * index, member("key"), false);
                        self.write(first + 2 * index + 1, member("value"), false);
                    }
                }
                self.set(position, Kind::Rows, first, rows.len(), rows.len());
            }
            Data::Array(_) | Data::Object(_) | Data::Other(_) => {
                self.set(position, Kind::Other, 0, 0, 0);
            }
        }
    }

    fn write_ascii(&mut self, position: usize, kind: Kind, text: &str) {
        self.write_text(position, kind, &text.encode_utf16().collect::<Vec<u16>>());
    }

    fn write_text(&mut self, position: usize, kind: Kind, units: &[u16]) {
        let start = self.units.len();
        self.units.extend(units);
        self.set(position, kind, start, units.len(), 0);
    }

    fn room_for(&mut self, count: usize) -> usize {
        let first = self.cells.len();
        self.cells.resize(first + count, Cell::default());
        first
    }

    fn set(&mut self, position: usize, kind: Kind, start: usize, length: usize, total: usize) {
        let [start, length, total] =
            [start, length, total].map(|number| number.try_into().unwrap());
        self.cells[position] = Cell { kind: kind as u32, start, length, total };
    }
}
