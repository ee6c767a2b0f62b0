//! Judges one update many times, for callgrind to count: `instructions SHAPE CALLS`. The shapes are
//! those of `shapes.js`.

#[path = "../support/mod.rs"]
mod support;

use std::{env, hint::black_box};

use serde_json::{Map, Value, json};
use support::{tagged::decode, wire::Wire};
use yc_image_update::answer::Answer;
use yc_image_update::contract::CONTRACTS;
use yc_image_update::report::Report;
use yc_image_update::update::validate_update;
use yc_image_update::wire::room;

fn main() {
    let [shape, calls] = env::args().skip(1).collect::<Vec<_>>().try_into().expect("SHAPE CALLS");
    let wire = Wire::of_known_values().input(&decode(&update(&shape)));
    let mut room = vec![0; room::ANSWER];
    for _ in 0..calls.parse().expect("CALLS is a number") {
        black_box(judge(black_box(&wire), &mut room));
    }
}

/// What one call does between what JavaScript writes and what it reads; the number of words.
fn judge(wire: &Wire, room: &mut [u32]) -> usize {
    let [contract, ..] = &CONTRACTS;
    let mut report = Report::new(Answer::new(room));
    validate_update(contract, &wire.reader().input(), None, &mut report);
    report.length()
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
            let labels: Map<String, Value> = (0..64)
                .map(|index| (format!("team-{index}/key"), format!("value.{index}@infra").into()))
                .collect();
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
