//! The npm command.

use xshell::{Cmd, Shell, cmd};

/// npm, to be run in the current folder of the shell.
///
/// The flags repeat `.npmrc`, which npm reads only in the root. No tool here needs its install
/// script.
pub fn npm(sh: &Shell) -> Cmd<'_> {
    let program = if cfg!(windows) { "npm.cmd" } else { "npm" };
    cmd!(
        sh,
        "{program} --ignore-scripts --no-audit --no-fund --no-update-notifier --loglevel=error"
    )
}
