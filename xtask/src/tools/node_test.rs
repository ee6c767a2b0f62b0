//! Tests that run in the test runner of Node.js.

use std::{
    num::NonZero,
    path::{Path, PathBuf},
    thread::available_parallelism,
};

use anyhow::{Result, ensure};
use xshell::{Cmd, Shell, cmd};

use super::files::files_under;

/// The files with tests under a folder, apart from those of installed packages. Fails if there is
/// none.
pub fn test_files(folder: &Path) -> Result<Vec<PathBuf>> {
    let mut files = files_under(folder)?;
    files.retain(|file| {
        let name = file.to_string_lossy();
        name.ends_with(".test.mjs") && !name.contains("node_modules")
    });
    ensure!(!files.is_empty(), "there is no *.test.mjs under {}", folder.display());
    Ok(files)
}

/// `node --test`, which runs as many files at a time as there are cores. By default it would leave
/// one core to itself: half of two.
pub fn node_test<'a>(sh: &'a Shell, files: &[PathBuf]) -> Cmd<'a> {
    let jobs = available_parallelism().map_or(1, NonZero::get).to_string();
    cmd!(sh, "node --test --test-concurrency={jobs} {files...}")
}
