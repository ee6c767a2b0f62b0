//! What the native tests share: from tagged data to the engine's input, and from its report back to the vectors' form.
#![allow(dead_code, reason = "each test file uses a part of it")]

pub mod tagged;
pub mod wire;

use serde_json::{Map, Value as Json, json};
use tagged::Data;
use yc_image_update::contract::{FIELD_NAMES, IMAGE_ID, PATTERNS, UPDATE_MASK};
use yc_image_update::field_mask::FieldMask;
use yc_image_update::preview::{Effect, Preview};
use yc_image_update::report::{KNOWN_TEXTS, ParamKind, Part, Place, RULES, Violation};

const LABELS: &str = "labels";

/// Violations as the vectors write them, with the parameters that the engine knows.
pub fn report_json(violations: &[Violation], input: &Data) -> Json {
    violations
        .iter()
        .map(|violation| {
            let (id, kinds) = RULES[violation.rule.number as usize];
            let mut params = Map::new();
            for ((name, kind), number) in kinds.iter().zip(violation.rule.numbers) {
                let value = match kind {
                    ParamKind::Count => json!(number),
                    ParamKind::Known if number == 0 => continue,
                    ParamKind::Known => json!(KNOWN_TEXTS[number as usize - 1]),
                    ParamKind::Pattern => json!(PATTERNS[number as usize].documented),
                    ParamKind::Fields => FieldMask::from_bits(number).names().collect(),
                };
                params.insert((*name).to_owned(), value);
            }
            let for_key = matches!(violation.place, Place::Field(_, Part::Key(_) | Part::RowKey(_)));
            json!({ "rule": id, "path": path(violation.place, input), "forKey": for_key, "params": params })
        })
        .collect()
}

fn path(place: Place, input: &Data) -> Vec<String> {
    match place {
        Place::Root => vec![],
        Place::ImageId => vec![IMAGE_ID.into()],
        Place::UpdateMask | Place::MaskPath(_) => vec![UPDATE_MASK.into()],
        Place::Endpoint | Place::Header(_) => panic!("{place:?} is none of an input"),
        Place::Unknown(index) => vec![unknown_key(input, index)],
        Place::Field(field, part) => {
            let name = FIELD_NAMES[field as usize].to_owned();
            match part {
                Part::Whole => vec![name],
                Part::Key(index) | Part::Value(index) => {
                    vec![name, label_key(input, index)]
                }
                Part::Row(index) => vec![name, index.to_string()],
                Part::RowKey(index) => vec![name, index.to_string(), "key".into()],
                Part::RowValue(index) => vec![name, index.to_string(), "value".into()],
            }
        }
    }
}

fn unknown_key(input: &Data, index: u32) -> String {
    let Data::Object(members) = input else { panic!("{input:?} has no keys") };
    let known = |name: &str| name == IMAGE_ID || name == UPDATE_MASK || FIELD_NAMES.contains(&name);
    let mut unknown = members
        .iter()
        .filter(|(key, value)| !known(key.text().unwrap_or_default()) && !matches!(value, Data::Undefined));
    unknown.nth(index as usize).unwrap().0.lossy_text()
}

fn label_key(object: &Data, index: u32) -> String {
    match object.member(LABELS) {
        Some(Data::Object(members)) => members[index as usize].0.lossy_text(),
        Some(Data::Array(rows)) => rows[index as usize].member("key").unwrap().lossy_text(),
        other => panic!("{other:?} holds no labels"),
    }
}

/// The effects as the vectors write them, without the values before and after.
pub fn effects_json(preview: &Preview, body: &Data, image: &Data) -> Vec<Json> {
    FIELD_NAMES
        .iter()
        .zip(&preview.effects)
        .map(|(field, effect)| {
            let effect = match effect {
                Effect::Untouched => "untouched",
                Effect::Same => "same",
                Effect::Reset => "reset",
                Effect::Set => "set",
            };
            if *field != LABELS {
                return json!({ "field": field, "effect": effect });
            }
            let keys = |object: &Data, indices: &[u32]| -> Vec<String> {
                indices.iter().map(|index| label_key(object, *index)).collect()
            };
            json!({
                "field": field,
                "effect": effect,
                "added": keys(body, &preview.added),
                "changed": keys(body, &preview.changed),
                "removed": keys(image, &preview.removed),
            })
        })
        .collect()
}
