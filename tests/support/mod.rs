//! What the native tests share: from tagged data to a message, and from findings back to the
//! vectors' form.
#![allow(dead_code, reason = "each test file uses a part of it")]

pub mod counts;
pub mod found;
pub mod message;
pub mod tagged;

use std::env;

use found::place_of;
use proptest::prelude::ProptestConfig;
use serde_json::{Map, Value as Json, json};
use tagged::Data;
use yc_image_update::calls::outcomes::Outcomes;
use yc_image_update::calls::preview::{Change, Effect};
use yc_image_update::contract::{Field, FieldSet, Member, Pattern};
use yc_image_update::report::{
    Expected, Finding, Handler, ParamKind, Place, PlaceKind, RULES, Suggestion,
};

const LABELS: &str = "labels";

/// How many cases a property is tried on: the usual number, or that in `PROPTEST_CASES`.
pub fn cases(usual: u32) -> ProptestConfig {
    let is_set = env::var_os("PROPTEST_CASES").is_some();
    if is_set { ProptestConfig::default() } else { ProptestConfig::with_cases(usual) }
}

/// Findings as the vectors write them, with the parameters that the engine knows.
pub fn report_json(findings: &[Finding], input: &Data) -> Json {
    findings
        .iter()
        .map(|finding| {
            let rule = &RULES[finding.rule as usize];
            let mut params = Map::new();
            for ((name, kind), number) in rule.known.iter().zip(finding.params) {
                if let Some(value) = param_json(*kind, number) {
                    params.insert((*name).to_owned(), value);
                }
            }
            let place = place_of(finding);
            let for_key = matches!(place.kind, PlaceKind::LabelKey | PlaceKind::RowKey);
            let path = path(place, input);
            json!({ "rule": rule.id, "path": path, "forKey": for_key, "params": params })
        })
        .collect()
}

/// A parameter as JavaScript reads it.
fn param_json(kind: ParamKind, number: u32) -> Option<Json> {
    let name = match kind {
        ParamKind::Count => return Some(json!(number)),
        ParamKind::Fields => {
            return Some(FieldSet::from_bits(number).fields().map(Field::name).collect());
        }
        ParamKind::Pattern => Pattern::ALL[number as usize].expression().documented,
        ParamKind::Expected => Expected::from_number(number).unwrap().name(),
        ParamKind::Field => Field::from_number(number).unwrap().name(),
        ParamKind::Suggestion | ParamKind::FieldSuggestion => {
            Suggestion::from_number(number.checked_sub(1)?).unwrap().name()
        }
        ParamKind::Handler => Handler::from_number(number.checked_sub(1)?).unwrap().name(),
        // JavaScript reads it from the image.
        ParamKind::ImageValue => return None,
        other => panic!("{other:?} is read from the value"),
    };
    Some(json!(name))
}

fn path(place: Place, input: &Data) -> Json {
    let index = place.index;
    match place.kind {
        PlaceKind::Input => json!([]),
        PlaceKind::ImageId => json!([Member::ImageId.name()]),
        PlaceKind::UpdateMask | PlaceKind::MaskPath => json!([Member::UpdateMask.name()]),
        PlaceKind::UnknownKey => json!([unknown_key(input, index)]),
        PlaceKind::Field => json!([Field::from_number(index).unwrap().name()]),
        PlaceKind::LabelKey | PlaceKind::LabelValue => {
            json!([LABELS, label_key(input, index)])
        }
        PlaceKind::Row => json!([LABELS, index]),
        PlaceKind::RowKey => json!([LABELS, index, "key"]),
        PlaceKind::RowValue => json!([LABELS, index, "value"]),
        PlaceKind::Endpoint | PlaceKind::Header => panic!("{place:?} is not in an input"),
    }
}

fn unknown_key(input: &Data, index: u32) -> String {
    let Data::Object(members) = input else { panic!("{input:?} has no keys") };
    let known = |name: &str| Member::ALL.iter().any(|member| member.name() == name);
    let mut unknown = members.iter().filter(|(key, value)| {
        !known(&key.text().unwrap_or_default()) && !matches!(value, Data::Undefined)
    });
    unknown.nth(index as usize).unwrap().0.lossy_text()
}

fn label_key(object: &Data, index: u32) -> String {
    match object.member(LABELS) {
        Some(Data::Object(members)) => members[index as usize].0.lossy_text(),
        Some(Data::Array(rows)) => rows[index as usize].member("key").unwrap().lossy_text(),
        other => panic!("{other:?} holds no labels"),
    }
}

/// The effects of a preview as the vectors write them, without the values before and after.
pub fn effects_json(preview: &Outcomes, body: &Data, image: &Data) -> Json {
    let changes = &preview.labels.list[..preview.labels.length as usize];
    let keys = |object: &Data, wanted: Change| -> Vec<String> {
        let wanted = changes.iter().filter(|change| change.outcome == wanted as u32);
        wanted.map(|change| label_key(object, change.position)).collect()
    };
    Field::ALL
        .iter()
        .zip(preview.fields)
        .map(|(field, effect)| {
            let effect = Effect::from_number(effect).unwrap().name();
            let mut effect = json!({ "field": field.name(), "effect": effect });
            if *field == Field::Labels {
                effect["added"] = keys(body, Change::Added).into();
                effect["changed"] = keys(body, Change::Changed).into();
                effect["removed"] = keys(image, Change::Removed).into();
            }
            effect
        })
        .collect()
}
