//! The npm package, from the sources to the installed tarball.

mod contract_js;
mod converted;
mod decimal_pattern;
mod engine;
mod glue;
mod manifest;
mod rules;
mod variant;
mod wasm_text;

use std::{
    fs,
    path::{Path, PathBuf},
};

use anyhow::{Context as _, Result, ensure};
use serde_json::Value;
use xshell::{Shell, cmd};

use crate::tools::{
    files::{empty_folder, replace_folder, root},
    node_modules::{ensure_tools, install_alone},
    npm::npm,
    toolchain::{require_node, require_wasm_target},
};
use contract_js::contract_js;
use converted::build_converted_engine;
use engine::{Engine, build_engine};
use glue::glue_js;
use manifest::complete_manifest;
use rules::{rules_d_ts, write_rules_page};
use wasm_text::wasm_js;

pub use manifest::{NAME, REPOSITORY, VERSION};
pub use rules::check_rules_page;
pub use variant::Variant;

/// A packed package.
pub struct Tarball {
    pub path: PathBuf,
    /// Its size in bytes.
    pub size: u64,
    /// The number of files in it.
    pub files: u64,
}

/// A package that was packed and is installed.
pub struct Installed {
    /// The packed package.
    pub tarball: PathBuf,
    /// The folder of the package in the `node_modules` of a project that has nothing else.
    pub folder: PathBuf,
}

/// Builds, packs and installs the package.
pub fn install(sh: &Shell, variant: Variant) -> Result<Installed> {
    let tarball = build(sh, variant)?.path;
    let node_modules = install_alone(sh, &tarball, &variant.consumer_folder())?;
    Ok(Installed { tarball, folder: node_modules.join(NAME) })
}

/// Builds and packs the package.
pub fn build(sh: &Shell, variant: Variant) -> Result<Tarball> {
    require_node(sh)?;
    require_wasm_target(sh)?;
    ensure_tools(sh)?;

    let engine = build_engine(sh, variant)?;
    let converted = variant.work_folder().join("converted");
    build_converted_engine(sh, variant, &converted)?;
    assemble(variant, &engine)?;
    bundle_entries(sh, variant, &converted)?;
    finish(variant)?;
    pack(sh, variant)
}

/// Puts the files of the package together: the template, and what is made from the engine.
fn assemble(variant: Variant, engine: &Engine) -> Result<()> {
    let package = variant.unfinished_folder();
    replace_folder(&root().join("pkg-template"), &package)?;
    for (file, replacement) in variant.replaced_files() {
        // If the template's file was renamed, a copy under the old name would replace nothing.
        ensure!(
            package.join(file).is_file(),
            "this variant replaces {file} by xtask/entries/{replacement}, but pkg-template/ has \
             no such file"
        );
        fs::copy(root().join("xtask/entries").join(replacement), package.join(file))
            .with_context(|| format!("cannot copy xtask/entries/{replacement}"))?;
    }
    complete_manifest(&package)?;

    fs::write(package.join("engine/glue.js"), glue_js(&engine.glue, &engine.names)?)?;
    fs::write(package.join("engine/wasm.js"), wasm_js(&fs::read(&engine.wasm)?))?;
    fs::copy(&engine.wasm, package.join(format!("{NAME}.wasm")))?;
    fs::create_dir(package.join("contract"))?;
    fs::write(package.join("contract/data.js"), contract_js())?;
    fs::write(package.join("types/rules.d.ts"), rules_d_ts())?;
    write_rules_page()?;
    for license in ["LICENSE-APACHE", "LICENSE-MIT"] {
        fs::copy(root().join(license), package.join(license))
            .with_context(|| format!("cannot copy {license}"))?;
    }
    Ok(())
}

/// Bundles the entry points that are not modules of the template. One of them has the converted
/// engine, which is in a folder of its own.
fn bundle_entries(sh: &Shell, variant: Variant, converted: &Path) -> Result<()> {
    let script = root().join("xtask/entries/build.mjs");
    cmd!(sh, "node {script}")
        .arg(variant.unfinished_folder())
        .arg(converted)
        .run()
        .context("cannot bundle the other entry points")
}

/// Moves the complete package to its folder. A build that fails leaves the package that was there.
fn finish(variant: Variant) -> Result<()> {
    let package = variant.package_folder();
    if package.exists() {
        fs::remove_dir_all(&package)
            .with_context(|| format!("cannot remove {}", package.display()))?;
    }
    fs::rename(variant.unfinished_folder(), &package)
        .with_context(|| format!("cannot write {}", package.display()))
}

fn pack(sh: &Shell, variant: Variant) -> Result<Tarball> {
    let folder = variant.tarball_folder();
    empty_folder(&folder)?;
    let _package = sh.push_dir(variant.package_folder());
    let report = npm(sh).args(["pack", "--json", "--pack-destination"]).arg(&folder).read()?;
    let report: Value = serde_json::from_str(&report).context("`npm pack` printed no JSON")?;
    let member = |name: &str| {
        report[0][name].as_u64().with_context(|| format!("`npm pack` printed no {name}"))
    };
    Ok(Tarball {
        path: folder.join(format!("{NAME}-{VERSION}.tgz")),
        size: member("size")?,
        files: member("entryCount")?,
    })
}
