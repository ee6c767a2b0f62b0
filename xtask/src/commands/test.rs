//! Every check, in the order in which they are cheap.

use std::time::Instant;

use anyhow::{Context as _, Result, ensure};
use xshell::{Shell, cmd};

use crate::{
    commands::packaging::try_environments,
    package::{Variant, build},
    tools::{
        files::{files_under, root},
        node_modules::{install_alone, install_in_root},
        programs::{chromium, ensure_curl},
        toolchain::{WASM, ensure_linters, ensure_wasm_target},
    },
};

/// Checks, builds and tests everything; stops at the first failure.
pub fn test(sh: &Shell) -> Result<()> {
    let start = Instant::now();

    heading("Toolchain");
    ensure_linters(sh)?;
    ensure_wasm_target(sh)?;

    heading("Format");
    cmd!(sh, "cargo fmt --all --check").run().context("`cargo fmt --all` would change files")?;

    heading("Clippy");
    cmd!(sh, "cargo clippy --workspace --all-targets -- --deny warnings").run()?;
    cmd!(sh, "cargo clippy --lib --target {WASM} -- --deny warnings").run()?;
    cmd!(sh, "cargo clippy --lib --target {WASM} --features faults -- --deny warnings").run()?;

    heading("Rust tests");
    cmd!(sh, "cargo test --workspace").run()?;

    heading("Package");
    let tarball = build(sh, Variant::Published)?;
    let package = install_alone(sh, Variant::Published, &tarball)?;
    install_in_root(&package)?;

    heading("Package with faults");
    let faults_tarball = build(sh, Variant::Faults)?;
    let faults_package = install_alone(sh, Variant::Faults, &faults_tarball)?;

    heading("Browser and curl");
    ensure_curl(sh)?;
    let chromium = chromium(sh)?;
    println!("{}", chromium.display());

    heading("JavaScript tests");
    let mut tests = files_under(&root().join("tests"))?;
    // Beneath packaging/ are the tests that are tried there, in test runners.
    tests.retain(|file| {
        file.to_string_lossy().ends_with(".test.mjs")
            && !file.starts_with(root().join("tests/packaging"))
    });
    ensure!(!tests.is_empty(), "tests/ has no *.test.mjs");
    cmd!(sh, "node --test {tests...}")
        .env("YC_PACKAGE_DIR", &package)
        .env("YC_FAULTS_PACKAGE_DIR", &faults_package)
        .env("CHROMIUM_PATH", &chromium)
        .run()?;

    heading("Environments");
    try_environments(sh, &tarball, &package, &[])?;

    println!("\nAll passed in {} seconds.", start.elapsed().as_secs());
    Ok(())
}

fn heading(title: &str) {
    println!("\n=== {title} ===");
}
