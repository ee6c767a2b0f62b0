//! The JavaScript module that carries the contract's data, so that no limit, name or number is
//! written down twice.

use serde_json::{Map, Value, json};
use yc_image_update::contract::{
    CONTRACTS, Contract, ENDPOINT, EXPRESSIONS, FIELD_COUNT, FIELD_NAMES, HEADERS, Int64Rule, Kind,
    LabelsRule, MAX_HEADER_VALUE, MAX_MASK, MEMBER_NAMES, PROTO_NAMES, STORAGE_SIZE, TextRule,
};
use yc_image_update::pattern::CHARACTERS;
use yc_image_update::preview::{Change, Effect, POSITION_SHIFT};
use yc_image_update::report::{RULES, WARNING, known_texts, member, part};
use yc_image_update::wire::{self, VALUES_SHIFT, judgement, limit, room, tag};

use super::decimal_pattern::decimal_pattern;

/// The source of `contract/data.js`.
pub fn contract_js() -> String {
    let rules: Vec<&str> = RULES.iter().map(|(id, _)| *id).collect();
    let constants = [
        ("FIELDS", json!(FIELD_NAMES)),
        ("MEMBERS", json!(MEMBER_NAMES)),
        ("IMAGE_MEMBERS", json!(image_members())),
        ("KINDS", CONTRACTS[0].fields.iter().map(kind).collect()),
        ("DEFAULTS", CONTRACTS[0].fields.iter().map(default).collect()),
        ("VERSIONS", CONTRACTS.iter().map(|contract| contract.version).collect()),
        ("ENDPOINT", json!(ENDPOINT)),
        ("HEADERS", json!(HEADERS)),
        ("MAX_HEADER_VALUE", json!(MAX_HEADER_VALUE)),
        ("MAX_MASK", json!(MAX_MASK)),
        ("RULES", json!(rules)),
        ("KNOWN_TEXTS", json!(known_texts())),
        ("PATTERNS", EXPRESSIONS.iter().map(|expression| expression.documented).collect()),
        ("PLAN_VALUES_SHIFT", json!(VALUES_SHIFT)),
        ("WARNING", json!(WARNING)),
        ("EFFECTS", json!(effects())),
        ("CHANGES", json!(changes())),
    ];
    // One by one, not as members of an object: bundlers write the number itself where a name of
    // these stands.
    let codes = [
        (
            "JUDGEMENT",
            json!({
                "VALIDATE_UPDATE": judgement::VALIDATE_UPDATE, "VALIDATE_EDITS": judgement::VALIDATE_EDITS, "PLAN_PATCH": judgement::PLAN_PATCH,
                "PREVIEW_UPDATE": judgement::PREVIEW_UPDATE, "PARSE_MASK": judgement::PARSE_MASK, "COLLECT_MASK": judgement::COLLECT_MASK,
            }),
        ),
        (
            "CHANGE",
            json!({ "MASK": (1_u32 << POSITION_SHIFT) - 1, "POSITION_SHIFT": POSITION_SHIFT }),
        ),
        (
            "LIMIT",
            json!({
                "KEYS": limit::KEYS, "IMAGE_LABELS": limit::IMAGE_LABELS, "UNITS": limit::UNITS, "UNITS_IN_ALL": limit::UNITS_IN_ALL,
                "SHORT": limit::SHORT,
            }),
        ),
        ("ROOM", json!({ "WORDS": room::WORDS, "ANSWER": room::ANSWER, "TEXT": room::TEXT })),
        (
            "MEMBER",
            json!({
                "UNKNOWN": member::UNKNOWN, "IMAGE_ID": member::IMAGE_ID, "UPDATE_MASK": member::UPDATE_MASK, "ENDPOINT": member::ENDPOINT,
                "HEADER": member::HEADER,
            }),
        ),
        (
            "PART",
            json!({
                "WHOLE": part::WHOLE, "KEY": part::KEY, "VALUE": part::VALUE, "ROW": part::ROW, "ROW_KEY": part::ROW_KEY,
                "MASK_PATH": part::MASK_PATH,
            }),
        ),
        (
            "TAG",
            json!({
                "UNDEFINED": tag::UNDEFINED, "NULL": tag::NULL, "TEXT": tag::TEXT, "NUMBER": tag::NUMBER, "INTEGER": tag::INTEGER,
                "OTHER": tag::OTHER, "RECORD": tag::RECORD, "ROWS": tag::ROWS, "PAIR": tag::PAIR, "OBJECT": tag::OBJECT,
                "MASK": tag::MASK, "MEMBERS": tag::MEMBERS, "RIGHT": tag::RIGHT,
            }),
        ),
        (
            "WORD",
            json!({ "ILL_FORMED": wire::ILL_FORMED, "CUT": wire::CUT, "LENGTH_SHIFT": wire::LENGTH_SHIFT, "TAG_MASK": wire::TAG_MASK }),
        ),
    ];
    let mut source = String::from("// Made by the build from src/contract.rs.\n");
    for (name, value) in constants {
        source.push_str(&format!("export const {name} = {value};\n"));
    }
    for (group, numbers) in codes {
        for (name, number) in numbers.as_object().into_iter().flatten() {
            source.push_str(&format!("export const {group}_{name} = {number};\n"));
        }
    }
    source.push_str(&input_member_of());
    source.push_str(&no_values());
    source.push_str(&image_values());
    let constraints: Map<String, Value> = CONTRACTS
        .iter()
        .map(|contract| (contract.version.to_owned(), constraints(contract)))
        .collect();
    source.push_str(&format!(
        "export const constraints = /* @__PURE__ */ freeze({});\n",
        Value::from(constraints)
    ));
    // Behind the patterns that it repeats, where gzip takes a quarter of a kilobyte less for it.
    source.push_str(&format!("export const CHARACTERS = {};\n", characters()));
    source.push_str(
        "function freeze(value) {\n  if (typeof value === \"object\") Object.values(Object.freeze(value)).forEach(freeze);\n  return value;\n}\n",
    );
    source
}

