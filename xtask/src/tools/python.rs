//! Python packages, in an environment of their own.

use std::{
    fs,
    path::{Path, PathBuf},
};

use anyhow::{Context as _, Result};
use xshell::{Shell, cmd};

use super::programs::find_or_install;

/// Installs the packages of a `requirements.txt` into a new environment in `folder`, if they are not
/// there, and returns the environment's Python.
pub fn ensure_environment(sh: &Shell, requirements: &Path, folder: &Path) -> Result<PathBuf> {
    let wanted = fs::read(requirements)
        .with_context(|| format!("cannot read {}", requirements.display()))?;
    let python = folder.join(if cfg!(windows) { "Scripts/python.exe" } else { "bin/python" });
    let installed = folder.join("installed-requirements.txt");
    if python.exists() && fs::read(&installed).is_ok_and(|have| have == wanted) {
        return Ok(python);
    }
    let base = if cfg!(windows) { "python" } else { "python3" };
    let make = || cmd!(sh, "{base} -m venv --clear {folder}").quiet().run().ok();
    find_or_install(sh, make, "Python with venv", &["python3", "python3-venv"])?;
    cmd!(sh, "{python} -m pip --disable-pip-version-check install --quiet --require-hashes")
        .args(["--only-binary", ":all:", "--requirement"])
        .arg(requirements)
        .run()
        .context("pip could not install the packages that the oracles need")?;
    fs::write(&installed, wanted).context("cannot write to the environment of Python")?;
    Ok(python)
}
