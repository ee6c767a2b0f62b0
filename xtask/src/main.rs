//! Every step from the sources to the released package; `cargo xtask help` lists them.
//!
//! Imports point one way: `commands` to `package` to `tools`. `tests/layers.rs` checks it.

mod commands;
mod package;
mod tools;

use std::{env, process::ExitCode};

use anyhow::{Context as _, Result, bail};
use xshell::Shell;

use commands::{
    bench, build, contract, coverage, demo, fuzz, mutants, oracles, packaging, recipes, release,
    reproduce, supply_chain, test,
};
use package::Variant;
use tools::files::root;

const USAGE: &str = "\
Usage: cargo xtask <command>

  build [--faults | --engine-only]
      Builds the npm package into pkg/, packs it into target/package/ and prints its sizes.
      --faults builds the variant for the recovery tests into target/xtask/faults/, --engine-only
      the one without the fast path into target/xtask/engine-only/. Neither is ever published.

  demo [--port N] [--upstream URL]
      Builds and installs the package and serves the demo page, by default on port 5173. The page
      uses a local Compute API. --upstream puts a real one behind it instead, such as
      https://compute.api.cloud.yandex.net or https://compute.api.yandexcloud.kz.

  test [--write-docs]
      Checks, builds and tests everything, in Rust, in Node.js and in browsers. --write-docs writes
      the table of docs/testing.md.

  recipes
      Builds the package and tests the recipes of docs/recipes/ with the real libraries.

  oracles
      Builds and installs the package and compares it with protocol buffers of others.

  packaging [--write-docs] [FILTER...]
      Builds the package and tries it in runtimes, bundlers and frameworks. A filter is the name of
      a group, which is a folder of tests/packaging/, a part of the name of an environment, or
      costs, which is what the package adds to a bundle. --write-docs writes the tables of
      docs/environments.md.

  bench [--quick] [--baseline TARBALL] [--write-docs]
      Builds and installs the package and measures it beside other libraries. --quick measures for
      a shorter time. --baseline measures an older packed package beside it. --write-docs writes
      the tables of docs/performance.md.

  bench --opt-levels
      Builds the package at three optimisation levels and prints their sizes and times.

  contract PATH...
      Compares the contract with documents of the vendor, point by point: image_service.proto and
      image.proto, or the method's page in Markdown. Fails if there is a difference.

  release --dry-run
      Checks everything that a release needs. Publishes nothing.

  fuzz [--seconds N]
      Fuzzes the engine with cargo-fuzz, then the package with hostile values, each target for so
      many seconds, by default 600.

  mutants [--since COMMIT]
      Changes the engine with cargo-mutants and some JavaScript with Stryker, one small change at a
      time, and fails if the tests overlook one that docs/testing.md does not list. --since tries
      only lines that changed.

  coverage
      Prints which lines and branches of the package's JavaScript (by c8) and of the engine (by
      cargo-llvm-cov) the tests run.

  reproduce
      Builds the committed sources twice, in different folders, and compares the tarballs.

  audit [CHECK...]
      Checks the crates with cargo-deny: licenses, bans, sources and advisories.

  sbom
      Lists the crates in the package with cargo-cyclonedx, in target/sbom/.

  help
      Prints this text.

A command installs what it needs: npm packages, and as root on Debian also browsers and programs.";

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
    sh.change_dir(root());
    match arguments {
        ["build"] => build::build(&sh, Variant::Published),
        ["build", "--faults"] => build::build(&sh, Variant::Faults),
        ["build", "--engine-only"] => build::build(&sh, Variant::EngineOnly),
        ["demo", options @ ..] => demo::demo(&sh, options),
        ["test"] => test::test(&sh).map(drop),
        ["test", "--write-docs"] => test::test(&sh)?.write_docs(),
        ["oracles"] => oracles::oracles(&sh),
        ["recipes"] => recipes::recipes(&sh),
        ["packaging", filters @ ..] => packaging::packaging(&sh, filters),
        ["bench", "--opt-levels"] => bench::compare_opt_levels(&sh),
        ["bench", options @ ..] => bench::bench(&sh, options),
        ["contract", paths @ ..] => contract::contract(paths),
        ["fuzz"] => fuzz::fuzz(&sh, 600),
        ["fuzz", "--seconds", seconds] => fuzz::fuzz(
            &sh,
            seconds.parse().with_context(|| format!("`{seconds}` is no number of seconds"))?,
        ),
        ["mutants"] => mutants::mutants(&sh, None),
        ["mutants", "--since", commit] => mutants::mutants(&sh, Some(commit)),
        ["coverage"] => coverage::coverage(&sh),
        ["reproduce"] => reproduce::reproduce(&sh),
        ["audit", checks @ ..] => supply_chain::audit(&sh, checks),
        ["sbom"] => supply_chain::sbom(&sh),
        ["release", "--dry-run"] => release::check_release(&sh),
        ["release"] => bail!(
            "only .github/workflows/release.yml publishes; `cargo xtask release --dry-run` checks \
             what it will do"
        ),
        ["help" | "--help" | "-h"] => {
            println!("{USAGE}");
            Ok(())
        }
        [] => bail!("no command given\n\n{USAGE}"),
        _ => bail!("unknown command or option: {}\n\n{USAGE}", arguments.join(" ")),
    }
}