/// A function from the name of an input's member to its position, -1 for any other name. A
/// `switch`, since engines compare the names of members by their addresses.
fn input_member_of() -> String {
    let cases: String = MEMBER_NAMES
        .iter()
        .enumerate()
        .map(|(position, name)| format!("    case \"{name}\":\n      return {position};\n"))
        .collect();
    format!(
        "export function inputMemberOf(name) {{\n  switch (name) {{\n{cases}    default:\n      return -1;\n  }}\n}}\n"
    )
}

/// A function that makes an array with room for an input's values. As a literal, which engines copy
/// at once.
fn no_values() -> String {
    format!(
        "export function noValues() {{\n  return [{}];\n}}\n",
        MEMBER_NAMES.map(|_| "undefined").join(", ")
    )
}

/// A function that reads an image's members, each by its name: that takes engines a fraction of the
/// time of a loop over names.
fn image_values() -> String {
    let values = image_members().map(|[name, proto]| {
        if name == proto {
            format!("image.{name}")
        } else {
            format!("image.{name} ?? image.{proto}")
        }
    });
    format!("export function imageValues(image) {{\n  return [{}];\n}}\n", values.join(", "))
}

/// The members that are read of an image, in the spelling of the API and in that of `yc`.
fn image_members() -> [[&'static str; 2]; FIELD_COUNT + 1] {
    let mut members = [STORAGE_SIZE; FIELD_COUNT + 1];
    for (member, (name, proto)) in members.iter_mut().zip(FIELD_NAMES.into_iter().zip(PROTO_NAMES))
    {
        *member = [name, proto];
    }
    members
}

/// By pattern, as JavaScript has it: the least and the greatest length, and the characters that may
/// stand first, inside and last.
fn characters() -> Value {
    let entries =
        EXPRESSIONS.iter().zip(CHARACTERS).map(|(expression, (empty, [first, inner, last]))| {
            let min = u32::from(!empty);
            (
                expression.javascript.to_owned(),
                json!([min, expression.pattern.max_len, first, inner, last]),
            )
        });
    entries.collect::<Map<_, _>>().into()
}

/// The names of the effects, by number.
fn effects() -> [&'static str; 4] {
    let mut names = [""; 4];
    for (effect, name) in [
        (Effect::Untouched, "untouched"),
        (Effect::Same, "same"),
        (Effect::Reset, "reset"),
        (Effect::Set, "set"),
    ] {
        names[effect as usize] = name;
    }
    names
}

/// The names of what happens to labels, by number.
fn changes() -> [&'static str; 3] {
    let mut names = [""; 3];
    for (change, name) in
        [(Change::Added, "added"), (Change::Changed, "changed"), (Change::Removed, "removed")]
    {
        names[change as usize] = name;
    }
    names
}

/// The name of a field's type.
fn kind(kind: &Kind) -> &'static str {
    match kind {
        Kind::Text(_) => "text",
        Kind::Int64(_) => "int64",
        Kind::Labels(_) => "labels",
    }
}

/// The default of a field, as a body carries it.
fn default(kind: &Kind) -> Value {
    match kind {
        Kind::Text(_) => json!(""),
        Kind::Int64(_) => json!("0"),
        Kind::Labels(_) => json!({}),
    }
}

fn constraints(contract: &Contract) -> Value {
    let fields = FIELD_NAMES.iter().zip(&contract.fields).map(|(name, kind)| {
        let mut data = match kind {
            Kind::Text(rule) => text(rule),
            Kind::Int64(rule) => int64(rule),
            Kind::Labels(rule) => labels(rule),
        };
        data.insert("default".to_owned(), default(kind));
        ((*name).to_owned(), Value::from(data))
    });
    let mut image_id = text(&contract.image_id);
    image_id.insert("required".to_owned(), json!(true));
    std::iter::once(("imageId".to_owned(), Value::from(image_id)))
        .chain(fields)
        .collect::<Map<_, _>>()
        .into()
}

fn int64(rule: &Int64Rule) -> Map<String, Value> {
    let [min, max] =
        [rule.gte, rule.lte].map(|bound| bound.try_into().expect("no size is negative"));
    let pattern = decimal_pattern(min, max);
    object([("min", json!(rule.gte)), ("max", json!(rule.lte)), ("pattern", json!(pattern))])
}

fn labels(rule: &LabelsRule) -> Map<String, Value> {
    object([
        ("maxPairs", json!(rule.max_pairs)),
        ("key", text(&rule.key).into()),
        ("value", text(&rule.value).into()),
    ])
}

fn text(rule: &TextRule) -> Map<String, Value> {
    let mut data = Map::new();
    if rule.min_len > 0 {
        data.insert("minLength".to_owned(), json!(rule.min_len));
    }
    if let Some(max) = rule.max_len {
        data.insert("maxLength".to_owned(), json!(max));
    }
    if let Some(pattern) = rule.pattern {
        data.insert("pattern".to_owned(), json!(EXPRESSIONS[pattern.id].javascript));
    }
    data
}

fn object<const N: usize>(members: [(&str, Value); N]) -> Map<String, Value> {
    members.into_iter().map(|(key, value)| (key.to_owned(), value)).collect()
}
