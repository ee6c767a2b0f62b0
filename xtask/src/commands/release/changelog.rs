//! `CHANGELOG.md`, in the form of Keep a Changelog.

use anyhow::{Context as _, Result, ensure};
use jiff::civil::Date;

/// The newest release, and what changed after it.
#[derive(Debug, PartialEq, Eq)]
pub struct Changelog<'a> {
    /// The version of the topmost release.
    pub version: &'a str,
    /// Its date, `YYYY-MM-DD`.
    pub date: &'a str,
    /// The text under "Unreleased".
    pub unreleased: &'a str,
}

impl<'a> Changelog<'a> {
    /// Reads a changelog that begins with the section "Unreleased", followed by a release.
    pub fn read(text: &'a str) -> Result<Self> {
        let mut sections = sections(text);
        let (title, unreleased) = sections.next().context("the changelog has no sections")?;
        ensure!(
            title == "[Unreleased]",
            "the first section of the changelog is `{title}`, not `[Unreleased]`"
        );
        let (title, changes) = sections.next().context("the changelog has no release")?;
        let (version, date) = title
            .strip_prefix('[')
            .and_then(|title| title.split_once("] - "))
            .with_context(|| format!("`{title}` is not `[version] - date`"))?;
        ensure!(is_date(date), "`{date}` is not a date such as 2020-03-16");
        ensure!(!changes.is_empty(), "the changelog lists no changes of {version}");
        Ok(Self { version, date, unreleased })
    }
}

/// The sections of the second level: their titles and texts.
fn sections(text: &str) -> impl Iterator<Item = (&str, &str)> {
    text.split("\n## ").skip(1).map(|section| {
        let (title, content) = section.split_once('\n').unwrap_or((section, ""));
        (title.trim(), content.trim())
    })
}

/// Whether a text is an existing date in the form `YYYY-MM-DD`.
fn is_date(text: &str) -> bool {
    text.parse::<Date>().is_ok_and(|date| date.to_string() == text)
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "# Changelog

All of it.

## [Unreleased]

## [0.2.0] - 2024-02-29

### Added

- That.

## [0.1.0] - 2024-01-31

- This.
";

    #[test]
    fn the_newest_release() {
        assert_eq!(
            Changelog::read(TEXT).unwrap(),
            Changelog { version: "0.2.0", date: "2024-02-29", unreleased: "" }
        );
    }

    #[test]
    fn unreleased_changes() {
        let text = TEXT.replace("[Unreleased]\n", "[Unreleased]\n\n### Fixed\n\n- More.\n");
        assert_eq!(Changelog::read(&text).unwrap().unreleased, "### Fixed\n\n- More.");
    }

    #[test]
    fn refused_changelogs() {
        for (whole, part, instead, error) in [
            (TEXT, TEXT, "", "the changelog has no sections"),
            (
                TEXT,
                "## [Unreleased]\n\n",
                "",
                "the first section of the changelog is `[0.2.0] - 2024-02-29`, not `[Unreleased]`",
            ),
            ("# Changelog\n\n## [Unreleased]\n\n- That.\n", "", "", "the changelog has no release"),
            (TEXT, "] - 2024-02-29", "]", "`[0.2.0]` is not `[version] - date`"),
            (TEXT, "[0.2.0]", "0.2.0", "`0.2.0 - 2024-02-29` is not `[version] - date`"),
            (TEXT, "2024-02-29", "soon", "`soon` is not a date such as 2020-03-16"),
            (TEXT, "### Added\n\n- That.\n\n", "", "the changelog lists no changes of 0.2.0"),
        ] {
            assert_eq!(
                Changelog::read(&whole.replace(part, instead)).unwrap_err().to_string(),
                error
            );
        }
    }

    #[test]
    fn dates() {
        for date in ["2024-02-29", "2000-02-29", "2026-12-31", "2026-04-30"] {
            assert!(is_date(date), "{date}");
        }
        for date in [
            "2023-02-29",
            "1900-02-29",
            "2026-04-31",
            "2026-13-01",
            "2026-00-01",
            "2026-01-00",
            "2026-1-01",
            "26-01-010",
            "2026-01-01x",
            "2026-01",
            "2026-+1-01",
            "",
        ] {
            assert!(!is_date(date), "{date}");
        }
    }
}
