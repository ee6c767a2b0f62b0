//! The engine: the crate, compiled to wasm, bound to JavaScript and optimised.

use std::{
    env, fs,
    path::{Path, PathBuf},
};

use anyhow::{Context as _, Result, anyhow, ensure};
use serde_json::Value;
use wasm_bindgen_cli_support::Bindgen;
use xshell::{Shell, cmd};

use super::{
    glue::{IMPORTED_MODULE, ShortNames},
    manifest::NAME,
    variant::Variant,
};
use crate::tools::{
    cargo::{MESSAGE_FORMAT, messages},
    files::{empty_folder, root},
    toolchain::WASM,
};

/// The cost up to which the compiler inlines functions at the published optimisation level. Its
/// own limit there is 50; this one gave the smallest package of those tried.
const INLINING: &str = "llvm-args=-inline-threshold=5";

/// The wasm features that the compiler uses. `--all-features` would make a module that Node.js 20
/// refuses.
pub const WASM_FEATURES: [&str; 6] = [
    "--enable-bulk-memory",
    "--enable-multivalue",
    "--enable-mutable-globals",
    "--enable-nontrapping-float-to-int",
    "--enable-reference-types",
    "--enable-sign-ext",
];

/// The size of the shadow stack in bytes. The linker's default of a megabyte would be most of the
/// memory.
const STACK_SIZE: &str = "65536";

/// The engine of a variant.
pub struct Engine {
    /// The file with the optimised wasm.
    pub wasm: PathBuf,
    /// The glue as wasm-bindgen wrote it, with the long names.
    pub glue: String,
    /// The names that wasm-opt gave to imports and exports.
    pub names: ShortNames,
}

/// Builds the engine in the work folder of a variant.
pub fn build_engine(sh: &Shell, variant: Variant) -> Result<Engine> {
    let work = variant.work_folder();
    empty_folder(&work)?;
    let glue = bind(&compile(sh, variant, &[])?, &work)?;
    let wasm = work.join("optimised.wasm");
    optimise(sh, variant, &work.join("glue_bg.wasm"), &wasm)?;
    let names = shorten_names(sh, &wasm)?;
    rename_module(sh, &wasm)?;
    Ok(Engine { wasm, glue, names })
}

/// Lets wasm-bindgen write `glue_bg.wasm` to a folder, and returns the glue that belongs to it.
pub fn bind(compiled: &Path, folder: &Path) -> Result<String> {
    Bindgen::new()
        .input_path(compiled)
        .out_name("glue")
        .bundler(true)?
        .typescript(false)
        .remove_name_section(true)
        .remove_producers_section(true)
        .generate(folder)
        .context("wasm-bindgen failed")?;
    fs::read_to_string(folder.join("glue_bg.js")).context("wasm-bindgen wrote no glue_bg.js")
}

/// Compiles the crate with the features of a variant and others. Returns the path of the wasm file.
pub fn compile(sh: &Shell, variant: Variant, features: &[&str]) -> Result<PathBuf> {
    let config = format!("target.{WASM}.rustflags={}", Value::from(remapped_sources()?));
    // Arguments of `cargo rustc` add to the user's own flags, where RUSTFLAGS would replace them.
    let mut command = cmd!(
        sh,
        "cargo rustc --package {NAME} --lib --crate-type cdylib --release --target {WASM}"
    )
    .args(variant.features().iter().chain(features).flat_map(|feature| ["--features", feature]))
    .args(["--config", &config, MESSAGE_FORMAT])
    .args(["--", "-C", &format!("link-arg=-zstack-size={STACK_SIZE}")])
    .env("CARGO_PROFILE_RELEASE_OPT_LEVEL", variant.opt_level());
    if variant.has_published_opt_level() {
        command = command.args(["-C", INLINING]);
    }
    messages(command)?
        .iter()
        .filter(|message| message["target"]["name"] == NAME.replace('-', "_"))
        .filter_map(|message| message["filenames"][0].as_str().map(PathBuf::from))
        .find(|file| file.extension().is_some_and(|extension| extension == "wasm"))
        .ok_or_else(|| anyhow!("cargo built {NAME} but reported no wasm file"))
}

/// Compiler flags that keep paths of this machine out of the locations of panics, and so out of the
/// package.
fn remapped_sources() -> Result<Vec<String>> {
    let cargo_home = env::var_os("CARGO_HOME")
        .map(PathBuf::from)
        .or_else(|| env::home_dir().map(|home| home.join(".cargo")))
        .context("cannot find cargo's home: there is neither CARGO_HOME nor a home folder")?;
    let registries = cargo_home.join("registry/src");
    fs::read_dir(&registries)
        .with_context(|| format!("cannot read {}", registries.display()))?
        .map(|registry| Ok(format!("--remap-path-prefix={}=crates", registry?.path().display())))
        .collect()
}

/// Optimises a wasm file.
fn optimise(sh: &Shell, variant: Variant, from: &Path, to: &Path) -> Result<()> {
    let wasm_opt = binaryen("wasm-opt");
    let level = format!("-O{}", variant.opt_level());
    let strip = ["--strip-producers", "--strip-target-features"];
    cmd!(sh, "node {wasm_opt} {level} {WASM_FEATURES...} {strip...}")
        .arg(from)
        .arg("--output")
        .arg(to)
        .run()
        .context("wasm-opt failed")
}

/// Shortens the names of imports and exports in a wasm file. A separate run, because this pass must
/// not see its own output again.
fn shorten_names(sh: &Shell, wasm: &Path) -> Result<ShortNames> {
    let wasm_opt = binaryen("wasm-opt");
    let names =
        cmd!(sh, "node {wasm_opt} {WASM_FEATURES...} --minify-imports-and-exports-and-modules")
            .arg(wasm)
            .arg("--output")
            .arg(wasm)
            .read()?;
    serde_json::from_str(&names).context("wasm-opt did not print the shortened names as JSON")
}

/// Renames the module that a wasm file imports from, which wasm-opt has called `a`. In the text
/// form of the file, since wasm-opt has no option for it.
fn rename_module(sh: &Shell, wasm: &Path) -> Result<()> {
    let text = wasm.with_extension("wat");
    let [wasm_dis, wasm_as] = ["wasm-dis", "wasm-as"].map(binaryen);
    cmd!(sh, "node {wasm_dis} {WASM_FEATURES...} {wasm} --output {text}").run()?;
    let source = fs::read_to_string(&text)?;
    let renamed = source.replace("(import \"a\" ", &format!("(import \"{IMPORTED_MODULE}\" "));
    ensure!(renamed != source, "wasm-opt did not give the imported module its short name");
    fs::write(&text, renamed)?;
    cmd!(sh, "node {wasm_as} {WASM_FEATURES...} {text} --output {wasm}").run()?;
    Ok(())
}

/// The path of a program of binaryen.
pub fn binaryen(program: &str) -> PathBuf {
    root().join("node_modules/binaryen/bin").join(program)
}
