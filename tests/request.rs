//! Requests: the path of what can be sent, and the refusals.

mod support;

use std::num::NonZeroU32;

use proptest::prelude::*;
use support::found::violations_of;
use yc_image_update::contract::{CONTRACTS, HEADERS, MAX_HEADER_VALUE, PATH};
use yc_image_update::report::Place;
use yc_image_update::request::plan_request;
use yc_image_update::value::{Input, Object, Text, Value};
use yc_image_update::wire::{LENGTH_SHIFT, Reader, tag};

fn text(content: &str) -> Value<'_> {
    Value::Text(Text::whole(content))
}

fn body<'a>(mask: &'a str, fields: [Value<'a>; 4]) -> Input<'a> {
    Input::Object(Object { update_mask: text(mask), fields, ..Object::default() })
}

fn renamed() -> Input<'static> {
    body("name", [text("a"), Value::Absent, Value::Absent, Value::Absent])
}

/// The path, or the violations.
fn plan<'a, const HEADERS: usize>(
    id: &Value<'a>,
    endpoint_refused: bool,
    headers: [Value<'a>; HEADERS],
    body: &Input<'a>,
) -> Result<String, Vec<(&'static str, Place)>> {
    let (path, found) = violations_of(|report| {
        plan_request(&CONTRACTS[0], id, endpoint_refused, &headers, body, report)
    });
    assert!(found.warnings.is_empty(), "{:?}", found.warnings);
    path.map(|path| path.as_str().to_owned()).ok_or_else(|| found.refusals())
}

#[track_caller]
fn assert_path(id: &str, segment: &str) {
    assert_eq!(plan(&text(id), false, [], &renamed()).unwrap(), format!("{PATH}{segment}"));
}

#[track_caller]
fn assert_header(value: Value<'_>, sendable: bool) {
    let found = plan(&text("id"), false, [Value::Undefined, value], &renamed());
    let expected = if sendable { vec![] } else { vec![("string.header_value", Place::header(1))] };
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
    assert_header(Value::Absent, true);
    assert_header(text("!~"), true);
    assert_header(text(&longest), true);
    assert_header(text(&format!("{longest}x")), false);
    assert_header(text(""), false);
    for character in ["\0", "\n", "\r", "\t", " ", "\u{7f}", "\u{80}", "é", "😀"] {
        assert_header(text(character), false);
        assert_header(text(&format!("a{character}")), false);
    }
    assert_header(
        Value::Text(Text { content: b"x", cut_from: NonZeroU32::new(9_000), well_formed: true }),
        false,
    );
    assert_header(Value::Text(Text { content: b"x", cut_from: None, well_formed: false }), false);
    assert_header(Value::Null, false);
}

#[test]
fn every_refusal_in_order() {
    let input = Input::Object(Object {
        image_id: text("id"),
        fields: [text("A"), Value::Absent, Value::Absent, Value::Absent],
        unknown: Reader::new(&[tag::TEXT | 5 << LENGTH_SHIFT], b"other", true),
        ..Object::default()
    });
    assert_eq!(
        plan(&Value::Null, true, [text(""), text("k"), text("\n")], &input).unwrap_err(),
        [
            ("required", Place::IMAGE_ID),
            ("unknown_field", Place::IMAGE_ID),
            ("field_mask.missing", Place::UPDATE_MASK),
            ("string.pattern", Place::field(0)),
            ("unknown_field", Place::unknown(0)),
            ("string.endpoint", Place::ENDPOINT),
            ("string.header_value", Place::header(0)),
            ("string.header_value", Place::header(2)),
        ]
    );
}

#[test]
fn what_is_no_body_hides_nothing_else() {
    assert_eq!(
        plan(&text("."), false, [text("")], &Input::Other).unwrap_err(),
        [
            ("string.dot_segment", Place::IMAGE_ID),
            ("type", Place::ROOT),
            ("string.header_value", Place::header(0))
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

/// A text of the one kind, or of the other, which is a fault.
fn text_or_fault(
    right: &'static str,
    wrong: &'static str,
) -> impl Strategy<Value = (String, bool)> {
    prop_oneof![5 => right.prop_map(|text| (text, false)), 1 => wrong.prop_map(|text| (text, true))]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(512))]

    #[test]
    fn a_path_is_one_segment_and_decodes_to_the_id(id in "\\PC{1,50}|[\\x00-\\x7f]{1,50}") {
        prop_assume!(id != "." && id != "..");
        let path = plan(&text(&id), false, [], &renamed()).unwrap();
        let segment = path.strip_prefix(PATH).unwrap();
        prop_assert!(segment.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-._~%".contains(&byte)), "{}", segment);
        prop_assert_eq!(decoded(segment), id.into_bytes());
    }

    #[test]
    fn one_fault_is_enough(
        (id, id_fault) in text_or_fault("[a-z0-9]{1,50}", "\\.{1,2}|[a-z]{51,60}|"),
        (header, header_fault) in text_or_fault("[!-~]{1,40}", "[!-~]{0,4}[ \n\té]|"),
        (name, name_fault) in text_or_fault("|[a-z]([-a-z0-9]{0,61}[a-z0-9])?", "[A-Z]|[a-z]{64,70}|a-"),
        (mask, mask_fault) in text_or_fault("name|labels,name", "nam|name, labels|"),
        endpoint_refused in prop::bool::weighted(0.1),
    ) {
        let faults = [id_fault, header_fault, name_fault, mask_fault, endpoint_refused].into_iter().filter(|fault| *fault).count();
        let body = body(&mask, [text(&name), Value::Absent, Value::Absent, Value::Absent]);
        match plan(&text(&id), endpoint_refused, [text(&header)], &body) {
            Ok(path) => {
                prop_assert_eq!(faults, 0);
                prop_assert_eq!(path, format!("{PATH}{id}"));
            }
            Err(refusals) => prop_assert!(faults > 0 && refusals.len() >= faults, "{:?}", refusals),
        }
    }

    #[test]
    fn nothing_panics(
        words in prop::collection::vec(prop_oneof![any::<u32>(), (0_u32..13, 0_u32..4, 0_u32..12).prop_map(|(tag, flags, length)| tag | flags << 4 | length << 6)], 0..60),
        content in "([a-z,.*\n]|\\PC){0,60}",
    ) {
        let mut reader = Reader::new(&words, content.as_bytes(), content.is_ascii());
        let id = reader.value();
        let headers = HEADERS.map(|_| reader.value());
        let input = reader.input();
        let refused = plan(&id, false, headers, &input).err();
        prop_assert!(refused.is_none_or(|refusals| !refusals.is_empty()));
    }
}
