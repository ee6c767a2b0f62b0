//! The contract of `Image.update`: every field, limit, pattern and default, in one table.
//!
//! Source: the reference page of the method, and the documentation of the `Image` resource for the
//! read-only fields. Lengths are in characters, which means Unicode code points; sizes are in
//! bytes. `build.rs` includes this file to compile the patterns, so it depends on nothing else.

/// A regular expression of the documentation, by which the whole string has to match: what the
/// engine needs of it beside the compiled table.
#[derive(Clone, Copy, Debug)]
pub struct Pattern {
    /// The position in [`EXPRESSIONS`], and of the compiled table.
    pub id: usize,
    /// The greatest number of characters, where the expression bounds it: that alone would take
    /// two states for each character.
    pub max_len: Option<u32>,
}

/// What a pattern says. None of these texts is in the wasm.
#[derive(Debug)]
pub struct Expression {
    /// The pattern itself.
    pub pattern: Pattern,
    /// As the documentation writes it.
    pub documented: &'static str,
    /// The same language as JavaScript source: anchored, and valid under the flags `u` and `v`.
    /// The build proves the two equal.
    pub javascript: &'static str,
    /// The same without its bound, [`Pattern::max_len`]. The build proves that the two agree on
    /// all that is no longer.
    pub unbounded: &'static str,
}

/// The name of an image: empty, or letters, digits and inner hyphens.
const NAME: Pattern = Pattern { id: 0, max_len: Some(63) };

/// The name of an image since 2025-01-27: underscores may stand inside too.
const NAME_WITH_UNDERSCORE: Pattern = Pattern { id: 1, max_len: Some(63) };

/// The key of a label. `\@` is an at sign: a backslash is not allowed.
const LABEL_KEY: Pattern = Pattern { id: 2, max_len: None };

/// The value of a label.
const LABEL_VALUE: Pattern = Pattern { id: 3, max_len: None };

/// What every pattern says, by its id.
pub static EXPRESSIONS: [Expression; 4] = [
    Expression {
        pattern: NAME,
        documented: r"|[a-z]([-a-z0-9]{0,61}[a-z0-9])?",
        javascript: r"^(?:|[a-z](?:[\-a-z0-9]{0,61}[a-z0-9])?)$",
        unbounded: r"|[a-z]([-a-z0-9]*[a-z0-9])?",
    },
    Expression {
        pattern: NAME_WITH_UNDERSCORE,
        documented: r"|[a-z]([-_a-z0-9]{0,61}[a-z0-9])?",
        javascript: r"^(?:|[a-z](?:[\-_a-z0-9]{0,61}[a-z0-9])?)$",
        unbounded: r"|[a-z]([-_a-z0-9]*[a-z0-9])?",
    },
    Expression {
        pattern: LABEL_KEY,
        documented: r"[a-z][-_./\@0-9a-z]*",
        javascript: r"^[a-z][\-_.\/@0-9a-z]*$",
        unbounded: r"[a-z][-_./\@0-9a-z]*",
    },
    Expression {
        pattern: LABEL_VALUE,
        documented: r"[-_./\@0-9a-z]*",
        javascript: r"^[\-_.\/@0-9a-z]*$",
        unbounded: r"[-_./\@0-9a-z]*",
    },
];

/// What a string has to satisfy.
#[derive(Debug)]
pub struct TextRule {
    /// The least number of characters: 0 or 1, for which nothing has to be counted.
    pub min_len: u32,
    /// The greatest number of characters, where the documentation gives one apart from the
    /// pattern.
    pub max_len: Option<u32>,
    /// The documented pattern.
    pub pattern: Option<Pattern>,
}

/// What an int64 has to satisfy. On the wire it is a decimal string.
#[derive(Debug)]
pub struct Int64Rule {
    /// The least acceptable value, inclusive.
    pub gte: i64,
    /// The greatest acceptable value, inclusive.
    pub lte: i64,
    /// Whether the documentation asks that it be more than the volume of the source data.
    pub above_source: bool,
}

/// What a set of labels has to satisfy.
#[derive(Debug)]
pub struct LabelsRule {
    /// The greatest number of pairs.
    pub max_pairs: u32,
    /// What each key has to satisfy.
    pub key: TextRule,
    /// What each value has to satisfy.
    pub value: TextRule,
}

