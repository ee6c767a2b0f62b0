//! `cargo xtask mutants`: changes the engine in small ways, one at a time, and runs its tests. A
//! mutant that no test catches shows a gap. `docs/testing.md` lists those that are no gap.

use std::{fs, path::Path};

use anyhow::{Context as _, Result, ensure};
use xshell::{Shell, cmd};

use crate::tools::{cargo_tools::require_subcommand, files::root};

const PAGE: &str = "docs/testing.md";

/// Cases of a property for each mutant. With the usual number, a run would take hours.
const CASES: &str = "64";

/// The files of the engine that only some tests look at, and these tests.
const RUNS: [(&[&str], &[&str]); 2] = [
    (&["--file", "src/contract/**"], &["--test=patterns", "--test=labels", "--test=vectors"]),
    (
        &["--exclude", "src/contract/**"],
        &["--test=edges", "--test=fuzz", "--test=message", "--test=request", "--test=vectors"],
    ),
];

/// Tries all mutants; with a commit, those in lines that have changed since.
pub fn mutants(sh: &Shell, since: Option<&str>) -> Result<()> {
    require_subcommand(sh, "mutants")?;
    let work = root().join("target/mutants");
    fs::create_dir_all(&work)?;
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
            .arg("--")
            .args(tests)
            .env("PROPTEST_CASES", CASES)
            .ignore_status()
            .run()?;
        survivors.extend(read_survivors(&output.join("mutants.out"))?);
    }
    let page = fs::read_to_string(root().join(PAGE)).with_context(|| format!("no {PAGE}"))?;
    let unlisted: Vec<_> =
        survivors.iter().filter(|mutant| !is_listed(&page, mutant)).map(String::as_str).collect();
    println!("\n{} survivors, {} of them not in {PAGE}", survivors.len(), unlisted.len());
    ensure!(unlisted.is_empty(), "no test catches these mutants:\n{}", unlisted.join("\n"));
    Ok(())
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

/// Whether the page lists a mutant, in code.
fn is_listed(page: &str, mutant: &str) -> bool {
    page.contains(&format!("`{mutant}`"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn listed_mutants() {
        let mutant = without_position("src/input/text.rs:31:9: replace + with - in Text::count");
        assert_eq!(mutant, "src/input/text.rs: replace + with - in Text::count");
        assert!(is_listed("- `src/input/text.rs: replace + with - in Text::count`: why", &mutant));
        assert!(!is_listed("- `src/input/text.rs: replace + with * in Text::count`: why", &mutant));
    }
}
