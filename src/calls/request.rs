//! From an image id and a body to a request, if everything in them can be sent as it is.

use arrayvec::ArrayString;

use super::update::{check_body, fields_without_value, required_object};
use crate::contract::{Contract, Header, MAX_HEADER_VALUE, MAX_IMAGE_ID, Member, PATH};
use crate::input::{Input, Message, Text, Value, count};
use crate::report::{Handler, Place, PlaceKind, Report, Rule};
use crate::rules;

/// What the platform's URL parser makes of the address of the API.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Endpoint {
    /// An http or https URL of an origin and a path alone.
    Usable,
    /// Anything else.
    Refused,
}

/// The path of the method, and an id whose every character takes four bytes of UTF-8, each of which
/// takes three characters.
const LONGEST_PATH: usize = PATH.len() + (3 * 4 * MAX_IMAGE_ID) as usize;

/// The path of a request at the endpoint, percent-encoded, in ASCII.
#[derive(Debug)]
pub struct Path(ArrayString<LONGEST_PATH>);

impl Path {
    /// The path to an image. Its id is one segment, so every character that is not unreserved in a
    /// URL is encoded.
    fn to_image(id: &Text<'_>) -> Self {
        let mut path = Self(ArrayString::new());
        PATH.bytes().for_each(|byte| path.push(byte));
        for character in id.decode().flatten() {
            for byte in character.encode_utf8(&mut [0; 4]).bytes() {
                if byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.' | b'_' | b'~') {
                    path.push(byte);
                } else {
                    path.push(b'%');
                    path.push(hex_digit(byte >> 4));
                    path.push(hex_digit(byte & 0xf));
                }
            }
        }
        path
    }

    /// The path as a string.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Adds an ASCII character. There is room: no id that was checked is longer.
    fn push(&mut self, byte: u8) {
        let _ = self.0.try_push(char::from(byte));
    }
}

fn hex_digit(value: u8) -> u8 {
    if value < 10 { b'0' + value } else { b'A' + value - 10 }
}

/// Checks a request and returns its path; `None` if there are violations. The message has the image
/// id, the value of each [`Header`], undefined if there is none, and the body.
///
/// It is stricter than [`validate_update`](super::update::validate_update): a body without a mask
/// would reset the fields that it does not name, so it is refused.
pub fn plan_request(
    contract: &Contract,
    message: &Message,
    endpoint: Endpoint,
    report: &mut Report<'_>,
) -> Option<Path> {
    let image_id = message.value(0);
    rules::image_id(contract, &image_id, report);
    let body = Input::of(message.value(1 + Header::ALL.len() as u32));
    if let Some(body) = required_object(body.as_ref(), report) {
        check_sendable_body(contract, body, report);
    }
    if endpoint == Endpoint::Refused {
        report.violation(Place::only(PlaceKind::Endpoint), Rule::endpoint());
    }
    for index in 0..Header::ALL.len() as u32 {
        let value = message.value(1 + index);
        if !value.is_undefined() && !is_header_value(&value) {
            let place = Place::nth(PlaceKind::Header, index);
            report.violation(place, Rule::header_value(MAX_HEADER_VALUE));
        }
    }
    let id = image_id.text().filter(|_| report.violations() == 0);
    id.map(|id| Path::to_image(&id))
}

fn check_sendable_body(contract: &Contract, body: &Input<'_>, report: &mut Report<'_>) {
    let image_id = body.member(Member::ImageId);
    rules::belongs_elsewhere(&image_id, PlaceKind::ImageId, Handler::BuildRequest, report);
    if body.member(Member::UpdateMask).is_empty() {
        let place = Place::only(PlaceKind::UpdateMask);
        report.violation(place, Rule::mask_missing(fields_without_value(body)));
    }
    check_body(contract, body, None, report);
}

/// Whether a header carries the value unchanged: nothing has to be trimmed, split or encoded.
fn is_header_value(value: &Value<'_>) -> bool {
    value.text().is_some_and(|text| {
        text.cut.is_none()
            && (1..=MAX_HEADER_VALUE).contains(&count(text.units.len()))
            && text.units.iter().all(|unit| (0x21..=0x7e).contains(unit))
    })
}
