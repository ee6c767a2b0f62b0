//! The messages in which cargo reports what it built. The paths come from there because users may
//! move the target folder.

use anyhow::Result;
use serde_json::Value;
use xshell::Cmd;

/// The argument that makes cargo write its messages as JSON.
pub const MESSAGE_FORMAT: &str = "--message-format=json-render-diagnostics";

/// Runs a cargo command that has [`MESSAGE_FORMAT`] among its arguments and returns its messages.
pub fn messages(command: Cmd<'_>) -> Result<Vec<Value>> {
    Ok(command.read()?.lines().filter_map(|line| serde_json::from_str(line).ok()).collect())
}
