//! Requests: the path and the body of what can be sent, against serde_json as the oracle, and the refusals.

mod support;

use std::collections::BTreeMap;

use proptest::prelude::*;
use serde_json::{Value as Json, json};
use support::tagged::decode;
use support::wire::Wire;
use yc_image_update::contract::{CONTRACTS, MAX_HEADER_VALUE, PATH};
use yc_image_update::report::{Place, RULES, Report};
use yc_image_update::request::{Plan, plan_request};
use yc_image_update::value::{Input, Object, Text, Value};
use yc_image_update::wire::Reader;

fn text(content: &str) -> Value<'_> {
    Value::Text(Text::whole(content))
}

fn labels(pairs: &BTreeMap<String, String>) -> Wire {
    Wire::default().labels(&decode(&json!({ "$entries": pairs.iter().collect::<Vec<_>>() })))
}

fn body<'a>(mask: &'a str, fields: [Value<'a>; 4]) -> Input<'a> {
    Input::Object(Object { update_mask: text(mask), fields, ..Object::default() })
}

fn renamed() -> Input<'static> {
    body("name", [text("a"), Value::Absent, Value::Absent, Value::Absent])
}

fn plan<'a>(id: &Value<'a>, body: &Input<'a>, headers: &[Value<'a>]) -> Result<Plan, Report> {
    plan_request(&CONTRACTS[0], id, body, false, headers)
}

fn utf8(bytes: Vec<u8>) -> String {
    String::from_utf8(bytes).unwrap()
}

fn refusals(report: &Report) -> Vec<(&'static str, Place)> {
    assert!(report.warnings.is_empty(), "{:?}", report.warnings);
    report
        .violations
        .iter()
        .map(|violation| (RULES[usize::try_from(violation.rule.number).unwrap()].0, violation.place))
        .collect()
}

#[track_caller]
fn assert_path(id: &str, segment: &str) {
    assert_eq!(utf8(plan(&text(id), &renamed(), &[]).unwrap().path), format!("{PATH}{segment}"));
}

#[track_caller]
fn assert_body(input: &Input<'_>, json: &str) {
    assert_eq!(utf8(plan(&text("id"), input, &[]).unwrap().body), json);
}

#[track_caller]
fn assert_header(value: Value<'_>, sendable: bool) {
    let found = plan(&text("id"), &renamed(), &[Value::Undefined, value]);
    let expected = if sendable { vec![] } else { vec![("string.header_value", Place::Header(1))] };
    assert_eq!(found.map_or_else(|report| refusals(&report), |_| vec![]), expected);
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
fn bodies() {
    let none = || [Value::Absent, Value::Absent, Value::Absent, Value::Absent];
    assert_body(&body("name", none()), r#"{"updateMask":"name"}"#);
    assert_body(
        &body("name,labels", [Value::Null, Value::Undefined, Value::Null, labels(&BTreeMap::new()).reader().value()]),
        r#"{"updateMask":"name,labels","labels":{}}"#,
    );
    for size in [text("4194304"), Value::Number(Text::whole("4194304")), Value::Integer(Text::whole("4194304"))] {
        let [name, description, _, labels] = none();
        assert_body(
            &body("minDiskSize", [name, description, size, labels]),
            r#"{"updateMask":"minDiskSize","minDiskSize":"4194304"}"#,
        );
    }
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
    assert_header(Value::Text(Text { content: b"x", cut_from: Some(9_000), well_formed: true }), false);
    assert_header(Value::Text(Text { content: b"x", cut_from: None, well_formed: false }), false);
    assert_header(Value::Null, false);
}

#[test]
fn every_refusal_in_order() {
    let input = Input::Object(Object {
        image_id: text("id"),
        fields: [text("A"), Value::Absent, Value::Absent, Value::Absent],
        unknown: vec![Text::whole("other")],
        ..Object::default()
    });
    let report = plan_request(&CONTRACTS[0], &Value::Null, &input, true, &[text(""), text("k"), text("\n")]);
    assert_eq!(
        refusals(&report.unwrap_err()),
        [
            ("required", Place::ImageId),
            ("unknown_field", Place::ImageId),
            ("field_mask.missing", Place::UpdateMask),
            ("string.pattern", Place::Field(0, yc_image_update::report::Part::Whole)),
            ("unknown_field", Place::Unknown(0)),
            ("string.endpoint", Place::Endpoint),
            ("string.header_value", Place::Header(0)),
            ("string.header_value", Place::Header(2)),
        ]
    );
}

#[test]
fn what_is_no_body_hides_nothing_else() {
    let report = plan(&text("."), &Input::Other, &[text("")]).unwrap_err();
    assert_eq!(
        refusals(&report),
        [("string.dot_segment", Place::ImageId), ("type", Place::Root), ("string.header_value", Place::Header(0))]
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

proptest! {
    #![proptest_config(ProptestConfig::with_cases(512))]

    #[test]
    fn a_path_is_one_segment_and_decodes_to_the_id(id in "\\PC{1,50}|[\\x00-\\x7f]{1,50}") {
        prop_assume!(id != "." && id != "..");
        let path = utf8(plan(&text(&id), &renamed(), &[]).unwrap().path);
        let segment = path.strip_prefix(PATH).unwrap();
        prop_assert!(segment.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-._~%".contains(&byte)), "{}", segment);
        prop_assert_eq!(decoded(segment), id.into_bytes());
    }

    #[test]
    fn a_body_is_the_json_that_serde_writes(
        name in "|[a-z]([-a-z0-9]{0,61}[a-z0-9])?",
        description in "\\PC{0,256}|[\\x00-\\x7f\"\\\\]{0,256}",
        size in 4_194_304_i64..=4_398_046_511_104,
        pairs in prop::collection::btree_map("[a-z][-_./@0-9a-z]{0,62}", "[-_./@0-9a-z]{0,63}", 0..64),
    ) {
        let digits = size.to_string();
        let mask = "name,description,minDiskSize,labels";
        let labels = labels(&pairs);
        let fields = [text(&name), text(&description), Value::Number(Text::whole(&digits)), labels.reader().value()];
        let input = body(mask, fields);
        let expected = json!({ "updateMask": mask, "name": name, "description": description, "minDiskSize": digits, "labels": pairs });
        let body = utf8(plan(&text("id"), &input, &[]).unwrap().body);
        prop_assert_eq!(&body, &expected.to_string());
        prop_assert_eq!(serde_json::from_str::<Json>(&body).unwrap(), expected);
    }

    #[test]
    fn what_is_planned_can_be_sent(
        words in prop::collection::vec(prop_oneof![any::<u32>(), (0_u32..13, 0_u32..4, 0_u32..12).prop_map(|(tag, flags, length)| tag | flags << 4 | length << 6)], 0..60),
        content in "([a-z,.*\n]|\\PC){0,60}",
    ) {
        let mut reader = Reader::new(&words, content.as_bytes(), content.is_ascii());
        let (id, input, headers) = (reader.value(), reader.input(), reader.values());
        for contract in &CONTRACTS {
            match plan_request(contract, &id, &input, false, &headers) {
                Ok(plan) => {
                    prop_assert!(plan.path.is_ascii() && plan.path.len() > PATH.len());
                    prop_assert!(serde_json::from_slice::<Json>(&plan.body).unwrap().is_object());
                }
                Err(report) => prop_assert!(!report.violations.is_empty() && report.warnings.is_empty()),
            }
        }
    }
}
