//! The package where it is used: runtimes, bundlers, frameworks. Each environment is a fixture
//! under `tests/packaging/`.

use std::{fs, path::Path};

use anyhow::{Context as _, Result, ensure};
use serde_json::{Value, json};
use xshell::{Shell, cmd};

use crate::{
    package::{Variant, build},
    tools::{
        files::{replace_folder, root, subfolders},
        node_modules::{ensure_installed, install_alone, install_in},
        programs::{chromium, firefox, webkit},
    },
};

/// Builds the package and tries it in the environments of the groups that `filters` names, or of
/// all, and of those whose names hold another filter.
pub fn packaging(sh: &Shell, filters: &[&str]) -> Result<()> {
    let tarball = build(sh, Variant::Published)?;
    let package = install_alone(sh, Variant::Published, &tarball)?;
    try_environments(sh, &tarball, &package, filters)
}

/// Tries a packed package, which is installed somewhere already.
pub fn try_environments(
    sh: &Shell,
    tarball: &Path,
    package: &Path,
    filters: &[&str],
) -> Result<()> {
    // In a copy, so that no tool finds the root's configuration or writes among the sources.
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
        install_in(package, &copy.join("node_modules"))?;
    }

    let settings = json!({
        "tarball": tarball,
        "groups": groups,
        "browsers": { "chromium": chromium(sh)?, "firefox": or_missing(firefox(sh).map(|path| json!(path))), "webkit": or_missing(webkit(sh)) },
    });
    fs::write(work.join("settings.json"), format!("{settings:#}\n"))?;
    let suite = work.join("suite.mjs");
    cmd!(sh, "node --test-reporter=spec {suite} {filters...}").run()?;
    Ok(())
}

/// Makes `to` a copy of a group's folder, in which what npm installed stays.
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

/// What was found, or why it is missing.
fn or_missing(found: Result<Value>) -> Value {
    found.unwrap_or_else(|error| json!({ "missing": format!("{error:#}") }))
}