/// The type of a field, with its limits. The default follows from the type: `""`, 0, no labels.
#[derive(Debug)]
pub enum Kind {
    /// A string.
    Text(TextRule),
    /// A 64-bit integer.
    Int64(Int64Rule),
    /// A map from string to string.
    Labels(LabelsRule),
}

/// The number of fields that an update can change.
pub const FIELD_COUNT: usize = 4;

/// The names of the fields in the body and in the update mask, in document order.
pub static FIELD_NAMES: [&str; FIELD_COUNT] = ["name", "description", "minDiskSize", "labels"];

/// The same names in the API's protocol buffers, as `yc` prints them and the server's messages use
/// them.
pub static PROTO_NAMES: [&str; FIELD_COUNT] = ["name", "description", "min_disk_size", "labels"];

/// Where the API is reached.
pub const ENDPOINT: &str = "https://compute.api.cloud.yandex.net";

/// The volume of an image's source data, in bytes, in both spellings.
pub static STORAGE_SIZE: [&str; 2] = ["storageSize", "storage_size"];

/// The method's path at an endpoint, up to the path parameter.
pub const PATH: &str = "/compute/v1/images/";

/// The options of a request that travel as headers: the option, the header, and what stands before
/// the value.
pub static HEADERS: [(&str, &str, &str); 3] = [
    ("token", "Authorization", "Bearer "),
    ("idempotencyKey", "Idempotency-Key", ""),
    ("requestId", "x-client-request-id", ""),
];

/// The most characters of such a value: a server that reads headers in pieces of 8 KiB, as many do,
/// takes no longer line.
pub const MAX_HEADER_VALUE: u32 = 8_000;

/// The most characters of a mask that is judged path by path. The documentation gives none; no mask
/// needs more than the 35 of all fields.
pub const MAX_MASK: u32 = 4096;

/// The path parameter.
pub const IMAGE_ID: &str = "imageId";

/// The greatest number of characters of the path parameter.
pub const MAX_IMAGE_ID: u32 = 50;

/// The field mask in the body.
pub const UPDATE_MASK: &str = "updateMask";

/// The names of all that an update can hold: the fields, then what stands beside them.
pub static MEMBER_NAMES: [&str; FIELD_COUNT + 2] = {
    let [name, description, min_disk_size, labels] = FIELD_NAMES;
    [name, description, min_disk_size, labels, IMAGE_ID, UPDATE_MASK]
};

/// The members of an `Image` that no update can change.
pub static READ_ONLY: [&str; 12] = [
    "id",
    "folderId",
    "createdAt",
    "family",
    "size",
    "storageSize",
    "productIds",
    "status",
    "os",
    "pooled",
    "hardwareGeneration",
    "kmsKey",
];

/// The contract as it stood from a date on.
#[derive(Debug)]
pub struct Contract {
    /// The date from which it holds, as options name it.
    pub version: &'static str,
    /// What the path parameter `imageId` has to satisfy; it is required.
    pub image_id: TextRule,
    /// The fields, in the order of [`FIELD_NAMES`].
    pub fields: [Kind; FIELD_COUNT],
}

/// Every contract; the first is the default.
pub static CONTRACTS: [Contract; 2] =
    [contract("2020-03-16", NAME), contract("2025-01-27", NAME_WITH_UNDERSCORE)];

/// The contracts differ in the pattern of the name only.
const fn contract(version: &'static str, name: Pattern) -> Contract {
    Contract {
        version,
        image_id: TextRule { min_len: 0, max_len: Some(MAX_IMAGE_ID), pattern: None },
        fields: [
            Kind::Text(TextRule { min_len: 0, max_len: None, pattern: Some(name) }),
            Kind::Text(TextRule { min_len: 0, max_len: Some(256), pattern: None }),
            Kind::Int64(Int64Rule { gte: 4_194_304, lte: 4_398_046_511_104, above_source: true }),
            Kind::Labels(LabelsRule {
                max_pairs: 64,
                key: TextRule { min_len: 1, max_len: Some(63), pattern: Some(LABEL_KEY) },
                value: TextRule { min_len: 0, max_len: Some(63), pattern: Some(LABEL_VALUE) },
            }),
        ],
    }
}
