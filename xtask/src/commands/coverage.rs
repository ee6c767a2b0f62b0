//! `cargo xtask coverage`: how much of the package's JavaScript and of the engine its tests run, by
//! lines and branches. A number shows where no test looks; it decides nothing.

use anyhow::Result;
use xshell::{Shell, cmd};

use super::test::engine_tests;
use crate::{
    package::{NAME, Variant, install},
    tools::{
        cargo_tools::{require_nightly, require_subcommand},
        files::{empty_folder, root},
        node_modules::{copy_to_root, ensure_tools},
        toolchain::{require_node, require_wasm_target},
    },
};

/// Cases of a property. More take longer and reach no other branch.
const CASES: &str = "64";

/// The entry points that are bundles of the modules. What these tests leave out of them, they run in
/// the modules.
const BUNDLES: [&str; 3] = ["*.cjs", "js.js", "web.js"];

/// Prints the coverage of the packed package by its tests in Node.js, then that of the engine by
/// its own tests. Branches of Rust are counted only by a nightly compiler.
pub fn coverage(sh: &Shell) -> Result<()> {
    require_node(sh)?;
    require_wasm_target(sh)?;
    require_nightly(sh)?;
    require_subcommand(sh, "llvm-cov")?;
    ensure_tools(sh)?;

    println!("\n=== JavaScript ===");
    let package = install(sh, Variant::Published)?.folder;
    copy_to_root(&package)?;
    let faults = install(sh, Variant::Faults)?.folder;
    let engine_only = install(sh, Variant::EngineOnly)?.folder;
    let data = root().join("target/coverage");
    empty_folder(&data)?;
    let tests = engine_tests()?;
    cmd!(sh, "node --test {tests...}")
        .env("YC_PACKAGE_DIR", &package)
        .env("YC_FAULTS_PACKAGE_DIR", &faults)
        .env("YC_ENGINE_ONLY_PACKAGE_DIR", &engine_only)
        .env("NODE_V8_COVERAGE", &data)
        .run()?;
    // The package is under a node_modules folder, which c8 would leave out. With --allowExternal,
    // c8 compares whole paths.
    let c8 = root().join("node_modules/c8/bin/c8.js");
    let files = |pattern: &str| format!("{}/{pattern}", package.display());
    cmd!(sh, "node {c8} report --temp-directory {data} --reporter text --allowExternal")
        .args(["--exclude-node-modules=false", "--include", &files("**")])
        .args(BUNDLES.iter().flat_map(|bundle| ["--exclude".to_owned(), files(bundle)]))
        .run()?;

    println!("\n=== Rust ===");
    cmd!(sh, "cargo +nightly llvm-cov --package {NAME} --branch")
        .env("PROPTEST_CASES", CASES)
        .run()?;
    Ok(())
}
