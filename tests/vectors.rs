//! Runs every shared vector against the engine; `tests/vectors/README.md` tells their form.

mod support;

use std::fs;

use serde_json::{Value as Json, json};
use support::tagged::{Data, decode};
use support::{effects_json, image, input, report_json, with_value};
use yc_image_update::contract::{CONTRACTS, Contract};
use yc_image_update::edits::plan_patch;
use yc_image_update::field_mask::FieldMask;
use yc_image_update::preview::preview_update;
use yc_image_update::report::Report;
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
            // What an option or `current` of a wrong kind does is decided before the engine is called.
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
    let current = options.and_then(|options| options.member("current")).map(image);
    match vector["call"].as_str().unwrap() {
        "validateImageUpdate" => {
            let report = validate_update(contract, &input(&args[0]), current.as_ref());
            assert_report(vector, comment, &report, &args[0]);
        }
        "validateImageEdits" => {
            let (report, _) = plan_patch(contract, &input(&args[0]), current.as_ref());
            assert_report(vector, comment, &report, &args[0]);
        }
        "buildPatchBody" => {
            let (report, patch) = plan_patch(contract, &input(&args[0]), current.as_ref());
            assert_violations(vector, comment, &report, &args[0]);
            if let Some(body) = vector.get("returns") {
                let expected = body.get("updateMask").and_then(Json::as_str).unwrap_or_default();
                assert_eq!(patch.mask.text(), expected, "{comment}");
                let values: Vec<&str> = patch.values.names().collect();
                let members: Vec<&str> = match body {
                    Json::Object(body) => body.keys().skip(1).map(String::as_str).collect(),
                    _ => Vec::new(),
                };
                assert_eq!(values, members, "{comment}");
            }
        }
        "previewImageUpdate" => {
            let body = input(&args[1]);
            let report = validate_update(contract, &body, None);
            assert_violations(vector, comment, &report, &args[1]);
            if let Some(returns) = vector.get("returns") {
                let preview = preview_update(contract, &body, &image(&args[0]));
                let expected: Vec<Json> = returns["effects"].as_array().unwrap().iter().map(without_values).collect();
                assert_eq!(Json::from(effects_json(&preview, &args[1], &args[0])), Json::from(expected), "{comment}");
            }
        }
        "parseUpdateMask" => with_value(&args[0], |value| {
            let mut report = Report::default();
            let mask = FieldMask::read_required(&value, &mut report);
            assert_violations(vector, comment, &report, &args[0]);
            if let Some(returns) = vector.get("returns") {
                let names: Vec<&str> = mask.into_iter().flat_map(FieldMask::names).collect();
                assert_eq!(&json!(names), returns, "{comment}");
            }
        }),
        "buildUpdateMask" => {
            let mut report = Report::default();
            let mask = FieldMask::collect(&mut args[0].elements().map(Data::value), &mut report);
            assert_violations(vector, comment, &report, &args[0]);
            if let Some(returns) = vector.get("returns") {
                assert_eq!(&json!(mask.map(FieldMask::text)), returns, "{comment}");
            }
        }
        call => panic!("{comment}: there is no {call}"),
    }
}

fn contract(options: Option<&Data>) -> &'static Contract {
    let version = options.and_then(|options| options.member("contract")).and_then(Data::text);
    version.map_or(&CONTRACTS[0], |version| CONTRACTS.iter().find(|contract| contract.version == version).unwrap())
}

#[track_caller]
fn assert_report(vector: &Json, comment: &str, report: &Report<'_>, input: &Data) {
    assert_violations(vector, comment, report, input);
    assert_eq!(report_json(&report.warnings, input), expected(vector, "warnings"), "warnings of: {comment}");
}

#[track_caller]
fn assert_violations(vector: &Json, comment: &str, report: &Report<'_>, input: &Data) {
    assert_eq!(report_json(&report.violations, input), expected(vector, "violations"), "violations of: {comment}");
}

/// Rules, paths, keys and parameters; sentences are made in JavaScript.
fn expected(vector: &Json, list: &str) -> Json {
    let violations = vector.get(list).and_then(Json::as_array).cloned().unwrap_or_default();
    violations
        .iter()
        .map(|violation| {
            let path: Vec<String> =
                violation["path"].as_array().unwrap().iter().map(|segment| decode(segment).lossy_text()).collect();
            let mut params = serde_json::Map::new();
            for (name, value) in violation.get("params").and_then(Json::as_object).into_iter().flatten() {
                let value = if value.is_object() { Json::from(decode(value).lossy_text()) } else { value.clone() };
                params.insert(name.clone(), value);
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
