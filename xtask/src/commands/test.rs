//! `cargo xtask test`: every check, the cheap ones first.

use std::time::Instant;

use anyhow::{Context as _, Result, ensure};
use xshell::{Shell, cmd};

use super::packaging::try_environments;
use crate::{
    package::{Variant, install},
    tools::{
        files::{files_under, root},
        node_modules::copy_to_root,
        programs::{chromium, ensure_curl},
        toolchain::{WASM, require_linters, require_wasm_target},
    },
};

/// Checks, builds and tests everything; stops at the first failure.
pub fn test(sh: &Shell) -> Result<()> {
    let start = Instant::now();

    heading("Toolchain");
    require_linters(sh)?;
    require_wasm_target(sh)?;

    heading("Format");
    cmd!(sh, "cargo fmt --all --check").run().context("`cargo fmt --all` would change files")?;

    heading("Clippy");
    cmd!(sh, "cargo clippy --workspace --all-targets -- --deny warnings").run()?;
    cmd!(sh, "cargo clippy --lib --target {WASM} -- --deny warnings").run()?;
    cmd!(sh, "cargo clippy --lib --target {WASM} --features faults -- --deny warnings").run()?;

    heading("Rust tests");
    cmd!(sh, "cargo test --workspace").run()?;

    heading("Package");
    let package = install(sh, Variant::Published)?;
    copy_to_root(&package.folder)?;

    heading("Package with faults");
    let faults_package = install(sh, Variant::Faults)?;

    heading("Browser and curl");
    ensure_curl(sh)?;
    let chromium = chromium(sh)?;
    println!("{}", chromium.display());

    heading("JavaScript tests");
    let mut tests = files_under(&root().join("tests"))?;
    // The test files under packaging/ belong to fixtures, which run them in other test runners.
    tests.retain(|file| {
        file.to_string_lossy().ends_with(".test.mjs")
            && !file.starts_with(root().join("tests/packaging"))
    });
    ensure!(!tests.is_empty(), "there is no *.test.mjs under tests/");
    cmd!(sh, "node --test {tests...}")
        .env("YC_PACKAGE_DIR", &package.folder)
        .env("YC_FAULTS_PACKAGE_DIR", &faults_package.folder)
        .env("CHROMIUM_PATH", &chromium)
        .run()?;

    heading("Environments");
    try_environments(sh, &package, &[])?;

    println!("\nAll passed in {} seconds.", start.elapsed().as_secs());
    Ok(())
}

fn heading(title: &str) {
    println!("\n=== {title} ===");
}
