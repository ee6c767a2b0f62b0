//! The documented regular expressions. `build.rs` includes this file to compile them, so it uses
//! nothing but `core`.

/// A documented pattern. The whole string has to match it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Pattern {
    /// The name of an image: empty, or letters, digits and inner hyphens.
    Name,
    /// The name of an image since 2025-01-27: underscores are allowed inside, too.
    NameWithUnderscore,
    /// The key of a label. `\@` is an at sign: a backslash is not allowed.
    LabelKey,
    /// The value of a label.
    LabelValue,
}

/// The source of a pattern in the forms that its users need. None of these texts is in the wasm.
#[derive(Clone, Copy, Debug)]
pub struct Expression {
    /// The name in generated JavaScript.
    pub name: &'static str,
    /// As the documentation writes it.
    pub documented: &'static str,
    /// The same language as JavaScript source: anchored, and valid under the flags `u` and `v`.
    /// The build proves that it equals `documented`.
    pub javascript: &'static str,
    /// The same without a bound on the length, which would take two states for each character.
    /// The build proves that the two agree up to [`Pattern::max_len`].
    pub unbounded: &'static str,
}

impl Pattern {
    /// Every pattern, in the order of their numbers.
    pub const ALL: [Self; 4] =
        [Self::Name, Self::NameWithUnderscore, Self::LabelKey, Self::LabelValue];

    /// The maximum number of characters, if the expression limits it.
    #[must_use]
    pub const fn max_len(self) -> Option<u32> {
        match self {
            Self::Name | Self::NameWithUnderscore => Some(63),
            Self::LabelKey | Self::LabelValue => None,
        }
    }

    /// The source of the pattern.
    #[must_use]
    pub const fn expression(self) -> Expression {
        match self {
            Self::Name => Expression {
                name: "name",
                documented: r"|[a-z]([-a-z0-9]{0,61}[a-z0-9])?",
                javascript: r"^(?:|[a-z](?:[\-a-z0-9]{0,61}[a-z0-9])?)$",
                unbounded: r"|[a-z]([-a-z0-9]*[a-z0-9])?",
            },
            Self::NameWithUnderscore => Expression {
                name: "nameWithUnderscore",
                documented: r"|[a-z]([-_a-z0-9]{0,61}[a-z0-9])?",
                javascript: r"^(?:|[a-z](?:[\-_a-z0-9]{0,61}[a-z0-9])?)$",
                unbounded: r"|[a-z]([-_a-z0-9]*[a-z0-9])?",
            },
            Self::LabelKey => Expression {
                name: "labelKey",
                documented: r"[a-z][-_./\@0-9a-z]*",
                javascript: r"^[a-z][\-_.\/@0-9a-z]*$",
                unbounded: r"[a-z][-_./\@0-9a-z]*",
            },
            Self::LabelValue => Expression {
                name: "labelValue",
                documented: r"[-_./\@0-9a-z]*",
                javascript: r"^[\-_.\/@0-9a-z]*$",
                unbounded: r"[-_./\@0-9a-z]*",
            },
        }
    }
}
