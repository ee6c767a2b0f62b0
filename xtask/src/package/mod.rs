//! From the sources to the packed npm package.

mod contract_js;
mod decimal_pattern;

use std::{
    env, fs,
    path::{Path, PathBuf},
};

use anyhow::{Context as _, Result, anyhow, ensure};
use serde::Deserialize;
use serde_json::{Value, json};
use wasm_bindgen_cli_support::Bindgen;
use xshell::{Shell, cmd};

use crate::tools::{
    cargo_messages::{FORMAT, messages},
    files::{empty_folder, replace_folder, root},
    node_modules::{ensure_tools, npm},
    toolchain::{WASM, ensure_wasm_target},
};
use contract_js::contract_js;

/// The name of the npm package.
pub const NAME: &str = "yc-image-update";

/// What wasm-opt optimises for in the published package; the release profile says it for the
/// compiler.
const OPTIMISATION: &str = "-Os";

/// Up to which cost the compiler copies functions into their callers. Its own limit for small code
/// is 50; the best one is found by trying.
const INLINING: &str = "llvm-args=-inline-threshold=60";

/// The features that the compiler uses. Not `--all-features`: Node.js 20 refuses the module that
/// makes.
const WASM_FEATURES: [&str; 6] = [
    "--enable-bulk-memory",
    "--enable-multivalue",
    "--enable-mutable-globals",
    "--enable-nontrapping-float-to-int",
    "--enable-reference-types",
    "--enable-sign-ext",
];

/// The shadow stack. The linker's default of a megabyte would be most of the package's memory. It
/// lies at the bottom of the memory and grows down, so that the lowest kilobyte, which wasm-opt is
/// told to take for unused, is what only a call that has nearly overflowed it would reach.
const STACK_SIZE: &str = "65536";

/// Which package to build.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Variant {
    /// The package as published.
    Published,
    /// With the exports that break the instance on purpose, for the recovery tests.
    Faults,
    /// Optimised for something else than the published package, for the benchmark.
    OptLevel(&'static str),
}

impl Variant {
    /// Where the steps before the package leave their output.
    fn work(self) -> PathBuf {
        root().join("target/xtask").join(self.name())
    }

    /// The name of its folders.
    pub fn name(self) -> String {
        match self {
            Self::Published => "published".to_owned(),
            Self::Faults => "faults".to_owned(),
            Self::OptLevel(level) => format!("opt-level-{level}"),
        }
    }

    /// What wasm-opt optimises for.
    fn optimisation(self) -> String {
        match self {
            Self::Published | Self::Faults => OPTIMISATION.to_owned(),
            Self::OptLevel(level) => format!("-O{level}"),
        }
    }

    /// The package's folder.
    fn package(self) -> PathBuf {
        match self {
            Self::Published => root().join("pkg"),
            Self::Faults | Self::OptLevel(_) => self.work().join("pkg"),
        }
    }

    /// The folder of the packed package.
    fn packed(self) -> PathBuf {
        match self {
            Self::Published => root().join("target/package"),
            Self::Faults | Self::OptLevel(_) => self.work().join("package"),
        }
    }
}

/// Builds and packs the package, prints its sizes and returns the path of the tarball.
pub fn build(sh: &Shell, variant: Variant) -> Result<PathBuf> {
    ensure_wasm_target(sh)?;
    ensure_tools(sh)?;

    let compiled = compile(sh, variant)?;
    let work = variant.work();
    empty_folder(&work)?;
    Bindgen::new()
        .input_path(compiled)
        .out_name("glue")
        .bundler(true)?
        .typescript(false)
        .remove_name_section(true)
        .remove_producers_section(true)
        .generate(&work)
        .context("wasm-bindgen failed")?;

    let wasm = work.join("optimised.wasm");
    let bound = work.join("glue_bg.wasm");
    let wasm_opt = root().join("node_modules/binaryen/bin/wasm-opt");
    let optimisation = variant.optimisation();
    // Loops that are made anew, and functions in the order of their use, are half a hundred bytes
    // less.
    let passes = [&optimisation, "--flatten", "--rereloop", &optimisation, "--reorder-functions"];
    cmd!(
        sh,
        "node {wasm_opt} {passes...} --converge --low-memory-unused {WASM_FEATURES...} --strip-producers --strip-target-features"
    )
    .arg(&bound)
    .arg("--output")
    .arg(&wasm)
    .run()?;
    // By itself, for the pass must not see its own output again.
    let names =
        cmd!(sh, "node {wasm_opt} {WASM_FEATURES...} --minify-imports-and-exports-and-modules")
            .arg(&wasm)
            .arg("--output")
            .arg(&wasm)
            .read()?;
    let names: Names = serde_json::from_str(&names).context("wasm-opt told no names")?;

    assemble(variant, &work.join("glue_bg.js"), &names, &wasm)?;
    let script = root().join("xtask/entries/build.mjs");
    cmd!(sh, "node {script}")
        .arg(variant.package())
        .run()
        .context("the other entry points could not be made")?;
    let (tarball, files) = pack(sh, variant)?;
    print_sizes(sh, &variant.package(), &tarball, files)?;
    Ok(tarball)
}

