//! The package's `package.json`.

use std::{fs, path::Path};

use anyhow::{Context as _, Result};
use serde_json::{Map, Value, json};

/// The name of the npm package, which is also that of the crate.
pub const NAME: &str = "yc-image-update";

/// The version of the package, which `Cargo.toml` sets for the whole workspace.
pub const VERSION: &str = env!("CARGO_PKG_VERSION");

/// The URL of the repository, which `Cargo.toml` sets for the whole workspace; empty until it is
/// known.
pub const REPOSITORY: &str = env!("CARGO_PKG_REPOSITORY");

/// Writes the version and the links into the `package.json` of an assembled package.
pub fn complete_manifest(package: &Path) -> Result<()> {
    let file = package.join("package.json");
    let text = fs::read_to_string(&file).context("pkg-template/ has no package.json")?;
    let mut manifest: Map<String, Value> =
        serde_json::from_str(&text).context("pkg-template/package.json is not a JSON object")?;
    manifest.insert("version".to_owned(), VERSION.into());
    manifest.extend(links(REPOSITORY));
    fs::write(&file, format!("{:#}\n", Value::from(manifest))).context("cannot write package.json")
}

/// The members of `package.json` that link to the repository; none if its URL is empty.
fn links(repository: &str) -> Vec<(String, Value)> {
    if repository.is_empty() {
        return vec![];
    }
    vec![
        ("homepage".to_owned(), json!(format!("{repository}#readme"))),
        ("bugs".to_owned(), json!({ "url": format!("{repository}/issues") })),
        ("repository".to_owned(), json!({ "type": "git", "url": format!("git+{repository}.git") })),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn links_to_a_repository() {
        let links = Value::from_iter(links("https://example.com/owner/name"));
        assert_eq!(
            links,
            json!({
                "homepage": "https://example.com/owner/name#readme",
                "bugs": { "url": "https://example.com/owner/name/issues" },
                "repository": { "type": "git", "url": "git+https://example.com/owner/name.git" },
            })
        );
    }

    #[test]
    fn no_links_without_a_repository() {
        assert!(links("").is_empty());
    }
}
