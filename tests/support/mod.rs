//! What the native tests share: from tagged data to the engine's input, and from its report back to the vectors' form.
#![allow(dead_code, reason = "each test file uses a part of it")]

pub mod tagged;

use serde_json::{Map, Value as Json, json};
use tagged::Data;
use yc_image_update::contract::{FIELD_NAMES, IMAGE_ID, PROTO_NAMES, UPDATE_MASK};
use yc_image_update::preview::{Effect, Preview};
use yc_image_update::report::{Part, Place, RULES, Violation};
use yc_image_update::value::{Image, Input, List, Member, Object, Row, Value};

const LABELS: &str = "labels";

/// An update or edits, as the engine takes them.
pub fn input(data: &Data) -> Input<'_> {
    let Data::Object(members) = data else { return Input::Other(data.value()) };
    let mut object = Object::default();
    for (key, value) in members {
        let name = key.text().unwrap_or_default();
        if name == IMAGE_ID {
            object.image_id = value.value();
        } else if name == UPDATE_MASK {
            object.update_mask = value.value();
        } else if let Some(field) = FIELD_NAMES.iter().position(|field| *field == name) {
            object.fields[field] = field_value(name, value);
        } else if !matches!(value, Data::Undefined) {
            object.unknown.push(key.engine_text());
        }
    }
    Input::Object(object)
}

/// A resource, as the engine takes it.
pub fn image(data: &Data) -> Image<'_> {
    let member = |name: &'static str, proto: &'static str| {
        [name, proto].into_iter().filter_map(|name| data.member(name)).find(|value| !matches!(value, Data::Undefined))
    };
    let mut image = Image::default();
    for (slot, (name, proto)) in image.fields.iter_mut().zip(FIELD_NAMES.iter().zip(PROTO_NAMES)) {
        if let Some(value) = member(name, proto) {
            *slot = field_value(name, value);
        }
    }
    if let Some(value) = member("storageSize", "storage_size") {
        image.storage_size = value.value();
    }
    image
}

pub fn with_value(data: &Data, judge: impl FnOnce(Value<'_>)) {
    judge(data.value());
}

fn field_value<'a>(name: &str, data: &'a Data) -> Value<'a> {
    match data {
        Data::Object(members) if name == LABELS => Value::Record(List {
            items: members.iter().map(|(key, value)| Member { key: key.engine_text(), value: value.value() }).collect(),
            total: members.len().try_into().unwrap(),
        }),
        Data::Array(elements) if name == LABELS => {
            Value::Rows(List { items: elements.iter().map(row).collect(), total: elements.len().try_into().unwrap() })
        }
        other => other.value(),
    }
}

fn row(data: &Data) -> Row<'_> {
    let member = |name| data.member(name).map_or(Value::Undefined, Data::value);
    match data {
        Data::Object(_) => Row::Pair { key: member("key"), value: member("value") },
        other => Row::Other(other.value()),
    }
}

/// Violations as the vectors write them.
pub fn report_json(violations: &[Violation<'_>], input: &Data) -> Json {
    violations
        .iter()
        .map(|violation| {
            let flat = serde_json::to_value(violation).unwrap();
            let values = flat.as_array().unwrap().iter().skip(4);
            let (_, names) = RULES[violation.rule.number() as usize];
            let mut params = Map::new();
            for (name, value) in names.iter().zip(values) {
                if !value.is_null() {
                    params.insert((*name).to_owned(), whole_number(value));
                }
            }
            let for_key = matches!(violation.place, Place::Field(_, Part::Key(_) | Part::RowKey(_)));
            let (id, _) = RULES[violation.rule.number() as usize];
            json!({ "rule": id, "path": path(violation.place, input), "forKey": for_key, "params": params })
        })
        .collect()
}

/// JavaScript has one kind of number, so the engine's floats are written as the vectors write them.
fn whole_number(value: &Json) -> Json {
    match value.as_f64() {
        #[allow(clippy::cast_possible_truncation, reason = "limits are far below 2^53")]
        Some(number) if value.is_f64() && number.fract() == 0.0 => json!(number as i64),
        _ => value.clone(),
    }
}

fn path(place: Place, input: &Data) -> Vec<String> {
    match place {
        Place::Root => vec![],
        Place::ImageId => vec![IMAGE_ID.into()],
        Place::UpdateMask => vec![UPDATE_MASK.into()],
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
