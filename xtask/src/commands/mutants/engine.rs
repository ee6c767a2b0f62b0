//! Mutants of the engine, by cargo-mutants.

use std::{fs, path::Path};

use anyhow::Result;
use xshell::{Shell, cmd};

use crate::tools::cargo_tools::require_subcommand;

/// Cases of a property for each mutant. With the usual number, a run would take hours.
const CASES: &str = "64";

/// The files of the engine that only some tests look at, and these tests. No others are built.
const RUNS: [(&[&str], &[&str]); 2] = [
    (
        &["--file=src/contract/**"],
        &["--test=contract", "--test=labels", "--test=patterns", "--test=vectors"],
    ),
    (
        &["--exclude=src/contract/**"],
        &["--test=contract", "--test=edges", "--test=fuzz", "--test=request", "--test=vectors"],
    ),
];

/// Fails if cargo-mutants is not installed.
pub fn require(sh: &Shell) -> Result<()> {
    require_subcommand(sh, "mutants")
}

/// The mutants that survive. cargo-mutants writes to the folder `work`.
pub fn survivors(sh: &Shell, since: Option<&str>, work: &Path) -> Result<Vec<String>> {
    let mut selection = Vec::new();
    if let Some(commit) = since {
        let changes = work.join("changes.diff");
        fs::write(&changes, cmd!(sh, "git diff {commit} -- src").read()? + "\n")?;
        selection = vec!["--in-diff".to_owned(), changes.display().to_string()];
    }
    let mut survivors = Vec::new();
    for (number, (files, tests)) in RUNS.into_iter().enumerate() {
        let output = work.join(number.to_string());
        // cargo-mutants exits with an error if a mutant survives; what survives decides here.
        cmd!(sh, "cargo mutants --output {output} --no-shuffle --timeout 60 --build-timeout 300")
            .args(files)
            .args(&selection)
            .args(tests.iter().map(|test| format!("--cargo-arg={test}")))
            .env("PROPTEST_CASES", CASES)
            .ignore_status()
            .run()?;
        survivors.extend(read_survivors(&output.join("mutants.out"))?);
    }
    Ok(survivors)
}

/// The mutants that survived, without their positions: `src/input/text.rs: replace …`.
fn read_survivors(output: &Path) -> Result<Vec<String>> {
    let file = output.join("missed.txt");
    if !file.exists() {
        // No mutant was selected.
        return Ok(Vec::new());
    }
    Ok(fs::read_to_string(file)?.lines().map(without_position).collect())
}

fn without_position(mutant: &str) -> String {
    let mut parts = mutant.splitn(4, ':');
    let (file, change) = (parts.next(), parts.nth(2));
    format!("{}:{}", file.unwrap_or_default(), change.unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_mutants() {
        let mutant = without_position("src/input/text.rs:31:9: replace + with - in Text::count");
        assert_eq!(mutant, "src/input/text.rs: replace + with - in Text::count");
    }
}
