//! The parts of the Rust toolchain beyond the compiler. `rust-toolchain.toml` lists them and rustup
//! installs them; other sources of Rust ignore that file.

use std::path::Path;

use anyhow::{Result, ensure};
use xshell::{Shell, cmd};

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
