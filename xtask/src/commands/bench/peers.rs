//! The benchmark's scripts and the libraries that the package is compared with.

use anyhow::{Context as _, Result};
use xshell::{PushDir, Shell};

use crate::tools::{
    files::{replace_folder, root},
    npm::npm,
};

/// Copies the benchmark's scripts and installs what they need. The shell is in their folder until
/// the guard is dropped.
pub fn install_peers(sh: &Shell) -> Result<PushDir<'_>> {
    // A copy, so that no test runner or editor finds the peers' files among the sources.
    let copy = root().join("target/bench");
    replace_folder(&root().join("tests/bench"), &copy)?;
    let folder = sh.push_dir(&copy);
    npm(sh).args(["ci", "--prefer-offline"]).run().context("npm could not install the peers")?;
    Ok(folder)
}
