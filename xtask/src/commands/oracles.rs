//! `cargo xtask oracles`: the package beside implementations that were written elsewhere. The tests
//! are in `tests/oracles/`.

use std::path::PathBuf;

use anyhow::Result;
use xshell::{Shell, cmd};

use super::counts::{self, Counts};
use crate::{
    package::{Variant, install},
    tools::{
        files::{root, test_files},
        node_modules::{copy_to_root, ensure_installed},
        python::ensure_environment,
    },
};

/// The environment variable that names the Python of the oracles to the tests.
pub const PYTHON: &str = "YC_PYTHON";

/// Builds the package and compares it with the oracles.
pub fn oracles(sh: &Shell) -> Result<()> {
    let package = install(sh, Variant::Published)?.folder;
    copy_to_root(&package)?;
    let python = ensure_oracles(sh)?;
    let counts = Counts::start()?;
    let tests = test_files(&root().join("tests/oracles"))?;
    cmd!(sh, "node --test {tests...}")
        .env("YC_PACKAGE_DIR", &package)
        .env(PYTHON, python)
        .env(counts::VARIABLE, counts.file())
        .run()?;
    counts.print()
}

/// Installs what the oracles need, and returns the path of their Python.
pub fn ensure_oracles(sh: &Shell) -> Result<PathBuf> {
    let folder = root().join("tests/oracles");
    ensure_installed(sh, &folder)?;
    ensure_environment(sh, &folder.join("requirements.txt"), &root().join("target/oracles/python"))
}
