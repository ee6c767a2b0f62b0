//! The demo page.

use std::process::Command;

use anyhow::{Context as _, Result};
use xshell::Shell;

use crate::{
    package::{Variant, build},
    tools::{
        files::root,
        node_modules::{install_alone, install_in_root},
    },
};

/// Builds and installs the package and serves the demo page until stopped.
pub fn demo(sh: &Shell, port: u16) -> Result<()> {
    let tarball = build(sh, Variant::Published)?;
    install_in_root(&install_alone(sh, Variant::Published, &tarball)?)?;

    let mut server = Command::new("node");
    server.arg("www/serve.mjs").arg("--port").arg(port.to_string()).current_dir(root());
    serve(server).context("cannot run www/serve.mjs")
}

/// Becomes the server, so that Ctrl-C and every other signal reach it and nothing else.
#[cfg(unix)]
fn serve(mut server: Command) -> Result<()> {
    use std::os::unix::process::CommandExt as _;
    Err(server.exec().into())
}

/// Waits for the server.
#[cfg(not(unix))]
fn serve(mut server: Command) -> Result<()> {
    anyhow::ensure!(server.status()?.success(), "the server stopped with an error");
    Ok(())
}
