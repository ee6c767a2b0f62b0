//! `cargo xtask mutants`: changes the engine and the JavaScript in small ways, one at a time, and
//! runs the tests. A mutant that no test catches shows a gap. `docs/testing.md` lists those that are
//! no gap.

mod engine;
mod javascript;

use std::fs;

use anyhow::{Context as _, Result, ensure};
use xshell::Shell;

use crate::tools::files::root;

const PAGE: &str = "docs/testing.md";

/// Tries all mutants; with a commit, those in lines that have changed since.
pub fn mutants(sh: &Shell, since: Option<&str>) -> Result<()> {
    engine::require(sh)?;
    let work = root().join("target/mutants");
    fs::create_dir_all(&work)?;
    let mut survivors = engine::survivors(sh, since, &work)?;
    survivors.extend(javascript::survivors(sh, since, &work)?);

    let page = fs::read_to_string(root().join(PAGE)).with_context(|| format!("no {PAGE}"))?;
    let unlisted: Vec<_> =
        survivors.iter().filter(|mutant| !is_listed(&page, mutant)).map(String::as_str).collect();
    println!("\n{} survivors, {} of them not in {PAGE}", survivors.len(), unlisted.len());
    ensure!(unlisted.is_empty(), "no test catches these mutants:\n{}", unlisted.join("\n"));
    Ok(())
}

/// Whether the page lists a mutant, in code. Its lines are wrapped.
fn is_listed(page: &str, mutant: &str) -> bool {
    let words = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    words(page).contains(&format!("`{}`", words(mutant)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn listed_mutants() {
        let mutant = "src/input/text.rs: replace + with - in Text::count";
        assert!(is_listed(
            "- `src/input/text.rs: replace + with -\n  in Text::count`: why",
            mutant
        ));
        assert!(!is_listed("- `src/input/text.rs: replace + with * in Text::count`: why", mutant));
    }
}
