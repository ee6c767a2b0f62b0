//! The compiled tables against the regex crate: the same verdict on every string.

use std::collections::HashSet;

use proptest::prelude::*;
use regex::Regex;
use yc_image_update::contract::{EXPRESSIONS, Expression};

/// Both sides of every class of the patterns: letters, digits, the punctuation, their neighbours in
/// ASCII, and what lies outside it.
const ALPHABET: [char; 41] = [
    'a', 'b', 'm', 'y', 'z', 'A', 'Z', '0', '1', '8', '9', '-', '_', '.', '/', '\\', '@', '\n',
    '\r', '\t', ' ', '`', '{', '[', '^', ',', ':', '?', '+', '*', '|', '$', '\0', '\u{7f}',
    '\u{80}', 'é', 'я', 'ß', 'ａ', '\u{212a}', '😀',
];

fn oracle(expression: &Expression) -> Regex {
    Regex::new(&format!(r"\A(?:{})\z", expression.documented)).unwrap()
}

#[track_caller]
fn assert_same(expression: &Expression, oracle: &Regex, text: &str) {
    assert_eq!(
        expression.pattern.matches(text.as_bytes()),
        oracle.is_match(text),
        "{} on {text:?}",
        expression.documented
    );
}

#[test]
fn all_strings_up_to_length_3() {
    for expression in &EXPRESSIONS {
        let oracle = oracle(expression);
        let mut verdicts = HashSet::new();
        let mut strings = vec![String::new()];
        for _ in 0..=3 {
            for text in &strings {
                assert_same(expression, &oracle, text);
                verdicts.insert(expression.pattern.matches(text.as_bytes()));
            }
            strings = strings
                .iter()
                .flat_map(|text| ALPHABET.map(|next| format!("{text}{next}")))
                .collect();
        }
        assert_eq!(
            verdicts.len(),
            2,
            "{} takes some strings and refuses others",
            expression.documented
        );
    }
}

#[test]
fn one_character_anywhere_around_the_limits() {
    for expression in &EXPRESSIONS {
        let oracle = oracle(expression);
        for length in 0..=130 {
            let base: Vec<char> = "a".repeat(length).chars().collect();
            assert_same(expression, &oracle, &"a".repeat(length));
            for position in 0..length {
                for other in ALPHABET {
                    let mut text = base.clone();
                    text[position] = other;
                    assert_same(expression, &oracle, &text.into_iter().collect::<String>());
                }
            }
        }
    }
}

#[test]
fn a_beginning_of_what_is_too_long() {
    for Expression { pattern, documented, .. } in &EXPRESSIONS {
        assert!(pattern.matches_beginning(b"a", 63), "{documented}");
        assert_eq!(pattern.matches_beginning(b"a", 64), pattern.max_len.is_none(), "{documented}");
        assert!(!pattern.matches_beginning("é".as_bytes(), 2), "{documented}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(4096))]

    #[test]
    fn generated_texts(text in prop_oneof!["[a-z][-_./@0-9a-zA-Z]{0,70}", "[a-z][-a-z0-9]{55,66}", ".{0,80}", "\\PC{0,20}\n?"]) {
        for expression in &EXPRESSIONS {
            prop_assert_eq!(expression.pattern.matches(text.as_bytes()), oracle(expression).is_match(&text), "{} on {:?}", expression.documented, text);
        }
    }

    #[test]
    fn a_beginning_of_a_match_is_a_beginning(text in "[a-z]([-a-z0-9]{0,61}[a-z0-9])?", end in 0_usize..64) {
        let beginning: String = text.chars().take(end).collect();
        for expression in &EXPRESSIONS {
            if expression.pattern.matches(text.as_bytes()) {
                let length = text.len().try_into().unwrap();
                prop_assert!(expression.pattern.matches_beginning(beginning.as_bytes(), length), "{} on {:?}", expression.documented, beginning);
            }
        }
    }
}
