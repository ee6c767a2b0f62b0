//! `cargo xtask recipes`: the code that `docs/recipes/` shows, run with the real libraries. Each
//! group of recipes is a folder under `tests/recipes/`.

use std::path::Path;

use anyhow::{Context as _, Result};
use xshell::{Shell, cmd};

use crate::{
    package::{Installed, Variant, install},
    tools::{
        files::{root, subfolders, test_files},
        node_modules::{copy_to, ensure_installed},
        programs::chromium,
        toolchain::require_node,
    },
};

/// Builds the package and tests the recipes.
pub fn recipes(sh: &Shell) -> Result<()> {
    require_node(sh)?;
    chromium(sh)?;
    try_recipes(sh, &install(sh, Variant::Published)?)
}

/// Tests the recipes with a package.
pub fn try_recipes(sh: &Shell, package: &Installed) -> Result<()> {
    let chromium = chromium(sh)?;
    for group in subfolders(&root().join("tests/recipes"))? {
        ensure_installed(sh, &group)?;
        copy_to(&package.folder, &group.join("node_modules"))?;
        let tests = test_files(&group)?;
        let _folder = sh.push_dir(&group);
        cmd!(sh, "node --test {tests...}")
            .env("CHROMIUM_PATH", &chromium)
            .env("YC_PACKAGE_DIR", &package.folder)
            .run()
            .with_context(|| format!("a recipe of {} failed", name_of(&group)))?;
    }
    Ok(())
}

fn name_of(folder: &Path) -> String {
    folder.file_name().unwrap_or_default().to_string_lossy().into_owned()
}
