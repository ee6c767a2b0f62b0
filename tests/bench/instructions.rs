//! Judges one update many times, for callgrind to count: `instructions SHAPE CALLS`. The shapes are those of `shapes.js`.

use std::{env, hint::black_box};

use serde_json::{Map, Value, json};
use yc_image_update::contract::{CONTRACTS, FIELD_NAMES, UPDATE_MASK};
use yc_image_update::update::validate_update;
use yc_image_update::wire::{LENGTH_SHIFT, Reader, tag};

fn main() {
    let [shape, calls] = env::args().skip(1).collect::<Vec<_>>().try_into().expect("SHAPE CALLS");
    let input = Wire::of(&update(&shape));
    for _ in 0..calls.parse().expect("CALLS is a number") {
        black_box(judge(black_box(&input)));
    }
}

/// What one call does between reading its input and writing its answer; the number of faults.
fn judge(Wire { words, text }: &Wire) -> usize {
    let [contract, ..] = &CONTRACTS;
    validate_update(contract, &Reader::new(words, text).input(), None).violations.len()
}

fn update(shape: &str) -> Value {
    match shape {
        "typical" => json!({
            "updateMask": "name,description,minDiskSize,labels",
            "name": "web-2204-nightly",
            "description": "Ubuntu 22.04 with the monitoring agent, rebuilt every Monday at 3 a.m.",
            "minDiskSize": "10737418240",
            "labels": { "env": "prod", "owner": "infra", "cost-center": "42", "k8s.io/role": "node", "built_by": "ci@example.com" },
        }),
        "64 labels" => {
            let labels: Map<String, Value> =
                (0..64).map(|index| (format!("team-{index}/key"), format!("value.{index}@infra").into())).collect();
            json!({ "updateMask": "labels", "labels": labels })
        }
        "invalid everywhere" => json!({
            "updateMask": "name,size",
            "name": "Web_2204",
            "description": "🚀".repeat(257),
            "minDiskSize": "1024",
            "labels": { "Env": "Prod", "1a": "a b", "my key": "ops team", "Über": "ja!", "a\\b": "c\\d" },
            "size": "10 GB",
        }),
        other => panic!("there is no shape `{other}`"),
    }
}

/// An update as the sender writes it.
#[derive(Default)]
struct Wire {
    words: Vec<u32>,
    text: String,
}

impl Wire {
    fn of(update: &Value) -> Self {
        let mut wire = Self::default();
        let members = update.as_object().expect("an update is an object");
        let unknown: Vec<&String> =
            members.keys().filter(|key| *key != UPDATE_MASK && !FIELD_NAMES.contains(&key.as_str())).collect();
        wire.words.extend([tag::OBJECT | length(unknown.len()), tag::ABSENT]);
        for name in [UPDATE_MASK].iter().chain(&FIELD_NAMES) {
            wire.value(members.get(*name));
        }
        unknown.into_iter().for_each(|key| wire.text(key));
        wire
    }

    fn value(&mut self, value: Option<&Value>) {
        match value {
            None => self.words.push(tag::UNDEFINED),
            Some(Value::String(text)) => self.text(text),
            Some(Value::Object(members)) => {
                self.words.extend([tag::RECORD | length(members.len()), members.len().try_into().unwrap()]);
                for (key, value) in members {
                    self.text(key);
                    self.value(Some(value));
                }
            }
            Some(other) => panic!("no shape holds {other}"),
        }
    }

    fn text(&mut self, text: &str) {
        self.words.push(tag::TEXT | length(text.encode_utf16().count()));
        self.text.push_str(text);
    }
}

fn length(length: usize) -> u32 {
    u32::try_from(length).unwrap() << LENGTH_SHIFT
}
