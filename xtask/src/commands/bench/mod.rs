//! The benchmark beside other libraries.

mod instructions;
pub mod opt_levels;

use anyhow::{Context as _, Result, ensure};
use xshell::{Shell, cmd};

use crate::{
    package::{Variant, build},
    tools::{
        files::{replace_folder, root},
        node_modules::{install_alone, npm},
        programs::chromium,
    },
};
use instructions::count_instructions;

const OPTIONS: [&str; 3] = ["--quick", "--write-readme", "--write-baseline"];

/// Builds the package, installs it and its peers and prints how they compare.
pub fn bench(sh: &Shell, options: &[&str]) -> Result<()> {
    for option in options {
        ensure!(OPTIONS.contains(option), "`{option}` is none of {}", OPTIONS.join(", "));
    }
    let tarball = build(sh, Variant::Published)?;
    let package = install_alone(sh, Variant::Published, &tarball)?;

    let _folder = install_peers(sh)?;
    cmd!(sh, "node node_modules/ts-patch/bin/tspc.js")
        .run()
        .context("typia could not be compiled")?;
    cmd!(sh, "node ajv-ahead.js").run().context("ajv's schema could not be compiled")?;
    let mut command = cmd!(sh, "node --expose-gc bench.js");
    if options.contains(&"--quick") {
        command = command.arg("--quick");
    }
    if options.contains(&"--write-readme") {
        command = command.arg("--write-readme").arg(root().join("README.md"));
    }
    // Without a browser the benchmark says so, and measures the rest.
    if let Ok(chromium) = chromium(sh) {
        command = command.env("CHROMIUM_PATH", chromium);
    }
    command.env("YC_PACKAGE_DIR", &package).run()?;

    count_instructions(sh, options.contains(&"--write-baseline"))
}

/// Copies the benchmark's scripts and installs what they need; the shell is in their folder until
/// the guard is dropped.
pub fn install_peers(sh: &Shell) -> Result<xshell::PushDir<'_>> {
    // In a copy, so that no test runner or editor finds the peers' files among the sources.
    let copy = root().join("target/bench");
    replace_folder(&root().join("tests/bench"), &copy)?;
    let folder = sh.push_dir(&copy);
    npm(sh).args(["ci", "--prefer-offline"]).run().context("npm could not install the peers")?;
    Ok(folder)
}