/// Compiles the library and returns the path of the wasm file.
fn compile(sh: &Shell, variant: Variant) -> Result<PathBuf> {
    let features: &[&str] = match variant {
        Variant::Published | Variant::OptLevel(_) => &[],
        Variant::Faults => &["--features", "faults"],
    };
    let config = format!("target.{WASM}.rustflags={}", Value::from(remapped_sources()?));
    // Arguments of `cargo rustc` add to the user's own flags, where RUSTFLAGS would replace them.
    let mut command = cmd!(
        sh,
        "cargo rustc --package {NAME} --lib --crate-type cdylib --release --target {WASM}"
    )
    .args(features)
    .args(["--config", &config, FORMAT])
    .args(["--", "-C", &format!("link-arg=-zstack-size={STACK_SIZE}")]);
    if variant.optimisation() == OPTIMISATION {
        command = command.args(["-C", INLINING]);
    }
    if let Variant::OptLevel(level) = variant {
        command = command.env("CARGO_PROFILE_RELEASE_OPT_LEVEL", level);
    }
    messages(command)?
        .iter()
        .filter(|message| message["target"]["name"] == NAME.replace('-', "_"))
        .filter_map(|message| message["filenames"][0].as_str().map(PathBuf::from))
        .find(|file| file.extension().is_some_and(|extension| extension == "wasm"))
        .ok_or_else(|| anyhow!("cargo built {NAME} and named no wasm file"))
}

/// Compiler flags that keep the paths of this machine out of the package, which panic locations
/// would carry there.
fn remapped_sources() -> Result<Vec<String>> {
    let cargo_home = env::var_os("CARGO_HOME")
        .map(PathBuf::from)
        .or_else(|| env::home_dir().map(|home| home.join(".cargo")))
        .context("neither CARGO_HOME nor a home folder is known")?;
    let registries = cargo_home.join("registry/src");
    fs::read_dir(&registries)
        .with_context(|| format!("cannot read {}", registries.display()))?
        .map(|registry| Ok(format!("--remap-path-prefix={}=crates", registry?.path().display())))
        .collect()
}

/// Puts the package's folder together.
fn assemble(variant: Variant, glue: &Path, names: &Names, wasm: &Path) -> Result<()> {
    let package = variant.package();
    replace_folder(&root().join("pkg-template"), &package)?;

    let manifest = package.join("package.json");
    let text = fs::read_to_string(&manifest).context("pkg-template/ has no package.json")?;
    let mut value: Value =
        serde_json::from_str(&text).context("pkg-template/package.json is no JSON")?;
    value["version"] = env!("CARGO_PKG_VERSION").into();
    // npm takes provenance only for a package that names the repository in whose workflow it is
    // built, and only there is that known.
    if let (Ok(server), Ok(repository)) =
        (env::var("GITHUB_SERVER_URL"), env::var("GITHUB_REPOSITORY"))
    {
        value["repository"] =
            json!({ "type": "git", "url": format!("git+{server}/{repository}.git") });
    }
    fs::write(&manifest, format!("{value:#}\n"))?;

    fs::write(package.join("engine/glue.js"), glue_js(&fs::read_to_string(glue)?, names)?)?;
    fs::write(package.join("engine/wasm.js"), wasm_js(&fs::read(wasm)?))?;
    fs::copy(wasm, package.join(format!("{NAME}.wasm")))?;
    fs::create_dir(package.join("contract"))?;
    fs::write(package.join("contract/data.js"), contract_js())?;
    for license in ["LICENSE-APACHE", "LICENSE-MIT"] {
        let file = root().join(license);
        if file.exists() {
            fs::copy(file, package.join(license))?;
        }
    }
    Ok(())
}

