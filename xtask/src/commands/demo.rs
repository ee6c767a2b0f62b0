//! `cargo xtask demo`: the demo page.

use std::process::Command;

use anyhow::{Context as _, Result, bail};
use xshell::Shell;

use crate::{
    package::{Variant, install},
    tools::{files::root, node_modules::copy_to_root},
};

/// The port of the page if none is given.
const DEFAULT_PORT: u16 = 5173;

/// Builds and installs the package and serves the demo page until stopped.
pub fn demo(sh: &Shell, options: &[&str]) -> Result<()> {
    let Options { port, upstream } = Options::parse(options)?;
    copy_to_root(&install(sh, Variant::Published)?.folder)?;

    let mut server = Command::new("node");
    server.arg("www/serve.mjs").arg(format!("--port={port}")).current_dir(root());
    if let Some(url) = upstream {
        server.arg(format!("--upstream={url}"));
    }
    serve(server).context("cannot run www/serve.mjs")
}

struct Options<'a> {
    port: u16,
    /// The URL of a real Compute API, which the server checks.
    upstream: Option<&'a str>,
}

impl<'a> Options<'a> {
    fn parse(mut arguments: &[&'a str]) -> Result<Self> {
        let mut options = Self { port: DEFAULT_PORT, upstream: None };
        while let [name, rest @ ..] = arguments {
            let [value, rest @ ..] = rest else { bail!("{name} needs a value") };
            match *name {
                "--port" => {
                    options.port = value
                        .parse()
                        .with_context(|| format!("`{value}` is not a port from 0 to 65535"))?;
                }
                "--upstream" => options.upstream = Some(value),
                _ => bail!("unknown option: {name}"),
            }
            arguments = rest;
        }
        Ok(options)
    }
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
