//! The benchmark beside other libraries.

use anyhow::{Context as _, Result};
use xshell::{Shell, cmd};

use crate::{
    files::{replace_folder, root},
    node_modules::{install_alone, npm},
    package::{Variant, build},
};

/// Builds the package, installs it and its peers and prints how they compare; `options` are for `tests/bench/bench.js`.
pub fn bench(sh: &Shell, options: &[&str]) -> Result<()> {
    let tarball = build(sh, Variant::Published)?;
    let package = install_alone(sh, Variant::Published, &tarball)?;

    // In a copy, so that no test runner or editor finds the peers' files among the sources.
    let copy = root().join("target/bench");
    replace_folder(&root().join("tests/bench"), &copy)?;
    let _folder = sh.push_dir(&copy);
    npm(sh).args(["ci", "--prefer-offline"]).run().context("npm could not install the peers")?;
    cmd!(sh, "node node_modules/ts-patch/bin/tspc.js").run().context("typia could not be compiled")?;
    cmd!(sh, "node --expose-gc bench.js {options...}").env("YC_PACKAGE_DIR", &package).run()?;
    Ok(())
}
