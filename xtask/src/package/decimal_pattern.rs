//! A regular expression for the decimal integers of a range, for places that cannot compare
//! numbers: `pattern` in JSON Schema, where an int64 is a string, and in HTML.

use std::iter::repeat_n;

/// An anchored expression, valid in JavaScript under every flag, for the decimal digits of `min` to
/// `max`, both inclusive and above 0.
pub fn decimal_pattern(min: u64, max: u64) -> String {
    let (low, high) = (min.to_string(), max.to_string());
    if low.len() == high.len() {
        return format!("^{}$", between(&low, &high));
    }
    let mut patterns = vec![between(&low, &digits('9', low.len()))];
    // All numbers with more digits than `min` and fewer than `max`.
    if low.len() + 1 < high.len() {
        patterns.push(format!("[1-9][0-9]{{{},{}}}", low.len(), high.len() - 2));
    }
    patterns.push(between(&format!("1{}", digits('0', high.len() - 1)), &high));
    format!("^(?:{})$", patterns.join("|"))
}

/// An expression for the numbers from `low` to `high`, which have the same number of digits.
fn between(low: &str, high: &str) -> String {
    let Some((first, last)) = low.chars().next().zip(high.chars().next()) else {
        return String::new();
    };
    let (low_rest, high_rest) = (&low[1..], &high[1..]);
    if first == last {
        return format!("{first}{}", between(low_rest, high_rest));
    }
    let (zeros, nines) = (digits('0', low_rest.len()), digits('9', high_rest.len()));
    // The range of first digits that any digits may follow.
    let mut from = first;
    let mut to = last;
    let mut patterns = Vec::new();
    if low_rest != zeros {
        patterns.push(format!("{first}{}", between(low_rest, &nines)));
        from = next(first, 1);
    }
    if high_rest != nines {
        to = next(last, -1);
    }
    if from <= to {
        let digit = if from == to { from.to_string() } else { format!("[{from}-{to}]") };
        patterns.push(match zeros.len() {
            0 => digit,
            1 => format!("{digit}[0-9]"),
            count => format!("{digit}[0-9]{{{count}}}"),
        });
    }
    if high_rest != nines {
        patterns.push(format!("{last}{}", between(&zeros, high_rest)));
    }
    match patterns.as_slice() {
        [pattern] => pattern.clone(),
        _ => format!("(?:{})", patterns.join("|")),
    }
}

fn digits(digit: char, count: usize) -> String {
    repeat_n(digit, count).collect()
}

fn next(digit: char, by: i8) -> char {
    char::from((digit as u8).wrapping_add_signed(by))
}

#[cfg(test)]
mod tests {
    use regex::Regex;

    use super::*;

    #[test]
    fn every_range_of_three_digits() {
        for (min, max) in (1..=120)
            .step_by(3)
            .flat_map(|min| (min..=1_030).step_by(31).map(move |max| (min, max)))
        {
            let pattern = Regex::new(&decimal_pattern(min, max)).unwrap();
            for number in 0..=1_100 {
                assert_eq!(
                    pattern.is_match(&number.to_string()),
                    (min..=max).contains(&number),
                    "{number} in {min}..={max}: {pattern}"
                );
            }
        }
    }

    #[test]
    fn many_lengths() {
        let pattern = Regex::new(&decimal_pattern(98, 1_000_003)).unwrap();
        for number in
            (0..=1_200).chain(9_900..=10_100).chain(99_900..=100_100).chain(999_000..=1_001_000)
        {
            assert_eq!(
                pattern.is_match(&number.to_string()),
                (98..=1_000_003).contains(&number),
                "{number}: {pattern}"
            );
        }
    }

    #[test]
    fn no_other_text() {
        let pattern = Regex::new(&decimal_pattern(5, 4_000)).unwrap();
        for text in ["", "05", "+5", "-5", "5.0", "5e1", " 5", "5 ", "55555", "٥"] {
            assert!(!pattern.is_match(text), "{text}");
        }
    }
}
