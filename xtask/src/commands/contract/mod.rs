//! `cargo xtask contract`: the contract beside the vendor's documents, point by point.

mod compare;
mod expected;
mod markdown;
mod points;
mod proto;
mod sentences;

use std::{fs, path::Path};

use anyhow::{Context as _, Result, bail, ensure};

use compare::compare;
use points::Document;

/// Compares the documents at the paths with the contract, and prints where they agree and where
/// they differ. A difference is an error.
pub fn contract(paths: &[&str]) -> Result<()> {
    ensure!(!paths.is_empty(), "give the paths of .proto files, or of the method's page");
    let mut differences = 0;
    for path in paths {
        let comparison = compare(&read(Path::new(path))?);
        println!("{path}:\n{comparison}");
        differences += comparison.differences();
    }
    ensure!(differences == 0, "differences between the contract and the documents: {differences}");
    Ok(())
}

fn read(path: &Path) -> Result<Document> {
    let text =
        fs::read_to_string(path).with_context(|| format!("cannot read {}", path.display()))?;
    match path.extension().and_then(|extension| extension.to_str()) {
        Some("proto") => proto::read(&text),
        Some("md") => markdown::read(&text),
        _ => bail!("it is neither a .proto nor a .md file"),
    }
    .with_context(|| format!("cannot compare {}", path.display()))
}

#[cfg(test)]
mod tests;
