//! Every step from the sources to the released package: `cargo xtask build`, `demo`, `bench`,
//! `packaging`, `release` and `test`.

mod commands;
mod package;
mod tools;

use std::{env, process::ExitCode};

use anyhow::{Context as _, Result, bail};
use xshell::Shell;

use commands::{
    bench::{self, opt_levels},
    demo, packaging, release, test,
};
use package::Variant;
use tools::files;

const USAGE: &str = "\
Usage: cargo xtask <command>

  build [--faults]   builds the npm package into pkg/ and packs it into target/package/; with --faults the variant
                     for the recovery tests, which must never be published, into target/xtask/faults/
  demo [--port N]    builds and installs the package and serves the demo page, on port 5173 unless told otherwise
  bench [--quick] [--write-readme] [--write-baseline]
                     builds and installs the package and measures it beside other libraries, with --quick less surely;
                     writes the README's table, or the counts of instructions with which later ones are compared
  bench --opt-levels builds the package at three optimisation levels and prints their sizes and times
  packaging [name...]
                     builds the package and tries it in runtimes, bundlers and frameworks: in all, in those of a group
                     (a folder of tests/packaging/), or in those whose names hold one of the words given
  release --dry-run  checks all that a release takes, and publishes nothing
  test               checks, builds and tests everything, in Rust, in Node.js and in a browser
  help               prints this text

What a command needs and does not find (a Rust target, npm packages, a browser) it installs.";

fn main() -> ExitCode {
    let arguments: Vec<String> = env::args().skip(1).collect();
    match run(&arguments.iter().map(String::as_str).collect::<Vec<_>>()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn run(arguments: &[&str]) -> Result<()> {
    let sh = Shell::new()?;
    sh.change_dir(files::root());
    match arguments {
        ["build"] => package::build(&sh, Variant::Published).map(drop),
        ["build", "--faults"] => package::build(&sh, Variant::Faults).map(drop),
        ["demo"] => demo::demo(&sh, 5173),
        ["demo", "--port", port] => demo::demo(
            &sh,
            port.parse().with_context(|| format!("`{port}` is not a port; write 0 to 65535"))?,
        ),
        ["bench", "--opt-levels"] => opt_levels::opt_levels(&sh),
        ["bench", options @ ..] => bench::bench(&sh, options),
        ["packaging", filters @ ..] => packaging::packaging(&sh, filters),
        ["release", "--dry-run"] => release::check_release(&sh),
        ["release"] => bail!(
            "publishing is the work of .github/workflows/release.yml; `cargo xtask release --dry-run` checks what it will do"
        ),
        ["test"] => test::test(&sh),
        ["help" | "--help" | "-h"] => {
            println!("{USAGE}");
            Ok(())
        }
        [] => bail!("which command?\n\n{USAGE}"),
        _ => bail!("`{}` is not understood\n\n{USAGE}", arguments.join(" ")),
    }
}
