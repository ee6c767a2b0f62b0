//! Limits in the sentences of a description: of the page, or of a comment in a .proto file.

use std::sync::LazyLock;

use regex::Regex;

use super::points::{Point, aspect, range};

/// A sentence that tells a limit.
struct Sentence {
    /// The whole sentence, with the limit as its group.
    form: Regex,
    aspect: &'static str,
    kind: Kind,
}

enum Kind {
    Presence,
    Pattern,
    Range,
    /// The group is the greatest number.
    Maximum,
}

static SENTENCES: LazyLock<Vec<Sentence>> = LazyLock::new(|| {
    [
        // The comments of .proto files.
        (r"This field is required\.", aspect::REQUIRED, Kind::Presence),
        (r"The length must be ([^.]+)\.", aspect::LENGTH, Kind::Range),
        (r"The value must be ([^.]+)\.", aspect::RANGE, Kind::Range),
        (r"The number of elements must be ([^.]+)\.", aspect::PAIRS, Kind::Range),
        (r"The length of each map key must be ([^.]+)\.", aspect::KEY_LENGTH, Kind::Range),
        (r"The length of each map value must be ([^.]+)\.", aspect::VALUE_LENGTH, Kind::Range),
        // The page.
        (r"Required\.", aspect::REQUIRED, Kind::Presence),
        (r"The maximum string length in characters is (\d+)\.", aspect::LENGTH, Kind::Maximum),
        (r"The string length in characters must be ([^.]+)\.", aspect::LENGTH, Kind::Range),
        (r"Acceptable values are ([^.]+), inclusive\.", aspect::RANGE, Kind::Range),
        (r"No more than (\d+) per resource\.", aspect::PAIRS, Kind::Maximum),
        (
            r"The string length in characters for each key must be ([^.]+)\.",
            aspect::KEY_LENGTH,
            Kind::Range,
        ),
        (
            r"The maximum string length in characters for each key is (\d+)\.",
            aspect::KEY_LENGTH,
            Kind::Maximum,
        ),
        (
            r"The string length in characters for each value must be ([^.]+)\.",
            aspect::VALUE_LENGTH,
            Kind::Range,
        ),
        (
            r"The maximum string length in characters for each value is (\d+)\.",
            aspect::VALUE_LENGTH,
            Kind::Maximum,
        ),
        // Both.
        (
            r"(?:The value|Value) must match the regular expression:? `([^`]+)`\.",
            aspect::PATTERN,
            Kind::Pattern,
        ),
        (
            r"Each (?:map )?key must match the regular expression:? `([^`]+)`\.",
            aspect::KEY_PATTERN,
            Kind::Pattern,
        ),
        (
            r"Each (?:map )?value must match the regular expression:? `([^`]+)`\.",
            aspect::VALUE_PATTERN,
            Kind::Pattern,
        ),
    ]
    .into_iter()
    .map(|(form, aspect, kind)| Sentence {
        form: Regex::new(form).expect("a valid expression"),
        aspect,
        kind,
    })
    .collect()
});

/// A sentence with a word by which the vendor writes limits.
static LIMIT: LazyLock<Regex> = LazyLock::new(|| {
    let words = "must|required|maximum|minimum length|acceptable|allowed|no (?:more|less) than";
    Regex::new(&format!(r"(?i)[^.]*\b(?:{words})\b[^.]*")).expect("a valid expression")
});

/// The limits in a description of a member. Code in it is between single backticks. A sentence that
/// seems to be about a limit, but has no known form, becomes a point that no contract has.
pub fn limits(subject: &str, description: &str) -> Vec<Point> {
    let mut rest = description.split_whitespace().collect::<Vec<_>>().join(" ");
    let mut points = Vec::new();
    for Sentence { form, aspect, kind } in SENTENCES.iter() {
        while let Some(found) = form.captures(&rest) {
            let group = found.get(1).map_or("", |group| group.as_str());
            let value = match kind {
                Kind::Presence => String::new(),
                // In the comments, backslashes are doubled.
                Kind::Pattern => group.replace(r"\\", r"\"),
                Kind::Range => range(group),
                Kind::Maximum => range(&format!("<={group}")),
            };
            points.push(Point::new(subject, aspect, value));
            let sentence = found.get(0).map_or(0..0, |sentence| sentence.range());
            rest.replace_range(sentence, "");
        }
    }
    let others = LIMIT.find_iter(&rest).map(|sentence| sentence.as_str().trim());
    points.extend(others.map(|sentence| Point::new(subject, aspect::OTHER, sentence)));
    points
}
