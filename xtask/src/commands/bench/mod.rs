//! `cargo xtask bench`: the package beside other libraries.

mod opt_levels;
mod peers;

use std::path;

use anyhow::{Context as _, Result, bail};
use xshell::{Shell, cmd};

use crate::{
    package::{NAME, Variant, install},
    tools::{files::root, node_modules::install_alone, programs::chromium},
};
use peers::install_peers;

pub use opt_levels::compare_opt_levels;

#[derive(Default)]
struct Options<'a> {
    quick: bool,
    write_docs: bool,
    /// The path of an older packed package.
    baseline: Option<&'a str>,
}

impl<'a> Options<'a> {
    fn parse(arguments: &[&'a str]) -> Result<Self> {
        let mut options = Self::default();
        let mut arguments = arguments.iter();
        while let Some(argument) = arguments.next() {
            match *argument {
                "--quick" => options.quick = true,
                "--write-docs" => options.write_docs = true,
                "--baseline" => {
                    let tarball = arguments.next().context("--baseline needs a tarball")?;
                    options.baseline = Some(tarball);
                }
                other => bail!("unknown option `{other}` of bench"),
            }
        }
        Ok(options)
    }
}

/// Builds and installs the package, installs its peers and prints how they compare.
pub fn bench(sh: &Shell, arguments: &[&str]) -> Result<()> {
    let options = Options::parse(arguments)?;
    let package = install(sh, Variant::Published)?.folder;
    let baseline = match options.baseline {
        Some(tarball) => {
            let folder = root().join("target/consumer-baseline");
            Some(install_alone(sh, &path::absolute(tarball)?, &folder)?.join(NAME))
        }
        None => None,
    };

    let _folder = install_peers(sh)?;
    cmd!(sh, "node node_modules/ts-patch/bin/tspc.js").run().context("cannot compile typia")?;
    cmd!(sh, "node ajv-ahead.js").run().context("cannot compile ajv's schema")?;
    let mut command = cmd!(sh, "node --expose-gc bench.js");
    if options.quick {
        command = command.arg("--quick");
    }
    if options.write_docs {
        command = command.arg("--write-docs").arg(root().join("docs/performance.md"));
    }
    if let Some(baseline) = baseline {
        command = command.env("YC_BASELINE_DIR", baseline);
    }
    // Without a browser the benchmark measures the rest, and says so.
    if let Ok(chromium) = chromium(sh) {
        command = command.env("CHROMIUM_PATH", chromium);
    }
    command.env("YC_PACKAGE_DIR", &package).run()?;
    Ok(())
}
