//! What speed costs in bytes: the package at each optimisation level, side by side.

use anyhow::Result;
use xshell::{Shell, cmd};

use crate::{
    commands::bench::install_peers,
    package::{Variant, build},
    tools::node_modules::install_alone,
};

const LEVELS: [&str; 3] = ["3", "s", "z"];

/// Builds and installs the package at each level, the compiler's and that of wasm-opt, and prints
/// sizes and times.
pub fn opt_levels(sh: &Shell) -> Result<()> {
    let mut packages = Vec::new();
    for level in LEVELS {
        let variant = Variant::OptLevel(level);
        packages.push(install_alone(sh, variant, &build(sh, variant)?)?);
    }
    let _folder = install_peers(sh)?;
    cmd!(sh, "node opt-levels.js {packages...}").run()?;
    Ok(())
}
