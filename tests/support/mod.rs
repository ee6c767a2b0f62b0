//! What the native tests share: from tagged data to the engine's input, and from its report back to the vectors' form.
#![allow(dead_code, reason = "each test file uses a part of it")]

pub mod tagged;
pub mod wire;

use serde_json::{Map, Value as Json, json};
use tagged::Data;
use yc_image_update::contract::{EXPRESSIONS, FIELD_NAMES, IMAGE_ID, UPDATE_MASK};
use yc_image_update::field_mask::FieldMask;
use yc_image_update::preview::{Effect, Preview};
use yc_image_update::report::{ParamKind, Place, RULES, Violation, known_texts, member, part};

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
                    ParamKind::Known => json!(known_texts()[number as usize - 1]),
                    ParamKind::Pattern => json!(EXPRESSIONS[number as usize].documented),
                    ParamKind::Fields => FieldMask::from_bits(number).names().collect(),
                };
                params.insert((*name).to_owned(), value);
            }
            let for_key = matches!(violation.place.part(), part::KEY | part::ROW_KEY);
            json!({ "rule": id, "path": path(violation.place, input), "forKey": for_key, "params": params })
        })
        .collect()
}

fn path(place: Place, input: &Data) -> Vec<String> {
    let index = place.index;
    match place.member() {
        member::ROOT => vec![],
        member::IMAGE_ID => vec![IMAGE_ID.into()],
        member::UPDATE_MASK => vec![UPDATE_MASK.into()],
        member::UNKNOWN => vec![unknown_key(input, index)],
        member::ENDPOINT | member::HEADER => panic!("{place:?} is none of an input"),
        field => {
            let name = FIELD_NAMES[field as usize].to_owned();
            match place.part() {
                part::WHOLE => vec![name],
                part::KEY | part::VALUE => vec![name, label_key(input, index)],
                part::ROW => vec![name, index.to_string()],
                part::ROW_KEY => vec![name, index.to_string(), "key".into()],
                part::ROW_VALUE => vec![name, index.to_string(), "value".into()],
                other => panic!("{other} is no part of a field"),
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
