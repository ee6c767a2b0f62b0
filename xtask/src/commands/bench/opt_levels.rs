//! `cargo xtask bench --opt-levels`: the sizes and times of the package by optimisation level.

use anyhow::Result;
use xshell::{Shell, cmd};

use super::peers::install_peers;
use crate::package::{Variant, install};

const LEVELS: [&str; 3] = ["3", "s", "z"];

/// Builds and installs the package at each level and prints sizes and times.
pub fn compare_opt_levels(sh: &Shell) -> Result<()> {
    let mut packages = Vec::new();
    for level in LEVELS {
        packages.push(install(sh, Variant::OptLevel(level))?.folder);
    }
    let _folder = install_peers(sh)?;
    cmd!(sh, "node opt-levels.js {packages...}").run()?;
    Ok(())
}
