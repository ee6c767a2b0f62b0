//! The programs that the tests and the benchmark run: browsers, curl and valgrind.

use std::{
    env,
    path::{Path, PathBuf},
};

use anyhow::{Context as _, Result, bail};
use serde_json::{Value, json};
use xshell::{Shell, cmd};

use super::files::subfolders;

/// The names of Chromium and Google Chrome on PATH.
const CHROMIUM_NAMES: [&str; 4] =
    ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];

const MACOS_CHROME: &str = "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome";

/// The path of a Chromium: the value of `CHROMIUM_PATH`, or one that is installed, or one that this
/// function installs from Debian's packages.
pub fn chromium(sh: &Shell) -> Result<PathBuf> {
    if let Some(path) = env::var_os("CHROMIUM_PATH").map(PathBuf::from) {
        if !path.is_file() {
            bail!("CHROMIUM_PATH is {}, which is not a file", path.display());
        }
        return Ok(path);
    }
    let find = || {
        CHROMIUM_NAMES
            .into_iter()
            .find_map(on_path)
            .or_else(|| Some(PathBuf::from(MACOS_CHROME)).filter(|path| path.is_file()))
    };
    find_or_install(sh, find, "Chromium (or the file in CHROMIUM_PATH)", &["chromium"])
}

/// The browsers, as the tests get them. One that is missing has the reason.
pub fn browsers(sh: &Shell) -> Result<Value> {
    Ok(json!({
        "chromium": chromium(sh)?,
        "firefox": or_missing(firefox(sh).map(|path| json!(path))),
        "webkit": or_missing(webkit(sh)),
    }))
}

/// The value, or `{ missing: reason }`.
fn or_missing(found: Result<Value>) -> Value {
    found.unwrap_or_else(|error| json!({ "missing": format!("{error:#}") }))
}

/// The path of a Firefox.
fn firefox(sh: &Shell) -> Result<PathBuf> {
    let find = || ["firefox-esr", "firefox"].into_iter().find_map(on_path);
    find_or_install(sh, find, "Firefox", &["firefox-esr"])
}

/// The paths of WebKitGTK's driver and browser, and of `xvfb-run`, which gives them a screen.
fn webkit(sh: &Shell) -> Result<Value> {
    let find = || {
        let (driver, xvfb_run) = (on_path("WebKitWebDriver")?, on_path("xvfb-run")?);
        Some(json!({ "driver": driver, "browser": mini_browser()?, "xvfbRun": xvfb_run }))
    };
    find_or_install(
        sh,
        find,
        "WebKitGTK with its driver and xvfb",
        &["webkit2gtk-driver", "xvfb", "xauth"],
    )
}

/// The path of WebKitGTK's own browser. It is not on PATH but in
/// `/usr/lib/<architecture>/<version of WebKitGTK>/`.
fn mini_browser() -> Option<PathBuf> {
    let folders = subfolders(Path::new("/usr/lib")).ok()?;
    let of_version =
        |version| folders.iter().map(move |folder| folder.join(version).join("MiniBrowser"));
    ["webkitgtk-6.0", "webkit2gtk-4.1"].into_iter().flat_map(of_version).find(|path| path.is_file())
}

/// What `find` returns, if necessary after installing Debian's packages.
pub(super) fn find_or_install<T>(
    sh: &Shell,
    find: impl Fn() -> Option<T>,
    name: &str,
    packages: &[&str],
) -> Result<T> {
    if let Some(found) = find() {
        return Ok(found);
    }
    if !can_install(sh) {
        bail!("cannot find {name}; on Debian: `apt-get install {}`", packages.join(" "));
    }
    install(sh, packages)?;
    find().with_context(|| {
        format!("apt-get installed {}, but cannot find {name}", packages.join(" "))
    })
}

/// Installs curl if it is missing. The tests run the curl commands that the package renders.
pub fn ensure_curl(sh: &Shell) -> Result<()> {
    find_or_install(sh, || on_path("curl"), "curl", &["curl"]).map(drop)
}

fn on_path(program: &str) -> Option<PathBuf> {
    env::split_paths(&env::var_os("PATH")?)
        .map(|folder| folder.join(program))
        .find(|path| path.is_file())
}

fn install(sh: &Shell, packages: &[&str]) -> Result<()> {
    cmd!(sh, "apt-get update").run()?;
    cmd!(sh, "apt-get install --yes --no-install-recommends {packages...}")
        .env("DEBIAN_FRONTEND", "noninteractive")
        .run()?;
    Ok(())
}

/// Whether this is Debian, or a system made from it, and the user is root.
fn can_install(sh: &Shell) -> bool {
    on_path("apt-get").is_some() && cmd!(sh, "id -u").quiet().read().is_ok_and(|id| id == "0")
}
