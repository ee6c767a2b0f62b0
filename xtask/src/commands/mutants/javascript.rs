//! Mutants of the JavaScript that decides, by Stryker: what is read, what is accepted without the
//! engine, and what a report says.

use std::{collections::BTreeMap, fs, ops::Range, path::Path};

use anyhow::{Context as _, Result};
use serde::Deserialize;
use xshell::{Shell, cmd};

use crate::{
    package::{Variant, install},
    tools::{files::root, node_modules::ensure_installed},
};

/// Where Stryker and its settings are.
const FOLDER: &str = "tests/mutants";

/// Where the package is built, and the files that go there unchanged.
const PACKAGE: &str = "pkg";
const SOURCES: &str = "pkg-template";

/// The files that are changed, in the package.
const FILES: [&str; 9] = [
    "engine/plan.js",
    "engine/report.js",
    "fast-path/accept.js",
    "fast-path/unchanged.js",
    "input/body.js",
    "input/image.js",
    "input/options.js",
    "input/read.js",
    "input/values.js",
];

/// Drawn inputs for each mutant. With the usual number, a run would take hours.
const ROUNDS: &str = "500";

/// The mutants that survive. Stryker writes to the folder `work`, which its settings name too.
pub fn survivors(sh: &Shell, since: Option<&str>, work: &Path) -> Result<Vec<String>> {
    let files = selection(sh, since)?;
    if files.is_empty() {
        return Ok(Vec::new());
    }
    let folder = root().join(FOLDER);
    ensure_installed(sh, &folder)?;
    install(sh, Variant::Published)?;
    let engine_only = install(sh, Variant::EngineOnly)?.folder;
    let stryker = folder.join("node_modules/@stryker-mutator/core/bin/stryker.js");
    let (settings, files) = (folder.join("stryker.config.json"), files.join(","));
    cmd!(sh, "node {stryker} run {settings} --mutate {files}")
        .env("YC_PACKAGE_DIR", PACKAGE)
        .env("YC_ENGINE_ONLY_PACKAGE_DIR", engine_only)
        .env("YC_FAST_PATH_ROUNDS", ROUNDS)
        .run()?;
    let report = work.join("javascript.json");
    let report = fs::read_to_string(report).context("Stryker wrote no report")?;
    Ok(serde_json::from_str::<Report>(&report)?.survivors())
}

/// The files to change, as Stryker names them; with a commit, the lines that have changed since.
fn selection(sh: &Shell, since: Option<&str>) -> Result<Vec<String>> {
    let mut selection = Vec::new();
    for file in FILES {
        let Some(commit) = since else {
            selection.push(format!("{PACKAGE}/{file}"));
            continue;
        };
        let diff = cmd!(sh, "git diff --unified=0 {commit} -- {SOURCES}/{file}").read()?;
        let lines = changed_lines(&diff).into_iter();
        selection.extend(lines.map(|Range { start, end }| {
            // Stryker counts from 1, and the last line is included.
            format!("{PACKAGE}/{file}:{start}-{}", end - 1)
        }));
    }
    Ok(selection)
}

/// The lines that a diff without context adds, counted from 1.
fn changed_lines(diff: &str) -> Vec<Range<usize>> {
    let hunks = diff.lines().filter(|line| line.starts_with("@@"));
    let lines = hunks.filter_map(|hunk| {
        let added = hunk.split_whitespace().find_map(|word| word.strip_prefix('+'))?;
        let (start, count) = added.split_once(',').unwrap_or((added, "1"));
        let (start, count): (usize, usize) = (start.parse().ok()?, count.parse().ok()?);
        (count > 0).then_some(start..start + count)
    });
    lines.collect()
}

/// What Stryker reports, in the format of mutation-testing-elements.
#[derive(Deserialize)]
struct Report {
    files: BTreeMap<String, File>,
}

#[derive(Deserialize)]
struct File {
    source: String,
    mutants: Vec<Mutant>,
}

#[derive(Deserialize)]
struct Mutant {
    status: String,
    replacement: String,
    location: Location,
}

/// Where the replaced code is.
#[derive(Deserialize)]
struct Location {
    start: Position,
    end: Position,
}

/// Counted from 1, in UTF-16 units; all of the mutated files are ASCII.
#[derive(Deserialize)]
struct Position {
    line: usize,
    column: usize,
}

impl Report {
    /// The mutants that no test catches, without their positions.
    fn survivors(&self) -> Vec<String> {
        let mut survivors = Vec::new();
        for (file, File { source, mutants }) in &self.files {
            let lines: Vec<&str> = source.lines().collect();
            let file = file.replacen(PACKAGE, SOURCES, 1);
            for Mutant { status, replacement, location } in mutants {
                if matches!(status.as_str(), "Survived" | "NoCoverage") {
                    let (original, replacement) =
                        (beginning(&location.code(&lines)), beginning(replacement));
                    let change = if replacement.is_empty() {
                        format!("remove {original}")
                    } else {
                        format!("replace {original} with {replacement}")
                    };
                    survivors.push(format!("{file}: {change}"));
                }
            }
        }
        survivors
    }
}

impl Location {
    /// The code at this place.
    fn code(&self, lines: &[&str]) -> String {
        let Self { start, end } = self;
        let text: Vec<&str> = (start.line..=end.line)
            .filter_map(|line| {
                let text = *lines.get(line - 1)?;
                let text = if line == end.line { text.get(..end.column - 1)? } else { text };
                if line == start.line { text.get(start.column - 1..) } else { Some(text) }
            })
            .collect();
        text.join("\n")
    }
}

/// The first characters of code, on one line.
fn beginning(code: &str) -> String {
    const LENGTH: usize = 60;
    let code = code.split_whitespace().collect::<Vec<_>>().join(" ");
    match code.char_indices().nth(LENGTH) {
        Some((end, _)) => format!("{}…", &code[..end]),
        None => code,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_of_a_diff() {
        let diff = "--- a\n+++ b\n@@ -1,0 +2,3 @@\n+a\n@@ -5,2 +8,0 @@\n-b\n@@ -9 +10 @@ c\n";
        assert_eq!(changed_lines(diff), [2..5, 10..11]);
    }

    #[test]
    fn names_of_mutants() {
        let report = r#"{ "files": { "pkg/input/a.js": {
            "source": "f(\n  a < b,\n);\nc();\n",
            "mutants": [
                { "status": "Survived", "replacement": "a <= b",
                  "location": { "start": { "line": 2, "column": 3 }, "end": { "line": 2, "column": 8 } } },
                { "status": "Killed", "replacement": "a > b",
                  "location": { "start": { "line": 2, "column": 3 }, "end": { "line": 2, "column": 8 } } },
                { "status": "NoCoverage", "replacement": "",
                  "location": { "start": { "line": 1, "column": 1 }, "end": { "line": 3, "column": 2 } } }
            ]
        } } }"#;
        assert_eq!(
            serde_json::from_str::<Report>(report).unwrap().survivors(),
            [
                "pkg-template/input/a.js: replace a < b with a <= b",
                "pkg-template/input/a.js: remove f( a < b, )",
            ]
        );
    }
}
