//! From an image id and a body to a request, once everything in them can be sent as it is.

use arrayvec::ArrayString;

use crate::contract::{Contract, MAX_HEADER_VALUE, MAX_IMAGE_ID, PATH};
use crate::report::{Known, Place, Report, Rule};
use crate::rules;
use crate::update;
use crate::value::{Input, Object, Value, count};

/// Judges a request, and returns its path; none where there are violations: of the image id, of the
/// body, of the endpoint and of the headers. Stricter than [`update::validate_update`]: a body
/// without a mask would reset what it does not name, so it is refused. The report is one without
/// warnings.
///
/// `headers` are the values of [`HEADERS`](crate::contract::HEADERS), undefined where there is
/// none.
pub fn plan_request(
    contract: &'static Contract,
    image_id: &Value<'_>,
    endpoint_refused: bool,
    headers: &[Value<'_>],
    body: &Input<'_>,
    report: &mut Report<'_>,
) -> Option<Path> {
    rules::image_id(&contract.image_id, image_id, report);
    if let Some(object) = rules::object(body, report) {
        judge_body(contract, object, report);
    }
    if endpoint_refused {
        report.violation(Place::ENDPOINT, Rule::endpoint());
    }
    for (index, value) in (0..).zip(headers) {
        if !value.is_undefined() && !is_header_value(value) {
            report.violation(Place::header(index), Rule::header_value(MAX_HEADER_VALUE));
        }
    }
    match image_id {
        Value::Text(id) if report.violations() == 0 => Some(path_to(id.content)),
        _ => None,
    }
}

/// A violation of what a body alone may not be comes where the member stands that it is about.
fn judge_body(contract: &'static Contract, object: &Object<'_>, report: &mut Report<'_>) {
    if !object.image_id.is_undefined() {
        report.violation(Place::IMAGE_ID, Rule::unknown_field(Known::NONE, Known::BUILD_REQUEST));
    }
    if object.update_mask.is_empty() {
        report.violation(Place::UPDATE_MASK, Rule::mask_missing(update::valueless(object)));
    }
    update::judge_body(contract, object, None, report);
}

/// Whether a header carries the value unchanged: it does not trim it, break it in two, or have to
/// guess how it is encoded.
fn is_header_value(value: &Value<'_>) -> bool {
    let Value::Text(text) = value else { return false };
    text.exact().is_some_and(|content| {
        (1..=MAX_HEADER_VALUE).contains(&count(content.len()))
            && content.iter().all(u8::is_ascii_graphic)
    })
}

/// The path of the method, and the id in characters of four bytes, each of which takes three.
const LONGEST_PATH: usize = PATH.len() + (3 * 4 * MAX_IMAGE_ID) as usize;

/// The path of a request at the endpoint, percent-encoded, in ASCII.
pub type Path = ArrayString<LONGEST_PATH>;

/// The path to an image. Its id is one segment, so every character that is not unreserved in a URL
/// is encoded.
fn path_to(image_id: &[u8]) -> Path {
    let mut path = Path::new();
    for byte in PATH.bytes() {
        push(&mut path, byte);
    }
    for byte in image_id {
        if byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.' | b'_' | b'~') {
            push(&mut path, *byte);
        } else {
            push(&mut path, b'%');
            for digit in [byte >> 4, byte & 0xf] {
                push(&mut path, if digit < 10 { b'0' + digit } else { b'A' + digit - 10 });
            }
        }
    }
    path
}

/// Adds an ASCII character. There is room for it: no id that was judged is longer.
#[inline(never)]
fn push(path: &mut Path, character: u8) {
    let _ = path.try_push(char::from(character));
}
