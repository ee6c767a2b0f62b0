//! `cargo xtask reproduce`: two clean builds in different folders give the same tarball.

use std::{
    fs,
    path::{Path, PathBuf},
};

use anyhow::{Context as _, Result, ensure};
use xshell::{Shell, cmd};

use crate::{
    package::{NAME, VERSION},
    tools::{
        files::{empty_folder, root},
        toolchain::{require_node, require_wasm_target},
    },
};

/// Builds the committed sources twice, and compares the tarballs byte by byte.
pub fn reproduce(sh: &Shell) -> Result<()> {
    require_node(sh)?;
    require_wasm_target(sh)?;
    let work = root().join("target/reproduce");
    empty_folder(&work)?;
    // Of different lengths and depths, in case a path gets into the package.
    let [one, other] = ["one", "another/folder of the same sources"]
        .map(|folder| build_clean(sh, &work.join(folder)));
    let (one, other) = (one?, other?);
    let (bytes, others) = (fs::read(&one)?, fs::read(&other)?);
    ensure!(bytes == others, "{} and {} differ", one.display(), other.display());
    println!("\nTwo clean builds gave the same {} bytes.", bytes.len());
    Ok(())
}

/// Builds the committed sources in a new folder, with nothing that another build left.
fn build_clean(sh: &Shell, folder: &Path) -> Result<PathBuf> {
    let parent = folder.parent().context("the folder is in another")?;
    fs::create_dir_all(parent)?;
    let root = root();
    cmd!(sh, "git clone --quiet --no-hardlinks {root} {folder}").run()?;
    let _folder = sh.push_dir(folder);
    cmd!(sh, "cargo xtask build")
        .env_remove("CARGO_TARGET_DIR")
        .env("CARGO_INCREMENTAL", "0")
        .run()
        .with_context(|| format!("cannot build in {}", folder.display()))?;
    Ok(folder.join(format!("target/package/{NAME}-{VERSION}.tgz")))
}
