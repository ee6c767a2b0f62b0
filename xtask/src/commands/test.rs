//! `cargo xtask test`: every check, the cheap ones first.

use std::{path::PathBuf, time::Instant};

use anyhow::{Context as _, Result};
use xshell::{Shell, cmd};

use super::{
    counts::{self, Counts},
    oracles::{self, ensure_oracles},
    packaging::try_environments,
    recipes::try_recipes,
};
use crate::{
    package::{Variant, check_rules_page, install},
    tools::{
        files::{root, test_files},
        node_modules::{copy_to_root, ensure_tools},
        programs::{browsers, chromium, ensure_curl},
        toolchain::{WASM, require_linters, require_node, require_wasm_target},
    },
};

/// The TypeScript projects that check the types of the JavaScript.
const JAVASCRIPT_PROJECTS: [&str; 3] =
    ["www/tsconfig.json", "tests/tsconfig.json", "xtask/checks/package.tsconfig.json"];

/// The tests of the package that are about its files and texts or about the fast path, and so say
/// nothing of a variant of the engine. The last two are slow.
const NOT_ABOUT_ENGINE: [&str; 9] = [
    "contents.test.mjs",
    "exports.test.mjs",
    "readme.test.mjs",
    "server-recipes.test.mjs",
    "size.test.mjs",
    "types.test.mjs",
    "without-engine.test.mjs",
    "label-images.test.mjs",
    "pasting.test.mjs",
];

/// Those that are about the wasm, and so say nothing of `yc-image-update/js`.
const NOT_ABOUT_JS: [&str; 3] = ["bare-platform.test.mjs", "recovery.test.mjs", "web.test.mjs"];

/// Checks, builds and tests everything; stops at the first failure. Returns what the tests counted.
pub fn test(sh: &Shell) -> Result<Counts> {
    let start = Instant::now();
    let counts = Counts::start()?;

    heading("Tools");
    require_node(sh)?;
    require_linters(sh)?;
    require_wasm_target(sh)?;
    ensure_tools(sh)?;
    ensure_curl(sh)?;
    let chromium = chromium(sh)?;
    println!("{}", chromium.display());

    heading("Format");
    cmd!(sh, "cargo fmt --all --check").run().context("`cargo fmt --all` would change files")?;

    heading("Lint");
    let biome = root().join("node_modules/@biomejs/biome/bin/biome");
    cmd!(sh, "node {biome} ci").run().context("`npx biome check --write` fixes what it can")?;

    heading("Clippy");
    cmd!(sh, "cargo clippy --workspace --all-targets -- --deny warnings").run()?;
    cmd!(sh, "cargo clippy --lib --target {WASM} -- --deny warnings").run()?;
    for feature in ["faults", "numbers-only"] {
        cmd!(sh, "cargo clippy --lib --target {WASM} --features {feature} -- --deny warnings")
            .run()?;
    }

    heading("Rust tests");
    cmd!(sh, "cargo test --workspace").env(counts::VARIABLE, counts.file()).run()?;

    heading("Docs");
    check_rules_page()?;

    heading("Package");
    let package = install(sh, Variant::Published)?;
    copy_to_root(&package.folder)?;

    heading("Types of the JavaScript");
    let tsc = root().join("node_modules/typescript/bin/tsc");
    for project in JAVASCRIPT_PROJECTS {
        cmd!(sh, "node {tsc} --noEmit --project {project}").run()?;
    }

    heading("Package with faults");
    let faults_package = install(sh, Variant::Faults)?;

    heading("Package without the fast path");
    let engine_only_package = install(sh, Variant::EngineOnly)?;

    heading("Oracles");
    let python = ensure_oracles(sh)?;

    heading("JavaScript tests");
    let mut tests = test_files(&root().join("tests"))?;
    // Fixtures run the test files under packaging/ in other test runners, and recipes have packages
    // of their own.
    for folder in ["tests/packaging", "tests/recipes"] {
        tests.retain(|file| !file.starts_with(root().join(folder)));
    }
    cmd!(sh, "node --test {tests...}")
        .env("YC_PACKAGE_DIR", &package.folder)
        .env("YC_FAULTS_PACKAGE_DIR", &faults_package.folder)
        .env("YC_ENGINE_ONLY_PACKAGE_DIR", &engine_only_package.folder)
        .env("CHROMIUM_PATH", &chromium)
        .env("YC_BROWSERS", browsers(sh)?.to_string())
        .env(oracles::PYTHON, &python)
        .env(counts::VARIABLE, counts.file())
        .run()?;

    heading("JavaScript tests of the package without the fast path");
    let tests = engine_tests()?;
    cmd!(sh, "node --test {tests...}")
        .env("YC_PACKAGE_DIR", &engine_only_package.folder)
        .env("YC_FAULTS_PACKAGE_DIR", &faults_package.folder)
        .env("YC_ENGINE_ONLY_PACKAGE_DIR", &engine_only_package.folder)
        .run()?;

    heading("JavaScript tests of the entry point without WebAssembly");
    let mut tests = test_files(&root().join("tests/package"))?;
    for names in [&NOT_ABOUT_ENGINE[..], &NOT_ABOUT_JS] {
        tests.retain(|file| !names.iter().any(|name| file.ends_with(name)));
    }
    cmd!(sh, "node --test {tests...}")
        .env("YC_PACKAGE_ENTRY", "./js")
        .env("YC_PACKAGE_DIR", &package.folder)
        .env("YC_ENGINE_ONLY_PACKAGE_DIR", &engine_only_package.folder)
        .run()?;

    heading("Recipes");
    try_recipes(sh, &package)?;

    heading("Environments");
    try_environments(sh, &package, &[])?;

    heading("Counts");
    counts.print()?;

    println!("\nAll passed in {} seconds.", start.elapsed().as_secs());
    Ok(counts)
}

/// The tests of the package that say something of each variant of the engine.
pub(super) fn engine_tests() -> Result<Vec<PathBuf>> {
    let mut tests = test_files(&root().join("tests/package"))?;
    tests.retain(|file| !NOT_ABOUT_ENGINE.iter().any(|name| file.ends_with(name)));
    Ok(tests)
}

fn heading(title: &str) {
    println!("\n=== {title} ===");
}
