//! Whole sets of labels against the regex crate, pair by pair.

mod support;

use std::sync::LazyLock;

use proptest::prelude::*;
use regex::Regex;
use support::{found::found, message::Sent, tagged::Data};
use yc_image_update::calls::update::validate_update;
use yc_image_update::contract::{CONTRACTS, Field, TextRule};
use yc_image_update::input::Input;
use yc_image_update::report::{Place, PlaceKind};

/// A rule, and the documented pattern as the regex crate reads it.
struct Oracle {
    rule: &'static TextRule,
    documented: Regex,
}

impl Oracle {
    fn new(rule: &'static TextRule) -> Self {
        let documented = rule.pattern.unwrap().expression().documented;
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

/// What keys and values have to satisfy.
static LABELS: LazyLock<(Oracle, Oracle)> = LazyLock::new(|| {
    let rule = &CONTRACTS[0].labels;
    (Oracle::new(&rule.key), Oracle::new(&rule.value))
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
    #![proptest_config(support::cases(512))]

    #[test]
    fn every_set(pairs in prop::collection::btree_map(key(), value(), 0..70)) {
        let text = |content: &str| Data::Text(content.encode_utf16().collect());
        let labels = pairs.iter().map(|(key, value)| (text(key), text(value))).collect();
        let update = Data::Object(vec![
            (text("updateMask"), text("labels")),
            (text("labels"), Data::Object(labels)),
        ]);

        let (key_oracle, value_oracle) = &*LABELS;
        let mut expected = Vec::new();
        if pairs.len() > CONTRACTS[0].labels.max_pairs as usize {
            expected.push(("map.max_pairs", Place::field(Field::Labels)));
        }
        for (index, (key, value)) in (0..).zip(&pairs) {
            for (text, oracle, kind) in [
                (key, key_oracle, PlaceKind::LabelKey),
                (value, value_oracle, PlaceKind::LabelValue),
            ] {
                let place = Place::nth(kind, index);
                expected.extend(oracle.broken(text).into_iter().map(|id| (id, place)));
            }
        }

        let sent = Sent::input(&update);
        let message = sent.message();
        let update = Input::of(message.value(0));
        let ((), found) =
            found(|report| validate_update(&CONTRACTS[0], update.as_ref(), None, report));
        prop_assert_eq!(found.refusals(), expected);
    }
}
