//! What the native tests share: from tagged data to the engine's input, and from its report back to
//! the vectors' form.
#![allow(dead_code, reason = "each test file uses a part of it")]

pub mod found;
pub mod tagged;
pub mod wire;

use found::Finding;
use serde_json::{Map, Value as Json, json};
use tagged::Data;
use yc_image_update::contract::{EXPRESSIONS, FIELD_NAMES, IMAGE_ID, UPDATE_MASK};
use yc_image_update::field_mask::FieldMask;
use yc_image_update::preview::{Change, Effect, POSITION_SHIFT};
use yc_image_update::report::{ParamKind, Place, RULES, known_texts, member, part};

const LABELS: &str = "labels";

/// Findings as the vectors write them, with the parameters that the engine knows.
pub fn report_json(findings: &[Finding], input: &Data) -> Json {
    findings
        .iter()
        .map(|finding| {
            let (id, kinds) = RULES[finding.rule];
            let mut params = Map::new();
            for ((name, kind), number) in kinds.iter().zip(finding.numbers) {
                let value = match kind {
                    ParamKind::Count => json!(number),
                    ParamKind::Known if number == 0 => continue,
                    ParamKind::Known => json!(known_texts()[number as usize - 1]),
                    ParamKind::Pattern => json!(EXPRESSIONS[number as usize].documented),
                    ParamKind::Fields => FieldMask::from_bits(number).names().collect(),
                };
                params.insert((*name).to_owned(), value);
            }
            let for_key = matches!(finding.place.part(), part::KEY | part::ROW_KEY);
            json!({ "rule": id, "path": path(finding.place, input), "forKey": for_key, "params": params })
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
    let mut unknown = members.iter().filter(|(key, value)| {
        !known(key.text().unwrap_or_default()) && !matches!(value, Data::Undefined)
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

/// The effects that a preview wrote, as the vectors write them, without the values before and
/// after.
pub fn effects_json(words: &[u32], body: &Data, image: &Data) -> Vec<Json> {
    let (effects, changes) = words.split_at(FIELD_NAMES.len());
    let keys = |object: &Data, wanted: Change| -> Vec<String> {
        let wanted = changes.iter().filter(|word| **word % (1 << POSITION_SHIFT) == wanted as u32);
        wanted.map(|word| label_key(object, word >> POSITION_SHIFT)).collect()
    };
    FIELD_NAMES
        .iter()
        .zip(effects)
        .map(|(field, effect)| {
            let names = [
                (Effect::Untouched, "untouched"),
                (Effect::Same, "same"),
                (Effect::Reset, "reset"),
                (Effect::Set, "set"),
            ];
            let (_, effect) = names.iter().find(|(known, _)| *known as u32 == *effect).unwrap();
            if *field != LABELS {
                return json!({ "field": field, "effect": effect });
            }
            json!({
                "field": field,
                "effect": effect,
                "added": keys(body, Change::Added),
                "changed": keys(body, Change::Changed),
                "removed": keys(image, Change::Removed),
            })
        })
        .collect()
}
