//! `cargo xtask bench`: the package beside other libraries.

mod instructions;
mod opt_levels;
mod peers;

use anyhow::{Context as _, Result, ensure};
use xshell::{Shell, cmd};

use crate::{
    package::{Variant, install},
    tools::{
        files::root,
        programs::{chromium, valgrind},
    },
};
use instructions::Counts;
use peers::install_peers;

pub use opt_levels::compare_opt_levels;

const QUICK: &str = "--quick";
const WRITE_README: &str = "--write-readme";
const WRITE_BASELINE: &str = "--write-baseline";
const OPTIONS: [&str; 3] = [QUICK, WRITE_README, WRITE_BASELINE];

/// Builds and installs the package, installs its peers and prints how they compare.
pub fn bench(sh: &Shell, options: &[&str]) -> Result<()> {
    for option in options {
        ensure!(
            OPTIONS.contains(option),
            "unknown option `{option}`; the options of bench are {}",
            OPTIONS.join(", ")
        );
    }
    let package = install(sh, Variant::Published)?.folder;

    let _folder = install_peers(sh)?;
    cmd!(sh, "node node_modules/ts-patch/bin/tspc.js").run().context("cannot compile typia")?;
    cmd!(sh, "node ajv-ahead.js").run().context("cannot compile ajv's schema")?;
    let mut command = cmd!(sh, "node --expose-gc bench.js");
    if options.contains(&QUICK) {
        command = command.arg(QUICK);
    }
    if options.contains(&WRITE_README) {
        command = command.arg(WRITE_README).arg(root().join("README.md"));
    }
    // Without a browser the benchmark measures the rest, and says so.
    if let Ok(chromium) = chromium(sh) {
        command = command.env("CHROMIUM_PATH", chromium);
    }
    command.env("YC_PACKAGE_DIR", &package).run()?;

    println!("\n## Instructions of the native engine per call\n");
    let valgrind = match valgrind(sh) {
        Ok(valgrind) => valgrind,
        Err(reason) if !options.contains(&WRITE_BASELINE) => {
            println!("Not counted: {reason:#}");
            return Ok(());
        }
        Err(reason) => return Err(reason),
    };
    let counts = Counts::measure(sh, &valgrind)?;
    counts.print_beside_baseline()?;
    if options.contains(&WRITE_BASELINE) {
        counts.write_baseline()?;
    }
    Ok(())
}
