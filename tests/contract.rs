//! The contract and the rules as the package publishes them: names that servers and users see.

use std::collections::HashSet;

use serde_json::json;
use yc_image_update::contract::{CONTRACTS, Field, Header, ImageMember, Member};
use yc_image_update::report::RULES;

/// What users get as `constraints`.
#[test]
fn constraints() {
    let names = [
        r"^(?:|[a-z](?:[\-a-z0-9]{0,61}[a-z0-9])?)$",
        r"^(?:|[a-z](?:[\-_a-z0-9]{0,61}[a-z0-9])?)$",
    ];
    for (contract, name) in CONTRACTS.iter().zip(names) {
        assert_eq!(
            serde_json::to_value(contract).unwrap(),
            json!({
                "imageId": { "maxLength": 50 },
                "name": { "pattern": name },
                "description": { "maxLength": 256 },
                "minDiskSize": { "min": 4_194_304, "max": 4_398_046_511_104_i64 },
                "labels": {
                    "maxPairs": 64,
                    "key": { "minLength": 1, "maxLength": 63, "pattern": r"^[a-z][\-_.\/@0-9a-z]*$" },
                    "value": { "maxLength": 63, "pattern": r"^[\-_.\/@0-9a-z]*$" },
                },
            })
        );
    }
}

#[test]
fn names_in_protocol_buffers() {
    let fields = Field::ALL.iter().map(|field| field.proto_name());
    assert_eq!(fields.collect::<Vec<_>>(), ["name", "description", "min_disk_size", "labels"]);
    let members = ImageMember::ALL.iter().map(|member| member.proto_name());
    assert_eq!(
        members.collect::<Vec<_>>(),
        ["name", "description", "min_disk_size", "labels", "storage_size", "size"]
    );
}

#[test]
fn headers() {
    let headers = Header::ALL.iter().map(|header| (header.header(), header.prefix()));
    assert_eq!(
        headers.collect::<Vec<_>>(),
        [("Authorization", "Bearer "), ("Idempotency-Key", ""), ("x-client-request-id", "")]
    );
}

/// TypeScript shows these as optional.
#[test]
fn parameters_that_a_violation_may_lack() {
    let mut optional = Vec::new();
    for rule in RULES {
        for (name, kind) in rule.known.iter().chain(rule.read) {
            if kind.is_optional() {
                optional.push((rule.id, *name));
            }
        }
    }
    assert_eq!(
        optional,
        [
            ("unknown_field", "suggestion"),
            ("unknown_field", "handler"),
            ("unknown_field", "nested"),
            ("field_mask.syntax", "suggestion"),
            ("field_mask.unknown_path", "suggestion"),
        ]
    );
}

/// Each member has words of its own for people: a title, and sentences.
#[test]
fn words() {
    let titles: HashSet<_> = Member::ALL.iter().map(|member| member.title()).collect();
    let meanings: HashSet<_> = Member::ALL.iter().map(|member| member.meaning()).collect();
    assert_eq!((titles.len(), meanings.len()), (Member::ALL.len(), Member::ALL.len()));
    for text in titles.iter().chain(&meanings) {
        assert!(text.starts_with(char::is_uppercase), "{text:?}");
    }
    assert!(meanings.iter().all(|meaning| meaning.ends_with('.')));
}
