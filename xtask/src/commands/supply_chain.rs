//! What the package is made of: `cargo xtask audit` checks the crates, `cargo xtask sbom` lists them.

use std::{env, fs};

use anyhow::{Context as _, Result, ensure};
use serde_json::Value;
use xshell::{Shell, cmd};

use crate::{
    package::{NAME, VERSION},
    tools::{cargo_tools::require_subcommand, files::root, toolchain::WASM},
};

/// Checks licences, versions, sources and known vulnerabilities by `deny.toml`.
pub fn audit(sh: &Shell, checks: &[&str]) -> Result<()> {
    require_subcommand(sh, "deny")?;
    cmd!(sh, "cargo deny --locked check {checks...}").run()?;
    Ok(())
}

/// Writes the software bill of materials in the CycloneDX format, beside the tarball: the crates
/// that are compiled into the WebAssembly, and those of its build. The package has no dependencies
/// from npm.
pub fn sbom(sh: &Shell) -> Result<()> {
    require_subcommand(sh, "cyclonedx")?;
    // So that the same sources give the same file. It is the time of the commit.
    let seconds = cmd!(sh, "git log -1 --format=%ct").read()?;
    let epoch = env::var("SOURCE_DATE_EPOCH").unwrap_or(seconds);
    cmd!(sh, "cargo cyclonedx --manifest-path Cargo.toml --format json --spec-version 1.5")
        .args(["--target", WASM, "--override-filename", NAME])
        .env("SOURCE_DATE_EPOCH", epoch)
        .run()?;
    let written = root().join(format!("{NAME}.json"));
    let text = fs::read(&written).with_context(|| format!("no {}", written.display()))?;
    fs::remove_file(&written)?;
    let leftover = root().join("xtask").join(format!("{NAME}.json"));
    if leftover.exists() {
        fs::remove_file(leftover)?;
    }
    let list: Value = serde_json::from_slice(&text).context("the list is no JSON")?;
    let components = list["components"].as_array().context("the list has no components")?;
    ensure!(
        components.iter().any(|component| component["name"] == "wasm-bindgen"),
        "the list lacks wasm-bindgen, which is in the package"
    );
    let folder = root().join("target/sbom");
    fs::create_dir_all(&folder)?;
    let file = folder.join(format!("{NAME}-{VERSION}.cdx.json"));
    fs::write(&file, text)?;
    println!("{} components: {}", components.len(), file.display());
    Ok(())
}
