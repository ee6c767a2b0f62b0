//! The parts of the Rust toolchain beyond the compiler, and Node.js. `rust-toolchain.toml` lists the
//! former and rustup installs them; other sources of Rust ignore that file.

use std::path::Path;

use anyhow::{Result, anyhow, ensure};
use xshell::{Shell, cmd};

use super::npm::npm;

/// The target of the package.
pub const WASM: &str = "wasm32-unknown-unknown";

/// Fails if the standard library for [`WASM`] is not installed.
pub fn require_wasm_target(sh: &Shell) -> Result<()> {
    let library = cmd!(sh, "rustc --print target-libdir --target {WASM}").quiet().read()?;
    ensure!(
        Path::new(&library).exists(),
        "the Rust target {WASM} is not installed. With rustup, run `rustup toolchain install` in \
         this repository; otherwise install the target from the source of your Rust"
    );
    Ok(())
}

/// Fails if Node.js or npm is not installed, or Node.js is older than the development tools need.
pub fn require_node(sh: &Shell) -> Result<()> {
    const INSTALL: &str = "install Node.js 20.19 or newer, which brings npm";
    let version = cmd!(sh, "node --version").quiet().ignore_stderr().read();
    let version = version.map_err(|_| anyhow!("`node` is not installed; {INSTALL}"))?;
    let mut numbers = version.trim_start_matches('v').split('.').map(str::parse::<u32>);
    let mut number = || numbers.next().and_then(Result::ok).unwrap_or_default();
    ensure!((number(), number()) >= (20, 19), "`node` is {version}, which is too old; {INSTALL}");
    let npm = npm(sh).arg("--version").quiet().ignore_stdout().ignore_stderr();
    ensure!(npm.run().is_ok(), "`npm` is not installed; {INSTALL}");
    Ok(())
}

/// Fails if rustfmt or Clippy is not installed.
pub fn require_linters(sh: &Shell) -> Result<()> {
    for linter in ["fmt", "clippy"] {
        let version = cmd!(sh, "cargo {linter} --version").quiet().ignore_stdout().ignore_stderr();
        ensure!(
            version.run().is_ok(),
            "`cargo {linter}` is not installed. With rustup, run `rustup toolchain install` in \
             this repository; otherwise install it from the source of your Rust"
        );
    }
    Ok(())
}
