//! The package's `package.json`.

use std::{fs, path::Path};

use anyhow::{Context as _, Result};
use serde_json::Value;

/// The name of the npm package, which is also that of the crate.
pub const NAME: &str = "yc-image-update";

/// The version of the package, which `Cargo.toml` sets for the whole workspace.
pub const VERSION: &str = env!("CARGO_PKG_VERSION");

/// Completes the `package.json` of an assembled package.
pub fn complete_manifest(package: &Path) -> Result<()> {
    let file = package.join("package.json");
    let text = fs::read_to_string(&file).context("pkg-template/ has no package.json")?;
    let mut manifest: Value =
        serde_json::from_str(&text).context("pkg-template/package.json is not JSON")?;
    manifest["version"] = VERSION.into();
    fs::write(&file, format!("{manifest:#}\n")).context("cannot write package.json")
}
