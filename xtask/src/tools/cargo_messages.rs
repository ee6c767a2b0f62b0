//! What cargo tells of what it built. It is asked because the user may have moved the target
//! folder.

use anyhow::Result;
use serde_json::Value;
use xshell::Cmd;

/// The argument of cargo that makes it tell.
pub const FORMAT: &str = "--message-format=json-render-diagnostics";

/// Runs a command of cargo that has this argument, and returns its messages.
pub fn messages(command: Cmd<'_>) -> Result<Vec<Value>> {
    Ok(command.read()?.lines().filter_map(|line| serde_json::from_str(line).ok()).collect())
}
