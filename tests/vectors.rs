//! Runs every shared vector against the engine; `tests/vectors/README.md` tells their form.

mod support;

use std::fs;

use serde_json::{Value as Json, json};
use support::found::{Found, found};
use support::message::Sent;
use support::tagged::{Data, decode};
use support::{effects_json, report_json};
use yc_image_update::calls::edits::plan_patch;
use yc_image_update::calls::outcomes::Outcomes;
use yc_image_update::calls::preview::preview_body;
use yc_image_update::calls::rebase::{Rebased, RebasedLabel, rebase_edits};
use yc_image_update::calls::update::validate_update;
use yc_image_update::contract::{CONTRACTS, Contract, Field, FieldSet};
use yc_image_update::input::{Image, Input};
use yc_image_update::report::{ParamKind, RULES};
use yc_image_update::rules::mask;

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
    let current = options.and_then(|options| options.member("current")).map(Sent::image);
    let current = current.as_ref().map(Sent::message);
    let current = current.as_ref().and_then(|message| Image::of(message.value(0)));
    let current = current.as_ref();
    match vector["call"].as_str().unwrap() {
        "validateImageUpdate" => {
            let sent = Sent::input(&args[0]);
            let message = sent.message();
            let update = Input::of(message.value(0));
            let ((), report) =
                found(|report| validate_update(contract, update.as_ref(), current, report));
            assert_report(vector, comment, &report, &args[0]);
        }
        "validateImageEdits" => {
            let sent = Sent::input(&args[0]);
            let message = sent.message();
            let edits = Input::of(message.value(0));
            let (_, report) = found(|report| plan_patch(contract, edits.as_ref(), current, report));
            assert_report(vector, comment, &report, &args[0]);
        }
        "buildPatchBody" => {
            let sent = Sent::input(&args[0]);
            let message = sent.message();
            let edits = Input::of(message.value(0));
            let (plan, report) =
                found(|report| plan_patch(contract, edits.as_ref(), current, report));
            assert_violations(vector, comment, &report, &args[0]);
            if let Some(body) = vector.get("returns") {
                let expected = body.get("updateMask").and_then(Json::as_str).unwrap_or_default();
                assert_eq!(names(plan.mask).join(","), expected, "{comment}");
                let members: Vec<&str> = match body {
                    Json::Object(body) => body.keys().skip(1).map(String::as_str).collect(),
                    _ => Vec::new(),
                };
                assert_eq!(names(plan.values), members, "{comment}");
            }
        }
        "previewImageUpdate" => {
            let (body, image) = (Sent::input(&args[1]), Sent::image(&args[0]));
            let (body, image) = (body.message(), image.message());
            let body = Input::of(body.value(0));
            let ((), report) =
                found(|report| validate_update(contract, body.as_ref(), None, report));
            assert_violations(vector, comment, &report, &args[1]);
            if let Some(returns) = vector.get("returns") {
                let mut preview = Outcomes::new();
                let image = Image::of(image.value(0)).unwrap();
                preview_body(&body.unwrap(), &image, &mut preview);
                let expected = returns["effects"].as_array().unwrap();
                assert_eq!(
                    effects_json(&preview, &args[1], &args[0]),
                    expected.iter().map(without_values).collect::<Json>(),
                    "{comment}"
                );
            }
        }
        "rebaseImageEdits" => assert_rebased(vector, comment, &args[0], &args[1]),
        "parseUpdateMask" => {
            let sent = Sent::value(&args[0]);
            let message = sent.message();
            let (mask, report) = found(|report| mask::parse(&message.value(0), report));
            assert_violations(vector, comment, &report, &args[0]);
            if let Some(returns) = vector.get("returns") {
                assert_eq!(&json!(names(mask.unwrap_or_default())), returns, "{comment}");
            }
        }
        "buildUpdateMask" => {
            let sent = Sent::list(distinct(args[0].elements()));
            let message = sent.message();
            let (mask, report) = found(|report| mask::collect(message.value(0).list(), report));
            assert_violations(vector, comment, &report, &args[0]);
            if let Some(returns) = vector.get("returns") {
                assert_eq!(&json!(mask.map(|mask| names(mask).join(","))), returns, "{comment}");
            }
        }
        call => panic!("{comment}: there is no {call}"),
    }
}

/// Compares what becomes of each field, and the number of conflicts; the rebased edits are made in
/// JavaScript.
#[track_caller]
fn assert_rebased(vector: &Json, comment: &str, edits: &Data, images: &Data) {
    let image = |name| Sent::image(images.member(name).unwrap());
    let (sent, base, current) = (Sent::input(edits), image("base"), image("current"));
    let (message, base, current) = (sent.message(), base.message(), current.message());
    let Some(input) = Input::of(message.value(0)) else { return };
    let mut outcomes = Outcomes::new();
    let base = Image::of(base.value(0)).unwrap();
    let current = Image::of(current.value(0)).unwrap();
    rebase_edits(&input, &base, &current, &mut outcomes);

    let (rebased, conflicts) = (&vector["returns"]["edits"], &vector["returns"]["conflicts"]);
    for (field, outcome) in Field::ALL.iter().zip(outcomes.fields) {
        let is_dropped =
            edits.member(field.name()).is_some() && rebased.get(field.name()).is_none();
        assert_eq!(outcome == Rebased::Dropped as u32, is_dropped, "{}: {comment}", field.name());
    }
    let fields = outcomes.fields.iter().filter(|outcome| **outcome == Rebased::Conflict as u32);
    // The list counts only if the labels are merged.
    let is_merged = outcomes.fields.contains(&(Rebased::Merged as u32));
    let length = if is_merged { outcomes.labels.length } else { 0 };
    let labels = outcomes.labels.list[..length as usize].iter().filter(|label| {
        [RebasedLabel::Conflict as u32, RebasedLabel::RemovalConflict as u32]
            .contains(&label.outcome)
    });
    let expected = conflicts.as_array().unwrap().len();
    assert_eq!(fields.count() + labels.count(), expected, "conflicts of: {comment}");
}

/// The values without those that are there already, as the package sends them.
fn distinct<'d>(values: impl Iterator<Item = &'d Data>) -> impl Iterator<Item = &'d Data> {
    let mut seen: Vec<&Data> = Vec::new();
    values.filter(move |value| {
        let is_new = !seen.contains(value);
        seen.push(value);
        is_new
    })
}

fn names(fields: FieldSet) -> Vec<&'static str> {
    fields.fields().map(Field::name).collect()
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
            let segments = violation["path"].as_array().unwrap().iter();
            let path = segments.map(|segment| match segment {
                Json::Number(_) => segment.clone(),
                key => json!(decode(key).lossy_text()),
            });
            let path: Json = path.collect();
            let mut params = serde_json::Map::new();
            let rule = RULES.iter().find(|rule| violation["rule"] == rule.id).unwrap();
            let given = violation.get("params").and_then(Json::as_object);
            for (name, value) in given.into_iter().flatten() {
                let is_known = |(known, kind): &(&str, ParamKind)| {
                    known == name && *kind != ParamKind::ImageValue
                };
                if rule.known.iter().any(is_known) {
                    params.insert(name.clone(), value.clone());
                }
            }
            let for_key = violation.get("forKey") == Some(&json!(true));
            json!({ "rule": rule.id, "path": path, "forKey": for_key, "params": params })
        })
        .collect()
}

fn without_values(effect: &Json) -> Json {
    let mut effect = effect.as_object().unwrap().clone();
    effect.remove("before");
    effect.remove("after");
    effect.into()
}
