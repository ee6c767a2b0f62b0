//! Requests: the refusals of what cannot be sent.

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

/// The path of the method, or the violations.
fn plan(
    id: &Data,
    endpoint: Endpoint,
    headers: &[Data],
    body: &Json,
) -> Result<&'static str, Vec<(&'static str, Place)>> {
    let header = |index: usize| headers.get(index).unwrap_or(&Data::Undefined);
    let values = [id, header(0), header(1), header(2)];
    let sent = Sent::values(values.into_iter()).and_input(&decode(body));
    let (path, found) =
        found(|report| plan_request(&CONTRACTS[0], &sent.message(), endpoint, report));
    path.ok_or_else(|| found.refusals())
}

fn header(header: Header) -> Place {
    Place::nth(PlaceKind::Header, header as u32)
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
                prop_assert_eq!(path, PATH);
            }
            Err(refusals) => {
                prop_assert!(faults > 0 && refusals.len() >= faults, "{:?}", refusals);
            }
        }
    }
}
