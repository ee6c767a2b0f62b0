//! How many instructions the engine takes for a call, which tells more than a clock on a noisy
//! machine. Counted by callgrind, in a native build.

use std::{fs, path::Path};

use anyhow::{Context as _, Result, anyhow};
use serde_json::{Map, Value, json};
use xshell::{Shell, cmd};

use crate::{
    package::NAME,
    tools::{
        cargo_messages::{FORMAT, messages},
        files::root,
        programs::valgrind,
    },
};

/// The shapes, as the example `instructions` names them.
const SHAPES: [&str; 3] = ["typical", "64 labels", "invalid everywhere"];

/// What all runs of the program share is in both of two runs of different length, and so falls out
/// of their difference.
const CALLS: u64 = 1000;

const BASELINE: &str = "tests/bench/instructions.json";

/// Counts, and prints the change against the committed baseline or writes that anew.
pub fn count_instructions(sh: &Shell, write_baseline: bool) -> Result<()> {
    let _root = sh.push_dir(root());
    println!("\n## Instructions of the native engine per call\n");
    let valgrind = match valgrind(sh) {
        Ok(path) => path,
        Err(reason) => {
            println!("Not counted: {reason:#}");
            return Ok(());
        }
    };
    let program = compile(sh)?;
    let mut counts = Map::new();
    for shape in SHAPES {
        let [once, twice] =
            [CALLS, 2 * CALLS].map(|calls| collected(sh, &valgrind, &program, shape, calls));
        counts.insert(shape.to_owned(), ((twice? - once?) / CALLS).into());
    }
    let rustc = cmd!(sh, "rustc --version").quiet().read()?;
    let file = root().join(BASELINE);
    let baseline = fs::read_to_string(&file).with_context(|| format!("cannot read {BASELINE}"))?;
    print(
        &rustc,
        &counts,
        &serde_json::from_str(&baseline).with_context(|| format!("{BASELINE} is no JSON"))?,
    );
    if write_baseline {
        let baseline = json!({ "rustc": rustc, "instructions": counts });
        fs::write(&file, format!("{baseline:#}\n"))
            .with_context(|| format!("cannot write {BASELINE}"))?;
    }
    Ok(())
}

/// Compiles the program that calls the engine, and returns its path.
fn compile(sh: &Shell) -> Result<String> {
    messages(cmd!(sh, "cargo build --package {NAME} --release --example instructions {FORMAT}"))?
        .iter()
        .find_map(|message| message["executable"].as_str().map(str::to_owned))
        .ok_or_else(|| anyhow!("cargo built no example"))
}

/// The instructions of one run.
fn collected(sh: &Shell, valgrind: &Path, program: &str, shape: &str, calls: u64) -> Result<u64> {
    let calls = calls.to_string();
    let log = cmd!(
        sh,
        "{valgrind} --tool=callgrind --callgrind-out-file=/dev/null {program} {shape} {calls}"
    )
    .quiet()
    .read_stderr()?;
    log.lines()
        .find_map(|line| line.split_once("Collected :"))
        .and_then(|(_, count)| count.trim().parse().ok())
        .ok_or_else(|| anyhow!("callgrind told no count: {log}"))
}

fn print(rustc: &str, counts: &Map<String, Value>, baseline: &Value) {
    println!(
        "Now by {rustc}, before by {}.\n",
        baseline["rustc"].as_str().unwrap_or("an unknown compiler")
    );
    println!("| {:18} | {:>9} | {:>9} | {:>7} |", "", "before", "now", "change");
    println!("|{0:-<20}|{0:->10}:|{0:->10}:|{0:->8}:|", "");
    for (shape, now) in counts {
        let (before, now) = (baseline["instructions"][shape].as_f64(), now.as_f64());
        let change = before.zip(now).map_or_else(String::new, |(before, now)| {
            format!("{:+.1}%", 100.0 * (now / before - 1.0))
        });
        let [before, now] = [before, now]
            .map(|count| count.map_or_else(|| "none".to_owned(), |count| count.to_string()));
        println!("| {shape:18} | {before:>9} | {now:>9} | {change:>7} |");
    }
}
