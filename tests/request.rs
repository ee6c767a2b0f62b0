//! Requests: the path of what can be sent, and the refusals.

mod support;

use proptest::prelude::*;
use serde_json::{Value as Json, json};
use support::{
    found::found,
    message::Sent,
    tagged::{Data, decode},
};
use yc_image_update::calls::request::{Endpoint, plan_request};
use yc_image_update::contract::{CONTRACTS, Field, Header, MAX_HEADER_VALUE, PATH};
use yc_image_update::report::{Place, PlaceKind};

fn text(content: &str) -> Data {
    Data::Text(content.encode_utf16().collect())
}

fn renamed() -> Json {
    json!({ "updateMask": "name", "name": "a" })
}

/// The path, or the violations.
fn plan(
    id: &Data,
    endpoint: Endpoint,
    headers: &[Data],
    body: &Json,
) -> Result<String, Vec<(&'static str, Place)>> {
    let header = |index: usize| headers.get(index).unwrap_or(&Data::Undefined);
    let values = [id, header(0), header(1), header(2)];
    let sent = Sent::values(values.into_iter()).and_input(&decode(body));
    let (path, found) =
        found(|report| plan_request(&CONTRACTS[0], &sent.message(), endpoint, report));
    path.map(|path| path.as_str().to_owned()).ok_or_else(|| found.refusals())
}

fn header(header: Header) -> Place {
    Place::nth(PlaceKind::Header, header as u32)
}

#[track_caller]
fn assert_path(id: &str, segment: &str) {
    assert_eq!(
        plan(&text(id), Endpoint::Usable, &[], &renamed()).unwrap(),
        format!("{PATH}{segment}")
    );
}

#[track_caller]
fn assert_header(value: Data, is_sendable: bool) {
    let headers = [Data::Undefined, value];
    let found = plan(&text("id"), Endpoint::Usable, &headers, &renamed());
    let refusals = vec![("string.header_value", header(Header::IdempotencyKey))];
    let expected = if is_sendable { vec![] } else { refusals };
    assert_eq!(found.err().unwrap_or_default(), expected);
}

#[test]
fn paths() {
    assert_path("fd8emvfmfoaordspe1jr", "fd8emvfmfoaordspe1jr");
    assert_path("-._~", "-._~");
    assert_path("a/b", "a%2Fb");
    assert_path("%2e", "%252e");
    assert_path("?#[]@!$&'()*+,;=", "%3F%23%5B%5D%40%21%24%26%27%28%29%2A%2B%2C%3B%3D");
    assert_path("\0\n\u{7f} é😀", "%00%0A%7F%20%C3%A9%F0%9F%98%80");
}

#[test]
fn headers() {
    let longest = "x".repeat(MAX_HEADER_VALUE as usize);
    assert_header(Data::Undefined, true);
    assert_header(text("!~"), true);
    assert_header(text(&longest), true);
    assert_header(text(&format!("{longest}x")), false);
    assert_header(text(""), false);
    for character in ["\0", "\n", "\r", "\t", " ", "\u{7f}", "\u{80}", "é", "😀"] {
        assert_header(text(character), false);
        assert_header(text(&format!("a{character}")), false);
    }
    assert_header(Data::Text(vec![0xd800]), false);
    assert_header(Data::Null, false);
}

#[test]
fn every_refusal_in_order() {
    let body = json!({ "name": "A", "imageId": "id", "other": 1 });
    let headers = [text(""), text("k"), text("\n")];
    assert_eq!(
        plan(&Data::Null, Endpoint::Refused, &headers, &body).unwrap_err(),
        [
            ("required", Place::only(PlaceKind::ImageId)),
            ("unknown_field", Place::only(PlaceKind::ImageId)),
            ("field_mask.missing", Place::only(PlaceKind::UpdateMask)),
            ("string.pattern", Place::field(Field::Name)),
            ("unknown_field", Place::nth(PlaceKind::UnknownKey, 0)),
            ("string.endpoint", Place::only(PlaceKind::Endpoint)),
            ("string.header_value", header(Header::Token)),
            ("string.header_value", header(Header::RequestId)),
        ]
    );
}

#[test]
fn a_body_that_is_no_object_hides_no_other_refusal() {
    assert_eq!(
        plan(&text("."), Endpoint::Usable, &[text("")], &json!(5)).unwrap_err(),
        [
            ("string.dot_segment", Place::only(PlaceKind::ImageId)),
            ("type", Place::only(PlaceKind::Input)),
            ("string.header_value", header(Header::Token)),
        ]
    );
}

/// The inverse of percent-encoding.
fn decoded(segment: &str) -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut rest = segment.as_bytes();
    while let [first, behind @ ..] = rest {
        rest = behind;
        if *first == b'%' {
            bytes.push(u8::from_str_radix(str::from_utf8(&rest[..2]).unwrap(), 16).unwrap());
            rest = &rest[2..];
        } else {
            bytes.push(*first);
        }
    }
    bytes
}

/// A valid text, or one with a fault.
fn text_or_fault(
    valid: &'static str,
    faulty: &'static str,
) -> impl Strategy<Value = (String, bool)> {
    prop_oneof![
        5 => valid.prop_map(|text| (text, false)),
        1 => faulty.prop_map(|text| (text, true)),
    ]
}

proptest! {
    #![proptest_config(support::cases(512))]

    #[test]
    fn a_path_is_one_segment_and_decodes_to_the_id(id in "\\PC{1,50}|[\\x00-\\x7f]{1,50}") {
        prop_assume!(id != "." && id != "..");
        let path = plan(&text(&id), Endpoint::Usable, &[], &renamed()).unwrap();
        let segment = path.strip_prefix(PATH).unwrap();
        let is_safe = |byte: u8| byte.is_ascii_alphanumeric() || b"-._~%".contains(&byte);
        prop_assert!(segment.bytes().all(is_safe), "{}", segment);
        prop_assert_eq!(decoded(segment), id.into_bytes());
    }

    #[test]
    fn one_fault_is_enough(
        (id, id_fault) in text_or_fault("[a-z0-9]{1,50}", "\\.{1,2}|[a-z]{51,60}|"),
        (header, header_fault) in text_or_fault("[!-~]{1,40}", "[!-~]{0,4}[ \n\té]|"),
        (name, name_fault) in
            text_or_fault("|[a-z]([-a-z0-9]{0,61}[a-z0-9])?", "[A-Z]|[a-z]{64,70}|a-"),
        (mask, mask_fault) in text_or_fault("name|labels,name", "nam|name, labels|"),
        is_endpoint_refused in prop::bool::weighted(0.1),
    ) {
        let given = [id_fault, header_fault, name_fault, mask_fault, is_endpoint_refused];
        let faults = given.into_iter().filter(|fault| *fault).count();
        let endpoint = if is_endpoint_refused { Endpoint::Refused } else { Endpoint::Usable };
        let body = json!({ "updateMask": mask, "name": name });
        match plan(&text(&id), endpoint, &[text(&header)], &body) {
            Ok(path) => {
                prop_assert_eq!(faults, 0);
                prop_assert_eq!(path, format!("{PATH}{id}"));
            }
            Err(refusals) => {
                prop_assert!(faults > 0 && refusals.len() >= faults, "{:?}", refusals);
            }
        }
    }
}
