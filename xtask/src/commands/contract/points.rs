//! What a document says, as points that can be compared one by one.

use std::fmt;

use yc_image_update::contract::{Field, Member};

/// A document, as far as it is about the method.
#[derive(Debug, Default)]
pub struct Document {
    /// What it says about the request, if it describes it.
    pub request: Option<Vec<Point>>,
    /// What it says about the resource, if it describes it.
    pub image: Option<Vec<Point>>,
}

/// One thing that a document says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Point {
    /// The member that it is about, as JSON spells it; or what else it is about.
    pub subject: String,
    /// What it says something about, such as the length.
    pub aspect: &'static str,
    /// What it says; empty if it only says that something is there.
    pub value: String,
}

impl Point {
    pub fn new(subject: &str, aspect: &'static str, value: impl Into<String>) -> Self {
        Self { subject: subject.to_owned(), aspect, value: value.into() }
    }

    /// The type of a field. The image id and the mask get none: the page gives the id no type, and
    /// the mask the type of its text.
    pub fn type_of(subject: &str, ty: &str) -> Option<Self> {
        let is_field = Field::ALL.iter().any(|field| field.name() == subject);
        let is_other = Member::ALL.iter().any(|member| member.name() == subject);
        (is_field || !is_other).then(|| Self::new(subject, aspect::TYPE, ty))
    }

    /// Says that something is there.
    pub fn present(subject: &str, aspect: &'static str) -> Self {
        Self::new(subject, aspect, "")
    }
}

impl fmt::Display for Point {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { subject, aspect, value } = self;
        match value.as_str() {
            "" => write!(f, "{subject}: {aspect}"),
            value => write!(f, "{subject}: {aspect}: {value}"),
        }
    }
}

/// The aspects.
pub mod aspect {
    pub const HTTP: &str = "HTTP";
    pub const REQUEST_MEMBER: &str = "member of the request";
    pub const IMAGE_MEMBER: &str = "member of the image";
    pub const TYPE: &str = "type";
    pub const REQUIRED: &str = "required";
    pub const LENGTH: &str = "length";
    pub const PATTERN: &str = "pattern";
    pub const RANGE: &str = "value";
    pub const PAIRS: &str = "number of pairs";
    pub const KEY_LENGTH: &str = "length of a key";
    pub const KEY_PATTERN: &str = "pattern of a key";
    pub const VALUE_LENGTH: &str = "length of a value";
    pub const VALUE_PATTERN: &str = "pattern of a value";
    /// What may be a limit, but is in no form that is known here.
    pub const OTHER: &str = "other rule";
}

/// What the documents write as types, in words that they share.
pub mod types {
    pub const STRING: &str = "string";
    pub const INT64: &str = "int64";
    pub const MAP: &str = "map of strings";
}

/// A range in one spelling: that of an option, of a sentence or of the page. What is in none of
/// these forms stays as it is, so that the comparison shows it.
pub fn range(text: &str) -> String {
    let text = text.trim();
    for prefix in ["<=", "less than or equal to "] {
        if let Some(Ok(max)) = text.strip_prefix(prefix).map(str::parse) {
            return range_of(0, Some(max));
        }
    }
    for prefix in [">=", "greater than or equal to "] {
        if let Some(Ok(min)) = text.strip_prefix(prefix).map(str::parse) {
            return range_of(min, None);
        }
    }
    let bounds = text.strip_prefix("between ").unwrap_or(text);
    for separator in ["-", " and ", " to "] {
        if let Some((min, max)) = bounds.split_once(separator)
            && let (Ok(min), Ok(max)) = (min.parse(), max.parse())
        {
            return range_of(min, Some(max));
        }
    }
    text.to_owned()
}

/// The spelling of a range from `min` to `max`, inclusive.
pub fn range_of(min: u64, max: Option<u64>) -> String {
    match (min, max) {
        (0, Some(max)) => format!("at most {max}"),
        (min, Some(max)) => format!("{min} to {max}"),
        (min, None) => format!("at least {min}"),
    }
}
