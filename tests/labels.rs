//! Whole sets of labels against the regex crate, pair by pair: all labels are looked at together
//! first, and that must not change a verdict.

mod support;

use std::sync::LazyLock;

use proptest::prelude::*;
use regex::Regex;
use support::{found::found, tagged::Data, wire::Wire};
use yc_image_update::contract::{CONTRACTS, EXPRESSIONS, Kind, TextRule};
use yc_image_update::report::{Place, part};
use yc_image_update::update::validate_update;

/// A rule, and the documented pattern as the regex crate reads it.
struct Oracle {
    rule: &'static TextRule,
    documented: Regex,
}

impl Oracle {
    fn new(rule: &'static TextRule) -> Self {
        let documented = EXPRESSIONS[rule.pattern.unwrap().id].documented;
        Self { rule, documented: Regex::new(&format!(r"\A(?:{documented})\z")).unwrap() }
    }

    /// What a text breaks.
    fn broken(&self, text: &str) -> Vec<&'static str> {
        let length = u32::try_from(text.chars().count()).unwrap();
        if length < self.rule.min_len {
            return vec!["string.min_len"];
        }
        let mut rules = Vec::new();
        if length > self.rule.max_len.unwrap() {
            rules.push("string.max_len");
        }
        if !self.documented.is_match(text) {
            rules.push("string.pattern");
        }
        rules
    }
}

/// The position of the labels among the fields, the greatest number of pairs, and what keys and
/// values have to satisfy.
static LABELS: LazyLock<(u32, u32, Oracle, Oracle)> = LazyLock::new(|| {
    let labels = (0..).zip(&CONTRACTS[0].fields).find_map(|(field, kind)| match kind {
        Kind::Labels(rule) => {
            Some((field, rule.max_pairs, Oracle::new(&rule.key), Oracle::new(&rule.value)))
        }
        _ => None,
    });
    labels.unwrap()
});

fn key() -> impl Strategy<Value = String> {
    prop_oneof![
        40 => "[a-z][-_./@0-9a-z]{0,20}",
        1 => "[a-z]{62,65}",
        1 => "[a-z0-9][-_./@0-9a-zA-Z]{0,3}",
        1 => "(\\PC|[a-z\n\\\\]){0,3}",
    ]
}

fn value() -> impl Strategy<Value = String> {
    prop_oneof![40 => "[-_./@0-9a-z]{0,20}", 1 => "[a-z]{62,65}", 1 => "(\\PC|[a-z\n\\\\]){0,3}"]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(512))]

    #[test]
    fn every_set(pairs in prop::collection::btree_map(key(), value(), 0..70)) {
        let text = |content: &String| Data::Text { content: content.clone(), well_formed: true };
        let labels = Data::Object(pairs.iter().map(|(key, value)| (text(key), text(value))).collect());
        let member = |name: &str, value| (text(&name.to_owned()), value);
        let update = Data::Object(vec![member("updateMask", text(&"labels".to_owned())), member("labels", labels)]);

        let (field, max_pairs, key_oracle, value_oracle) = &*LABELS;
        let mut expected = Vec::new();
        if pairs.len() > usize::try_from(*max_pairs).unwrap() {
            expected.push(("map.max_pairs", Place::field(*field)));
        }
        for (index, (key, value)) in (0..).zip(&pairs) {
            for (text, oracle, part) in [(key, key_oracle, part::KEY), (value, value_oracle, part::VALUE)] {
                expected.extend(oracle.broken(text).into_iter().map(|id| (id, Place::within(*field, part, index))));
            }
        }

        let wire = Wire::default().input(&update);
        let input = wire.reader().input();
        let ((), found) = found(|report| validate_update(&CONTRACTS[0], &input, None, report));
        prop_assert_eq!(found.refusals(), expected);
    }
}
