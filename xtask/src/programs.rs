//! The programs that the tests run: a browser and curl.

use std::{env, path::PathBuf};

use anyhow::{Context as _, Result, bail};
use xshell::{Shell, cmd};

const PROGRAMS: [&str; 4] = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];

const MACOS_APPLICATION: &str = "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome";

/// The path of a Chromium: the one `CHROMIUM_PATH` names, or one of this machine, or one installed now from Debian's packages.
pub fn chromium(sh: &Shell) -> Result<PathBuf> {
    if let Some(path) = env::var_os("CHROMIUM_PATH").map(PathBuf::from) {
        if !path.is_file() {
            bail!("CHROMIUM_PATH is {}, and there is no such file", path.display());
        }
        return Ok(path);
    }
    if let Some(path) = installed() {
        return Ok(path);
    }
    if !can_install(sh) {
        bail!(
            "no browser found: install Chromium or Google Chrome (on Debian: `apt-get install chromium`), \
             or set CHROMIUM_PATH to one"
        );
    }
    install(sh, "chromium")?;
    installed().context("apt-get installed chromium, and it is not on PATH")
}

/// Makes sure that there is curl, with which rendered requests are tried.
pub fn ensure_curl(sh: &Shell) -> Result<()> {
    if on_path("curl").is_some() {
        return Ok(());
    }
    if !can_install(sh) {
        bail!("no curl found: install it (on Debian: `apt-get install curl`)");
    }
    install(sh, "curl")
}

fn installed() -> Option<PathBuf> {
    PROGRAMS
        .into_iter()
        .find_map(on_path)
        .or_else(|| Some(PathBuf::from(MACOS_APPLICATION)).filter(|path| path.is_file()))
}

fn on_path(program: &str) -> Option<PathBuf> {
    env::split_paths(&env::var_os("PATH")?).map(|folder| folder.join(program)).find(|path| path.is_file())
}

fn install(sh: &Shell, package: &str) -> Result<()> {
    cmd!(sh, "apt-get update").run()?;
    cmd!(sh, "apt-get install --yes --no-install-recommends {package}")
        .env("DEBIAN_FRONTEND", "noninteractive")
        .run()?;
    Ok(())
}

/// Whether this is Debian or a descendant, and we are root.
fn can_install(sh: &Shell) -> bool {
    on_path("apt-get").is_some() && cmd!(sh, "id -u").quiet().read().is_ok_and(|id| id == "0")
}
