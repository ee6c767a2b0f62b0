//! The engine's matching against the regex crate: the same verdict on every string.

mod support;

use std::collections::HashSet;

use proptest::prelude::*;
use regex::Regex;
use support::counts::count;
use yc_image_update::contract::Pattern;

/// Both sides of every class of the patterns: letters, digits, the punctuation, their neighbours in
/// ASCII, and what lies outside it.
const ALPHABET: [char; 41] = [
    'a', 'b', 'm', 'y', 'z', 'A', 'Z', '0', '1', '8', '9', '-', '_', '.', '/', '\\', '@', '\n',
    '\r', '\t', ' ', '`', '{', '[', '^', ',', ':', '?', '+', '*', '|', '$', '\0', '\u{7f}',
    '\u{80}', 'é', 'я', 'ß', 'ａ', '\u{212a}', '😀',
];

fn units(text: &str) -> Vec<u16> {
    text.encode_utf16().collect()
}

fn oracle(pattern: Pattern) -> Regex {
    Regex::new(&format!(r"\A(?:{})\z", pattern.expression().documented)).unwrap()
}

#[track_caller]
fn assert_same(pattern: Pattern, oracle: &Regex, text: &str) {
    assert_eq!(
        pattern.matches(&units(text)),
        oracle.is_match(text),
        "{} on {text:?}",
        pattern.expression().documented
    );
}

#[test]
fn all_strings_up_to_length_3() {
    let mut cases = 0;
    for pattern in Pattern::ALL {
        let oracle = oracle(pattern);
        let mut verdicts = HashSet::new();
        let mut strings = vec![String::new()];
        for _ in 0..=3 {
            cases += strings.len();
            for text in &strings {
                assert_same(pattern, &oracle, text);
                verdicts.insert(pattern.matches(&units(text)));
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
            pattern.expression().documented
        );
    }
    count("patterns: all strings up to length 3", "regex crate", cases);
}

#[test]
fn one_character_anywhere_around_the_limits() {
    let mut cases = 0;
    for pattern in Pattern::ALL {
        let oracle = oracle(pattern);
        for length in 0..=130 {
            let base: Vec<char> = "a".repeat(length).chars().collect();
            assert_same(pattern, &oracle, &"a".repeat(length));
            cases += 1 + length * ALPHABET.len();
            for position in 0..length {
                for other in ALPHABET {
                    let mut text = base.clone();
                    text[position] = other;
                    assert_same(pattern, &oracle, &text.into_iter().collect::<String>());
                }
            }
        }
    }
    count("patterns: each character at each position", "regex crate", cases);
}

#[test]
fn every_character_alone_and_inside_a_text() {
    let mut cases = 0;
    for pattern in Pattern::ALL {
        let oracle = oracle(pattern);
        // Every character of the Basic Multilingual Plane, and some of each other one.
        let others = ('\u{10000}'..=char::MAX).step_by(997);
        for character in ('\0'..='\u{ffff}').chain(others) {
            for text in [format!("{character}"), format!("a{character}b")] {
                assert_same(pattern, &oracle, &text);
                cases += 1;
            }
        }
    }
    count("patterns: every character", "regex crate", cases);
}

#[test]
fn a_beginning_of_what_is_too_long() {
    for pattern in Pattern::ALL {
        let documented = pattern.expression().documented;
        assert!(pattern.matches_beginning(&units("a"), 63), "{documented}");
        assert_eq!(
            pattern.matches_beginning(&units("a"), 64),
            pattern.max_len().is_none(),
            "{documented}"
        );
        assert!(!pattern.matches_beginning(&units("é"), 2), "{documented}");
    }
}

proptest! {
    #![proptest_config(support::cases(4096))]

    #[test]
    fn generated_texts(
        text in prop_oneof![
            "[a-z][-_./@0-9a-zA-Z]{0,70}",
            "[a-z][-a-z0-9]{55,66}",
            ".{0,80}",
            "\\PC{0,20}\n?",
        ],
    ) {
        for pattern in Pattern::ALL {
            let expected = oracle(pattern).is_match(&text);
            prop_assert_eq!(pattern.matches(&units(&text)), expected, "{:?} on {:?}", pattern, text);
        }
    }

    #[test]
    fn a_beginning_of_a_match_is_a_beginning(
        text in "[a-z]([-a-z0-9]{0,61}[a-z0-9])?",
        end in 0_usize..64,
    ) {
        let beginning: String = text.chars().take(end).collect();
        for pattern in Pattern::ALL {
            if pattern.matches(&units(&text)) {
                let length = text.len().try_into().unwrap();
                let matches = pattern.matches_beginning(&units(&beginning), length);
                prop_assert!(matches, "{:?} on {:?}", pattern, beginning);
            }
        }
    }
}
