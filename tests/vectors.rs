//! Runs every shared vector against the engine; `tests/vectors/README.md` tells their form.

mod support;

use std::fs;

use serde_json::{Value as Json, json};
use support::found::{Found, found};
use support::tagged::{Data, decode};
use support::wire::Wire;
use support::{effects_json, report_json};
use yc_image_update::answer::Answer;
use yc_image_update::contract::{CONTRACTS, Contract};
use yc_image_update::edits::plan_patch;
use yc_image_update::field_mask::FieldMask;
use yc_image_update::preview::preview_update;
use yc_image_update::report::RULES;
use yc_image_update::update::validate_update;

#[test]
fn every_vector() {
    let mut count = 0;
    for entry in fs::read_dir("tests/vectors").unwrap() {
        let path = entry.unwrap().path();
        if path.extension().is_none_or(|extension| extension != "json") {
            continue;
        }
        let vectors: Vec<Json> = serde_json::from_str(&fs::read_to_string(&path).unwrap()).unwrap();
        for vector in vectors {
            // What an option or `current` of a wrong kind does is decided before the engine is
            // called.
            if vector.get("throws").is_none() {
                run(&vector);
                count += 1;
            }
        }
    }
    assert!(count > 0, "there are no vectors");
}

fn run(vector: &Json) {
    let comment = vector["comment"].as_str().unwrap();
    let args: Vec<Data> = vector["args"].as_array().unwrap().iter().map(decode).collect();
    let options = args.get(if vector["call"] == "previewImageUpdate" { 2 } else { 1 });
    let contract = contract(options);
    let current = options
        .and_then(|options| options.member("current"))
        .map(|data| Wire::default().image(data));
    let current = current.as_ref().map(|wire| wire.reader().image());
    match vector["call"].as_str().unwrap() {
        "validateImageUpdate" => {
            let wire = Wire::default().input(&args[0]);
            let input = wire.reader().input();
            let ((), report) =
                found(|report| validate_update(contract, &input, current.as_ref(), report));
            assert_report(vector, comment, &report, &args[0]);
        }
        "validateImageEdits" => {
            let wire = Wire::default().input(&args[0]);
            let input = wire.reader().input();
            let (_, report) =
                found(|report| plan_patch(contract, &input, current.as_ref(), report));
            assert_report(vector, comment, &report, &args[0]);
        }
        "buildPatchBody" => {
            let wire = Wire::default().input(&args[0]);
            let input = wire.reader().input();
            let (patch, report) =
                found(|report| plan_patch(contract, &input, current.as_ref(), report));
            assert_violations(vector, comment, &report, &args[0]);
            if let Some(body) = vector.get("returns") {
                let expected = body.get("updateMask").and_then(Json::as_str).unwrap_or_default();
                assert_eq!(text(patch.mask), expected, "{comment}");
                let values: Vec<&str> = patch.values.names().collect();
                let members: Vec<&str> = match body {
                    Json::Object(body) => body.keys().skip(1).map(String::as_str).collect(),
                    _ => Vec::new(),
                };
                assert_eq!(values, members, "{comment}");
            }
        }
        "previewImageUpdate" => {
            let (body, image) = (Wire::default().input(&args[1]), Wire::default().image(&args[0]));
            let body = body.reader().input();
            let ((), report) = found(|report| validate_update(contract, &body, None, report));
            assert_violations(vector, comment, &report, &args[1]);
            if let Some(returns) = vector.get("returns") {
                let mut words = [0; 2048];
                let mut answer = Answer::new(&mut words);
                preview_update(contract, &body, &image.reader().image(), &mut answer);
                let length = answer.length();
                let expected: Vec<Json> =
                    returns["effects"].as_array().unwrap().iter().map(without_values).collect();
                assert_eq!(
                    Json::from(effects_json(&words[..length], &args[1], &args[0])),
                    Json::from(expected),
                    "{comment}"
                );
            }
        }
        "parseUpdateMask" => {
            let wire = Wire::default().value(&args[0]);
            let value = wire.reader().value();
            let (mask, report) = found(|report| FieldMask::read_required(&value, report));
            assert_violations(vector, comment, &report, &args[0]);
            if let Some(returns) = vector.get("returns") {
                let names: Vec<&str> = mask.into_iter().flat_map(FieldMask::names).collect();
                assert_eq!(&json!(names), returns, "{comment}");
            }
        }
        "buildUpdateMask" => {
            let wire = args[0].elements().fold(Wire::default(), Wire::value);
            let (mask, report) = found(|report| FieldMask::collect(wire.reader(), report));
            assert_violations(vector, comment, &report, &args[0]);
            if let Some(returns) = vector.get("returns") {
                assert_eq!(&json!(mask.map(text)), returns, "{comment}");
            }
        }
        call => panic!("{comment}: there is no {call}"),
    }
}

fn text(mask: FieldMask) -> String {
    mask.names().collect::<Vec<_>>().join(",")
}

fn contract(options: Option<&Data>) -> &'static Contract {
    let version = options.and_then(|options| options.member("contract")).and_then(Data::text);
    version.map_or(&CONTRACTS[0], |version| {
        CONTRACTS.iter().find(|contract| contract.version == version).unwrap()
    })
}

#[track_caller]
fn assert_report(vector: &Json, comment: &str, report: &Found, input: &Data) {
    assert_violations(vector, comment, report, input);
    assert_eq!(
        report_json(&report.warnings, input),
        expected(vector, "warnings"),
        "warnings of: {comment}"
    );
}

#[track_caller]
fn assert_violations(vector: &Json, comment: &str, report: &Found, input: &Data) {
    assert_eq!(
        report_json(&report.violations, input),
        expected(vector, "violations"),
        "violations of: {comment}"
    );
}

/// Rules, paths, keys and the parameters that the engine knows; the others and the sentences are
/// made in JavaScript.
fn expected(vector: &Json, list: &str) -> Json {
    let violations = vector.get(list).and_then(Json::as_array).cloned().unwrap_or_default();
    violations
        .iter()
        .map(|violation| {
            let path: Vec<String> =
                violation["path"].as_array().unwrap().iter().map(|segment| decode(segment).lossy_text()).collect();
            let mut params = serde_json::Map::new();
            let (_, known) = RULES.iter().find(|(id, _)| violation["rule"] == *id).unwrap();
            for (name, value) in violation.get("params").and_then(Json::as_object).into_iter().flatten() {
                if known.iter().any(|(known, _)| known == name) {
                    params.insert(name.clone(), value.clone());
                }
            }
            json!({ "rule": violation["rule"], "path": path, "forKey": violation.get("forKey") == Some(&json!(true)), "params": params })
        })
        .collect()
}

fn without_values(effect: &Json) -> Json {
    let mut effect = effect.as_object().unwrap().clone();
    effect.remove("before");
    effect.remove("after");
    effect.into()
}
