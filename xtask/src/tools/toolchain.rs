//! The parts of the Rust toolchain beyond the compiler.

use std::path::Path;

use anyhow::{Context as _, Result};
use xshell::{Shell, cmd};

/// The target of the package.
pub const WASM: &str = "wasm32-unknown-unknown";

/// Installs the standard library for [`WASM`] if it is missing.
pub fn ensure_wasm_target(sh: &Shell) -> Result<()> {
    let library = cmd!(sh, "rustc --print target-libdir --target {WASM}").quiet().read()?;
    if Path::new(&library).exists() {
        return Ok(());
    }
    cmd!(sh, "rustup target add {WASM}").run().with_context(|| {
        format!("the Rust target {WASM} is missing; install it with rustup, or from where your Rust comes from")
    })
}

/// Installs rustfmt and Clippy if one is missing.
pub fn ensure_linters(sh: &Shell) -> Result<()> {
    let works = |linter| {
        cmd!(sh, "cargo {linter} --version").quiet().ignore_stdout().ignore_stderr().run().is_ok()
    };
    if works("fmt") && works("clippy") {
        return Ok(());
    }
    cmd!(sh, "rustup component add rustfmt clippy")
        .run()
        .context("rustfmt or Clippy is missing; install them with rustup, or from where your Rust comes from")
}
