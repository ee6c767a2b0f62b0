//! Subcommands of cargo that are installed by themselves.

use anyhow::{Result, ensure};
use xshell::{Shell, cmd};

/// Fails if `cargo <name>` is not installed.
pub fn require_subcommand(sh: &Shell, name: &str) -> Result<()> {
    let version = cmd!(sh, "cargo {name} --version").quiet().ignore_stdout().ignore_stderr();
    ensure!(
        version.run().is_ok(),
        "`cargo {name}` is not installed; run `cargo install cargo-{name} --locked`"
    );
    Ok(())
}

/// Fails if there is no nightly toolchain, which the fuzzer's compiler flags need.
pub fn require_nightly(sh: &Shell) -> Result<()> {
    let version = cmd!(sh, "rustc +nightly --version").quiet().ignore_stdout().ignore_stderr();
    ensure!(
        version.run().is_ok(),
        "there is no nightly Rust; run `rustup toolchain install nightly --profile minimal`"
    );
    Ok(())
}