/// The names that the wasm had, and the short ones that it has now, which save half a kilobyte
/// gzipped: those of wasm-bindgen hold digests.
#[derive(Deserialize)]
struct Names {
    /// The module, the name in it, and the short name.
    imports: Vec<(String, String, String)>,
    /// The name, and the short one.
    exports: Vec<(String, String)>,
}

/// The glue, with a function that makes an instance of a compiled module, puts it in the place of
/// any earlier one, and returns its memory.
fn glue_js(glue: &str, names: &Names) -> Result<String> {
    const SET_WASM: &str = "export function __wbg_set_wasm(val) {\n    wasm = val;\n}\n";
    const START: &str = "__wbindgen_start";
    let parts = [SET_WASM, "let cachedUint8ArrayMemory0 = null;\n", "let wasm;\n"];
    ensure!(
        parts.iter().all(|part| glue.matches(part).count() == 1)
            && names.exports.iter().any(|(name, _)| name == START),
        "wasm-bindgen writes another glue than the build expects"
    );
    // wasm-opt calls the only module so.
    let imports: String =
        names.imports.iter().map(|(_, name, short)| format!("{short}: {name}, ")).collect();
    let start = format!(
        "export function start(module) {{
    wasm = new WebAssembly.Instance(module, {{ a: {{ {imports}}} }}).exports;
    cachedUint8ArrayMemory0 = null;
    wasm.{START}();
    return wasm.memory;
}}
"
    );
    let mut glue = glue.replace(SET_WASM, &start);
    for (name, short) in &names.exports {
        for behind in ["(", ".", ";"] {
            glue = glue.replace(&format!("wasm.{name}{behind}"), &format!("wasm.{short}{behind}"));
        }
    }
    // Not every platform that runs the package has it as a global.
    Ok(format!("import {{ TextDecoder }} from \"./utf8.js\";\n\n{glue}"))
}

/// The module that carries the wasm as a text.
///
/// The text is of the 91 characters from `#` to `~` without the backslash, which no string has to
/// escape. A byte below 89 is the character at its position; any other is one of the last two,
/// which says by how many times 91 to go on, and a second character. So bytes stay whole, and gzip
/// finds what repeats: the text takes hardly more than the wasm then, where hex takes a tenth more
/// and base64 a third.
fn wasm_js(wasm: &[u8]) -> String {
    const ALONE: u8 = 89;
    const CHARACTERS: u8 = 91;
    let character = |position: u8| {
        let code = b'#' + position;
        char::from(if code < b'\\' { code } else { code + 1 })
    };
    let mut source = String::from("export const wasm = \"");
    for byte in wasm {
        match byte.checked_sub(ALONE) {
            None => source.push(character(*byte)),
            Some(rest) => {
                source.extend([character(ALONE + rest / CHARACTERS), character(rest % CHARACTERS)])
            }
        }
    }
    source.push_str("\";\n");
    source
}

/// Packs the package and returns the path of the tarball and the number of files in it.
fn pack(sh: &Shell, variant: Variant) -> Result<(PathBuf, u64)> {
    let packed = variant.packed();
    empty_folder(&packed)?;
    let _folder = sh.push_dir(variant.package());
    let report = npm(sh).args(["pack", "--json", "--pack-destination"]).arg(&packed).read()?;
    let report: Value =
        serde_json::from_str(&report).context("`npm pack --json` printed no JSON")?;
    let files =
        report[0]["entryCount"].as_u64().context("`npm pack --json` told no number of files")?;
    let tarball = packed.join(format!("{NAME}-{}.tgz", env!("CARGO_PKG_VERSION")));
    Ok((tarball, files))
}

/// Prints how large the package is.
fn print_sizes(sh: &Shell, package: &Path, tarball: &Path, files: u64) -> Result<()> {
    let script = root().join("tests/support/sizes.mjs");
    let sizes = cmd!(sh, "node {script} {package}").quiet().read()?;
    let packed = fs::metadata(tarball)
        .with_context(|| format!("npm packed no {}", tarball.display()))?
        .len();
    println!("\n{sizes}\nthe tarball of {files} files: {packed} bytes\n{}", tarball.display());
    Ok(())
}
