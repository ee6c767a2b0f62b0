//! `cargo xtask demo`: the demo page.

use std::process::Command;

use anyhow::{Context as _, Result};
use xshell::Shell;

use crate::{
    package::{Variant, install},
    tools::{files::root, node_modules::copy_to_root},
};

/// Builds and installs the package and serves the demo page until stopped.
pub fn demo(sh: &Shell, port: u16) -> Result<()> {
    copy_to_root(&install(sh, Variant::Published)?.folder)?;

    let mut server = Command::new("node");
    server.arg("www/serve.mjs").arg("--port").arg(port.to_string()).current_dir(root());
    serve(server).context("cannot run www/serve.mjs")
}

/// Replaces this process by the server, so that Ctrl-C and every other signal reach the server.
#[cfg(unix)]
fn serve(mut server: Command) -> Result<()> {
    use std::os::unix::process::CommandExt as _;
    Err(server.exec().into())
}

/// Runs the server and waits for it.
#[cfg(not(unix))]
fn serve(mut server: Command) -> Result<()> {
    anyhow::ensure!(server.status()?.success(), "the server stopped with an error");
    Ok(())
}
