//! `contract/data.js`: the contract's data, and what the two sides of the boundary share, so that
//! no limit, name or number is written twice.

use std::fmt::Write as _;

use serde_json::{Map, Value, json};
use yc_image_update::boundary::Answer;
use yc_image_update::calls::outcomes::{LabelOutcome, LabelOutcomes, Outcomes};
use yc_image_update::calls::preview::{Change, Effect};
use yc_image_update::calls::rebase::{Rebased, RebasedLabel};
use yc_image_update::contract::{
    CHARACTER_CLASSES, CONTRACTS, Contract, ENDPOINT, Field, Header, ImageMember, MAX_HEADER_VALUE,
    Member, Pattern, PatternClasses, TextRule,
};
use yc_image_update::input::{Cell, Kind, limit};
use yc_image_update::report::{
    Expected, Finding, Handler, ParamKind, PlaceKind, RULES, RuleSpec, Suggestion,
};

use super::decimal_pattern::decimal_pattern;

/// The number of bytes in a word of the messages and answers.
const WORD: usize = size_of::<u32>();

/// The source of `contract/data.js`.
pub fn contract_js() -> String {
    let mut source = String::from("// Written by the build from the contract in Rust.\n");
    // Constants of their own, declared first, so that a bundler replaces the names by the numbers.
    for (name, number) in numbers() {
        let _ = writeln!(source, "export const {name} = {number};");
    }
    let constants = [
        ("FIELDS", names(Field::ALL, Field::name)),
        ("MEMBERS", names(Member::ALL, Member::name)),
        ("IMAGE_MEMBERS", names(ImageMember::ALL, ImageMember::name)),
        ("VERSIONS", CONTRACTS.iter().map(|contract| contract.version).collect()),
        ("defaultContract", CONTRACTS[0].version.into()),
        ("ENDPOINT", json!(ENDPOINT)),
        ("HEADERS", headers()),
        ("MAX_HEADER_VALUE", json!(MAX_HEADER_VALUE)),
        ("EXPECTED", names(Expected::ALL, Expected::name)),
        ("SUGGESTIONS", names(Suggestion::ALL, Suggestion::name)),
        ("HANDLERS", names(Handler::ALL, Handler::name)),
        ("PATTERNS", patterns()),
        ("EFFECTS", names(Effect::ALL, Effect::name)),
        ("CHANGES", names(Change::ALL, Change::name)),
        ("REBASED", names(Rebased::ALL, Rebased::name)),
        ("REBASED_LABELS", names(RebasedLabel::ALL, RebasedLabel::name)),
        ("RULES", RULES.iter().map(|rule| rule.id).collect()),
        ("RULE_PARAMS", RULES.iter().map(rule_params).collect()),
        ("CHARACTER_CLASSES", json!(CHARACTER_CLASSES.to_vec())),
        ("ACCEPTED", CONTRACTS.iter().map(accepted).collect()),
        ("MEMBER_TEXTS", member_texts()),
    ];
    for (name, value) in constants {
        let _ = writeln!(source, "export const {name} = /** @type {{const}} */ ({value});");
    }
    let constraints: Map<String, Value> = CONTRACTS
        .iter()
        .map(|contract| (contract.version.to_owned(), constraints(contract)))
        .collect();
    source.push_str(&format!(
        "
/** @type {{typeof import(\"../types/index.js\").constraints}} */
export const constraints = /* @__PURE__ */ freeze({});

/**
 * @template T
 * @param {{T}} value
 * @returns {{T}}
 */
function freeze(value) {{
  if (typeof value === \"object\" && value !== null) Object.values(Object.freeze(value)).forEach(freeze);
  return value;
}}
",
        Value::from(constraints)
    ));
    source
}

/// The numbers by which the two sides of the boundary name the same things.
fn numbers() -> Vec<(String, usize)> {
    let mut numbers = vec![
        ("LIMIT_KEYS".to_owned(), limit::KEYS),
        ("LIMIT_IMAGE_LABELS".to_owned(), limit::IMAGE_LABELS),
        ("LIMIT_UNITS".to_owned(), limit::UNITS),
        ("LIMIT_MASK_UNITS".to_owned(), limit::MASK_UNITS),
        ("LIMIT_UNITS_IN_ALL".to_owned(), limit::UNITS_IN_ALL),
        ("LIMIT_SHORT".to_owned(), limit::SHORT),
    ];
    numbers.extend(numbered("KIND", Kind::ALL, Kind::name));
    numbers.extend(numbered("PLACE", PlaceKind::ALL, PlaceKind::name));
    numbers.extend(numbered("PARAM", ParamKind::ALL, ParamKind::name));
    macro_rules! positions {
        ($group:literal, $type:ty { $($field:ident),* }) => {
            $(numbers.push((
                format!("{}_{}", $group, stringify!($field).to_uppercase()),
                std::mem::offset_of!($type, $field) / WORD,
            ));)*
        };
    }
    // The sizes of what stands in arrays.
    numbers.extend([
        ("CELL_WORDS".to_owned(), size_of::<Cell>() / WORD),
        ("FINDING_WORDS".to_owned(), size_of::<Finding>() / WORD),
        ("OUTCOME_WORDS".to_owned(), size_of::<LabelOutcome>() / WORD),
    ]);
    positions!("CELL", Cell { kind, start, length, total });
    positions!("FINDING", Finding { is_warning, rule, place, index, params });
    positions!("ANSWER", Answer { length, mask, values, outcomes, findings });
    positions!("OUTCOMES", Outcomes { fields, labels });
    positions!("LABELS", LabelOutcomes { length, list });
    positions!("OUTCOME", LabelOutcome { outcome, position });
    numbers
}

fn numbered<T: Copy>(
    group: &str,
    variants: &[T],
    name: fn(T) -> &'static str,
) -> Vec<(String, usize)> {
    (0..)
        .zip(variants)
        .map(|(number, variant)| (format!("{group}_{}", name(*variant)), number))
        .collect()
}

fn names<T: Copy>(variants: &[T], name: fn(T) -> &'static str) -> Value {
    variants.iter().map(|variant| name(*variant)).collect()
}

/// For each header the option, the name, and what the value begins with.
fn headers() -> Value {
    Header::ALL
        .iter()
        .map(|header| json!([header.name(), header.header(), header.prefix()]))
        .collect()
}

/// The documented patterns by name.
fn patterns() -> Value {
    let expressions = Pattern::ALL.map(Pattern::expression);
    expressions
        .iter()
        .map(|expression| (expression.name.to_owned(), json!(expression.documented)))
        .collect::<Map<_, _>>()
        .into()
}

/// What people read about each member, by its name, in document order.
fn member_texts() -> Value {
    let path_and_mask = [Member::ImageId, Member::UpdateMask];
    let fields = Field::ALL.iter().map(|field| Member::of(*field));
    path_and_mask
        .into_iter()
        .chain(fields)
        .map(|member| {
            let texts = json!({ "title": member.title(), "description": member.meaning() });
            (member.name().to_owned(), texts)
        })
        .collect::<Map<_, _>>()
        .into()
}

/// The kinds of a rule's parameters by name: first those that the engine knows.
fn rule_params(rule: &RuleSpec) -> Value {
    let params = rule.known.iter().chain(rule.read);
    params
        .map(|(name, kind)| ((*name).to_owned(), json!(*kind as u32)))
        .collect::<Map<_, _>>()
        .into()
}

/// What the fast path needs of a contract. Reports take the range of sizes from it.
fn accepted(contract: &Contract) -> Value {
    json!({
        "name": accepted_text(&contract.name),
        "description": accepted_text(&contract.description),
        "minDiskSize": contract.min_disk_size,
        "labels": {
            "maxPairs": contract.labels.max_pairs,
            "key": accepted_text(&contract.labels.key),
            "value": accepted_text(&contract.labels.value),
        },
    })
}

/// The least and the greatest length; with a pattern, also the classes of its characters.
fn accepted_text(rule: &TextRule) -> Value {
    let Some(pattern) = rule.pattern else {
        return json!({ "min": rule.min_len, "max": rule.max_len });
    };
    let PatternClasses { accepts_empty, first, inner, last } = pattern.classes();
    let min = rule.min_len.max(u32::from(!accepts_empty));
    let max = [rule.max_len, pattern.max_len()].into_iter().flatten().min();
    json!({ "min": min, "max": max, "first": first, "inner": inner, "last": last })
}

/// A contract as users get it: the table, the defaults, and a pattern for sizes.
fn constraints(contract: &Contract) -> Value {
    let mut data = json!(contract);
    data["imageId"]["required"] = json!(true);
    data["minDiskSize"]["pattern"] = {
        let bounds = [contract.min_disk_size.gte, contract.min_disk_size.lte];
        let [min, max] = bounds.map(|bound| bound.try_into().expect("no size is negative"));
        json!(decimal_pattern(min, max))
    };
    for field in Field::ALL {
        data[field.name()]["default"] = match field {
            Field::Name | Field::Description => json!(""),
            Field::MinDiskSize => json!("0"),
            Field::Labels => json!({}),
        };
    }
    data
}
