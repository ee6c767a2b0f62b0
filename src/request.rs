//! From an image id and a body to a request: the path and the text of the body, once everything in them can be sent as it is.

use crate::contract::{Contract, FIELD_NAMES, MAX_HEADER_VALUE, PATH, UPDATE_MASK};
use crate::report::{Known, Place, Report, Rule};
use crate::rules;
use crate::update;
use crate::value::{Input, Object, Value, count};

/// What of a request depends on the image id and the body.
#[derive(Debug, PartialEq, Eq)]
pub struct Plan {
    /// The path at the endpoint, percent-encoded, in ASCII.
    pub path: Vec<u8>,
    /// The body, as JSON in UTF-8: the mask, then the fields in document order. What says nothing is left out.
    pub body: Vec<u8>,
}

/// Judges a request, and plans it. Stricter than [`update::validate_update`]: a body without a mask would reset what it does not name, so it is refused.
///
/// `headers` are the values of [`HEADERS`](crate::contract::HEADERS), undefined where there is none.
///
/// # Errors
///
/// Every violation: of the image id, of the body, of the endpoint and of the headers. There are no warnings.
pub fn plan_request(
    contract: &'static Contract,
    image_id: &Value<'_>,
    body: &Input<'_>,
    endpoint_refused: bool,
    headers: &[Value<'_>],
) -> Result<Plan, Report> {
    let mut report = Report::default();
    rules::image_id(&contract.image_id, image_id, &mut report);
    let object = rules::object(body, &mut report);
    if let Some(object) = object {
        judge_body(contract, object, &mut report);
    }
    if endpoint_refused {
        report.violation(Place::Endpoint, Rule::endpoint());
    }
    for (index, value) in (0..).zip(headers) {
        if !value.is_undefined() && !is_header_value(value) {
            report.violation(Place::Header(index), Rule::header_value(MAX_HEADER_VALUE));
        }
    }
    match (image_id, object) {
        (Value::Text(id), Some(object)) if report.violations.is_empty() => {
            Ok(Plan { path: path(id.content), body: json(object) })
        }
        _ => Err(report),
    }
}

/// A violation of what a body alone may not be comes where the member stands that it is about.
fn judge_body(contract: &'static Contract, object: &Object<'_>, report: &mut Report) {
    if !object.image_id.is_undefined() {
        report.violation(Place::ImageId, Rule::unknown_field(Known::NONE, Known::BUILD_REQUEST));
    }
    if object.update_mask.is_empty() {
        report.violation(Place::UpdateMask, Rule::mask_missing(update::valueless(object)));
    }
    update::judge_body(contract, object, None, report);
    report.warnings.clear();
}

/// Whether a header carries the value unchanged: it does not trim it, break it in two, or have to guess how it is encoded.
fn is_header_value(value: &Value<'_>) -> bool {
    let Value::Text(text) = value else { return false };
    text.exact().is_some_and(|content| {
        (1..=MAX_HEADER_VALUE).contains(&count(content.len())) && content.iter().all(u8::is_ascii_graphic)
    })
}

/// The id is one segment, so every character that is not unreserved in a URL is encoded.
fn path(image_id: &[u8]) -> Vec<u8> {
    let mut path = Vec::from(PATH);
    for byte in image_id {
        if byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.' | b'_' | b'~') {
            path.push(*byte);
        } else {
            path.push(b'%');
            push_hex(&mut path, *byte, b'A');
        }
    }
    path
}

/// A body that is within the contract, so that each value is of the type of its field.
fn json(object: &Object<'_>) -> Vec<u8> {
    let mut json = vec![b'{'];
    member(&mut json, UPDATE_MASK.as_bytes(), &object.update_mask);
    for (name, value) in FIELD_NAMES.iter().zip(&object.fields) {
        member(&mut json, name.as_bytes(), value);
    }
    json.push(b'}');
    json
}

/// Adds a member, if it has a value. An integer is a string, whatever it came as.
fn member(json: &mut Vec<u8>, name: &[u8], value: &Value<'_>) {
    if value.is_empty() {
        return;
    }
    if json.last() != Some(&b'{') {
        json.push(b',');
    }
    string(json, name);
    json.push(b':');
    match value {
        Value::Text(text) | Value::Number(text) | Value::Integer(text) => string(json, text.content),
        Value::Record(labels) => {
            json.push(b'{');
            for label in labels.members() {
                member(json, label.key.content, &label.value);
            }
            json.push(b'}');
        }
        _ => {}
    }
}

/// Adds a string, escaped no more than JSON asks for.
fn string(json: &mut Vec<u8>, text: &[u8]) {
    json.push(b'"');
    for byte in text {
        let escaped = match byte {
            b'"' | b'\\' => *byte,
            b'\n' => b'n',
            b'\r' => b'r',
            b'\t' => b't',
            0x8 => b'b',
            0xc => b'f',
            0..b' ' => b'u',
            _ => {
                json.push(*byte);
                continue;
            }
        };
        json.extend([b'\\', escaped]);
        if escaped == b'u' {
            json.extend(*b"00");
            push_hex(json, *byte, b'a');
        }
    }
    json.push(b'"');
}

/// Adds two hexadecimal digits; `ten` is the digit for 10.
fn push_hex(text: &mut Vec<u8>, byte: u8, ten: u8) {
    for digit in [byte >> 4, byte & 0xf] {
        text.push(if digit < 10 { b'0' + digit } else { ten + digit - 10 });
    }
}
