//! How many instructions the engine takes for a call. On a noisy machine this says more than a
//! clock. Callgrind counts them in a native build.

use std::{fs, path::Path};

use anyhow::{Context as _, Result, anyhow};
use serde_json::{Map, Value, json};
use xshell::{Shell, cmd};

use crate::{
    package::NAME,
    tools::{
        cargo::{MESSAGE_FORMAT, messages},
        files::root,
    },
};

/// The inputs, by their names in the example `instructions`.
const SHAPES: [&str; 3] = ["typical", "64 labels", "invalid everywhere"];

/// The number of calls of a run. A second run makes twice as many; the difference between the two
/// holds only the calls, and nothing of the start of the program.
const CALLS: u64 = 1000;

const BASELINE: &str = "tests/bench/instructions.json";

/// The instructions of one call, by shape.
pub struct Counts {
    /// The version of the compiler.
    rustc: String,
    by_shape: Map<String, Value>,
}

impl Counts {
    /// Counts the instructions of the native engine.
    pub fn measure(sh: &Shell, valgrind: &Path) -> Result<Self> {
        let program = compile(sh)?;
        let mut by_shape = Map::new();
        for shape in SHAPES {
            let [once, twice] =
                [CALLS, 2 * CALLS].map(|calls| collected(sh, valgrind, &program, shape, calls));
            by_shape.insert(shape.to_owned(), ((twice? - once?) / CALLS).into());
        }
        Ok(Self { rustc: cmd!(sh, "rustc --version").quiet().read()?, by_shape })
    }

    /// Prints the counts beside those of the committed baseline.
    pub fn print_beside_baseline(&self) -> Result<()> {
        let text = fs::read_to_string(root().join(BASELINE))
            .with_context(|| format!("cannot read {BASELINE}"))?;
        let baseline: Value =
            serde_json::from_str(&text).with_context(|| format!("{BASELINE} is not JSON"))?;
        println!(
            "Now by {}, before by {}.\n",
            self.rustc,
            baseline["rustc"].as_str().unwrap_or("an unknown compiler")
        );
        println!("| {:18} | {:>9} | {:>9} | {:>7} |", "", "before", "now", "change");
        println!("|{0:-<20}|{0:->10}:|{0:->10}:|{0:->8}:|", "");
        for (shape, now) in &self.by_shape {
            let (before, now) = (baseline["instructions"][shape].as_f64(), now.as_f64());
            let change = before.zip(now).map_or_else(String::new, |(before, now)| {
                format!("{:+.1}%", 100.0 * (now / before - 1.0))
            });
            let [before, now] = [before, now]
                .map(|count| count.map_or_else(|| "none".to_owned(), |count| count.to_string()));
            println!("| {shape:18} | {before:>9} | {now:>9} | {change:>7} |");
        }
        Ok(())
    }

    /// Makes the counts the new baseline.
    pub fn write_baseline(&self) -> Result<()> {
        let baseline = json!({ "rustc": self.rustc, "instructions": self.by_shape });
        fs::write(root().join(BASELINE), format!("{baseline:#}\n"))
            .with_context(|| format!("cannot write {BASELINE}"))
    }
}

/// Compiles the program that calls the engine and returns its path.
fn compile(sh: &Shell) -> Result<String> {
    let _root = sh.push_dir(root());
    messages(cmd!(
        sh,
        "cargo build --package {NAME} --release --example instructions {MESSAGE_FORMAT}"
    ))?
    .iter()
    .find_map(|message| message["executable"].as_str().map(str::to_owned))
    .ok_or_else(|| anyhow!("cargo built no example"))
}

/// The number of instructions of one run.
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
        .ok_or_else(|| anyhow!("callgrind printed no count: {log}"))
}
