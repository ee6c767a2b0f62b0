//! `cargo xtask build`: the packed package and its sizes.

use anyhow::Result;
use xshell::{Shell, cmd};

use crate::{
    package::{self, Variant},
    tools::files::root,
};

/// Builds and packs the package and prints its sizes.
pub fn build(sh: &Shell, variant: Variant) -> Result<()> {
    let tarball = package::build(sh, variant)?;
    let script = root().join("tests/support/sizes.mjs");
    let sizes = cmd!(sh, "node {script}").arg(variant.package_folder()).quiet().read()?;
    println!("\n{sizes}");
    println!("the tarball of {} files: {} bytes", tarball.files, tarball.size);
    println!("{}", tarball.path.display());
    Ok(())
}
