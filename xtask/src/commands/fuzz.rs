//! `cargo xtask fuzz`: the engine on bytes from libFuzzer, then the package on hostile values. Every
//! run of the tests does both for a short time, without libFuzzer.

use anyhow::{Context as _, Result, ensure};
use xshell::{Shell, cmd};

use crate::{
    package::{Variant, install},
    tools::{
        cargo_tools::{require_nightly, require_subcommand},
        files::root,
        node_modules::copy_to_root,
    },
};

/// Fuzzes each target for so many seconds.
pub fn fuzz(sh: &Shell, seconds: u32) -> Result<()> {
    require_nightly(sh)?;
    require_subcommand(sh, "fuzz")?;
    let targets = cmd!(sh, "cargo +nightly fuzz list").read()?;
    ensure!(!targets.is_empty(), "fuzz/ has no targets");
    let limit = format!("-max_total_time={seconds}");
    for target in targets.lines() {
        println!("\n=== {target} ===");
        cmd!(sh, "cargo +nightly fuzz run {target} -- {limit} -timeout=10 -print_final_stats=1")
            .run()
            .with_context(|| format!("the input is in fuzz/artifacts/{target}/"))?;
    }

    println!("\n=== hostile values ===");
    let package = install(sh, Variant::Published)?.folder;
    copy_to_root(&package)?;
    let seed = std::process::id();
    let test = root().join("tests/fuzz/hostile.test.mjs");
    cmd!(sh, "node --test {test}")
        .env("YC_PACKAGE_DIR", &package)
        .env("YC_FUZZ_SECONDS", seconds.to_string())
        .env("YC_FUZZ_SEED", seed.to_string())
        .run()?;
    Ok(())
}
