//! `cargo xtask packaging`: the package in runtimes, bundlers and frameworks. Each environment is a
//! fixture under `tests/packaging/`.

use std::{fs, path::Path};

use anyhow::{Context as _, Result, ensure};
use serde_json::json;
use xshell::{Shell, cmd};

use crate::{
    package::{Installed, Variant, install},
    tools::{
        files::{replace_folder, root, subfolders},
        node_modules::{copy_to, ensure_installed},
        programs::{browsers, chromium},
        toolchain::require_node,
    },
};

/// Builds the package and tries it in the environments that the filters select.
pub fn packaging(sh: &Shell, filters: &[&str]) -> Result<()> {
    // Before the build, so that a missing browser is told at once.
    require_node(sh)?;
    chromium(sh)?;
    try_environments(sh, &install(sh, Variant::Published)?, filters)
}

/// Tries a package in the environments that the filters select: those of the named groups, or of
/// all groups if none is named; of these, the environments whose names contain another filter.
pub fn try_environments(sh: &Shell, package: &Installed, filters: &[&str]) -> Result<()> {
    // A copy, so that no tool finds the root's configuration or writes among the sources.
    let sources = root().join("tests/packaging");
    let work = root().join("target/packaging");
    fs::create_dir_all(&work)?;
    for file in fs::read_dir(&sources)? {
        let file = file?.path();
        if file.is_file() {
            fs::copy(&file, work.join(file.file_name().context("a file has a name")?))?;
        }
    }

    let groups = subfolders(&sources)?;
    ensure!(!groups.is_empty(), "tests/packaging has no groups of fixtures");
    let names = groups.iter().filter_map(|group| group.file_name()?.to_str());
    let (groups, filters): (Vec<&str>, Vec<&str>) =
        filters.iter().partition(|filter| names.clone().any(|name| name == **filter));
    let groups: Vec<&str> = if groups.is_empty() { names.collect() } else { groups };
    for group in &groups {
        let copy = work.join(group);
        replace_sources(&sources.join(group), &copy)?;
        ensure_installed(sh, &copy)?;
        copy_to(&package.folder, &copy.join("node_modules"))?;
    }

    let settings = json!({
        "tarball": package.tarball,
        "groups": groups,
        "browsers": browsers(sh)?,
    });
    fs::write(work.join("settings.json"), format!("{settings:#}\n"))?;
    let suite = work.join("suite.mjs");
    cmd!(sh, "node --test-reporter=spec {suite} {filters...}").run()?;
    Ok(())
}

/// Makes `to` a copy of a group's folder, but keeps the `node_modules` that `to` has.
fn replace_sources(from: &Path, to: &Path) -> Result<()> {
    let (installed, kept) = (to.join("node_modules"), to.with_extension("node_modules"));
    if installed.exists() {
        fs::rename(&installed, &kept)?;
    }
    replace_folder(from, to)?;
    if kept.exists() {
        fs::rename(&kept, &installed)?;
    }
    Ok(())
}
