//! What a run compared: how many cases, with which oracle, and how many disagreed. The tests write
//! these counts; `tests/support/counts.mjs` and `tests/support/counts.rs` tell how.

use std::{
    collections::BTreeMap,
    fmt::Write as _,
    fs,
    path::{Path, PathBuf},
};

use anyhow::{Context as _, Result, ensure};
use serde::Deserialize;

use crate::tools::files::root;

const PAGE: &str = "docs/testing.md";
const START: &str = "<!-- counts: written by cargo xtask test --write-docs -->\n";
const END: &str = "<!-- /counts -->\n";

/// The environment variable that names the file of [`Counts`] to the tests.
pub const VARIABLE: &str = "YC_COUNTS";

/// A line of the file.
#[derive(Deserialize)]
struct Line {
    subject: String,
    oracle: String,
    cases: u64,
    disagreements: u64,
}

/// The counts of one run.
pub struct Counts(PathBuf);

impl Counts {
    /// Starts a run without counts.
    pub fn start() -> Result<Self> {
        let file = root().join("target/counts.jsonl");
        fs::create_dir_all(file.parent().context("the file has a folder")?)?;
        fs::write(&file, "").with_context(|| format!("cannot write {}", file.display()))?;
        Ok(Self(file))
    }

    /// The file to which the tests write.
    pub fn file(&self) -> &Path {
        &self.0
    }

    /// Prints the sums; fails if there are none, or if anything disagreed.
    pub fn print(&self) -> Result<()> {
        let sums = self.sums()?;
        for ((subject, oracle), (cases, disagreements)) in &sums {
            println!(
                "{:>10} cases, {disagreements} disagreements: {subject} ({oracle})",
                grouped(*cases)
            );
        }
        let (cases, disagreements) = sums
            .values()
            .fold((0, 0), |(cases, wrong), (more, others)| (cases + more, wrong + others));
        println!("{:>10} cases, {disagreements} disagreements in all", grouped(cases));
        ensure!(cases > 0, "the tests compared nothing with an oracle");
        ensure!(disagreements == 0, "an oracle disagrees");
        Ok(())
    }

    /// Writes the table of `docs/testing.md`.
    pub fn write_docs(&self) -> Result<()> {
        let page = root().join(PAGE);
        let text = fs::read_to_string(&page).with_context(|| format!("cannot read {PAGE}"))?;
        let (before, rest) =
            text.split_once(START).with_context(|| format!("{PAGE} has no line {START}"))?;
        let (_, after) =
            rest.split_once(END).with_context(|| format!("{PAGE} has no line {END}"))?;
        fs::write(page, format!("{before}{START}\n{}\n{END}{after}", table(&self.sums()?)))
            .with_context(|| format!("cannot write {PAGE}"))
    }

    /// The cases and the disagreements for each subject and oracle.
    fn sums(&self) -> Result<BTreeMap<(String, String), (u64, u64)>> {
        let mut sums = BTreeMap::new();
        for line in fs::read_to_string(&self.0)?.lines() {
            let Line { subject, oracle, cases, disagreements } = serde_json::from_str(line)
                .with_context(|| format!("a test wrote a line that is no count: {line}"))?;
            let sum: &mut (u64, u64) = sums.entry((subject, oracle)).or_default();
            sum.0 += cases;
            sum.1 += disagreements;
        }
        Ok(sums)
    }
}

/// A Markdown table, with its columns aligned as Biome aligns them.
fn table(sums: &BTreeMap<(String, String), (u64, u64)>) -> String {
    let header = ["what", "oracle", "cases", "disagreements"].map(str::to_owned);
    let rows: Vec<[String; 4]> = std::iter::once(header)
        .chain(sums.iter().map(|((subject, oracle), (cases, disagreements))| {
            [subject.clone(), oracle.clone(), grouped(*cases), disagreements.to_string()]
        }))
        .collect();
    let widths: [usize; 4] = std::array::from_fn(|column| {
        rows.iter().map(|row| row[column].chars().count()).max().unwrap_or_default()
    });
    let mut text = String::new();
    for (index, [subject, oracle, cases, disagreements]) in rows.iter().enumerate() {
        let [one, two, three, four] = widths;
        let _ = writeln!(
            text,
            "| {subject:one$} | {oracle:two$} | {cases:>three$} | {disagreements:>four$} |"
        );
        if index == 0 {
            let [one, two, three, four] = widths.map(|width| "-".repeat(width));
            let _ = writeln!(text, "| {one} | {two} | {}: | {}: |", &three[1..], &four[1..]);
        }
    }
    text
}

/// An integer with commas between groups of three digits.
fn grouped(number: u64) -> String {
    let digits = number.to_string();
    let mut text = String::new();
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn groups_of_digits() {
        assert_eq!([0, 999, 1_000, 1_114_112].map(grouped), ["0", "999", "1,000", "1,114,112"]);
    }

    #[test]
    fn a_table() {
        let sums = BTreeMap::from([
            (("masks".to_owned(), "a model".to_owned()), (100_000, 0)),
            (("bodies".to_owned(), "a parser".to_owned()), (5, 0)),
        ]);
        assert_eq!(
            table(&sums),
            "\
| what   | oracle   |   cases | disagreements |
| ------ | -------- | ------: | ------------: |
| bodies | a parser |       5 |             0 |
| masks  | a model  | 100,000 |             0 |
"
        );
    }
}
