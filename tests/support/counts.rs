//! The counts of a run: how many cases were compared with an oracle. `cargo xtask test` prints them
//! at its end, and can write them to `docs/testing.md`. `counts.mjs` is the same for JavaScript.

use std::env;
use std::fs::OpenOptions;
use std::io::Write as _;

use serde_json::json;

/// Adds cases without a disagreement. A test that runs alone leaves no counts.
pub fn count(subject: &str, oracle: &str, cases: usize) {
    let Some(file) = env::var_os("YC_COUNTS") else { return };
    let line = json!({ "subject": subject, "oracle": oracle, "cases": cases, "disagreements": 0 });
    let mut file = OpenOptions::new().append(true).open(file).unwrap();
    // One line in one write, so that tests that run at the same time do not mix theirs.
    file.write_all(format!("{line}\n").as_bytes()).unwrap();
}
