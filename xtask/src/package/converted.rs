//! The engine, converted from WebAssembly to JavaScript, for platforms that have no WebAssembly.

use std::{fs, path::Path};

use anyhow::{Context as _, Result};
use xshell::{Shell, cmd};

use super::{
    engine::{WASM_FEATURES, binaryen, bind, compile},
    glue::converted_glue_js,
    variant::Variant,
};
use crate::tools::files::empty_folder;

/// The feature of the crate without which its exports need more than WebAssembly 1.0, and so cannot
/// be converted.
const FEATURE: &str = "numbers-only";

/// Converts the engine of a variant, and writes `engine.js` and `glue.js` to a folder.
pub fn build_converted_engine(sh: &Shell, variant: Variant, folder: &Path) -> Result<()> {
    let compiled = compile(sh, variant, &[FEATURE])?;
    empty_folder(folder)?;
    let glue = bind(&compiled, folder)?;
    fs::write(folder.join("glue.js"), converted_glue_js(&glue)?)?;
    fs::write(folder.join("engine.js"), convert(sh, variant, folder)?)?;
    Ok(())
}

/// Converts `glue_bg.wasm` in a folder to a module of JavaScript.
fn convert(sh: &Shell, variant: Variant, folder: &Path) -> Result<String> {
    let (wasm_opt, wasm2js) = (binaryen("wasm-opt"), binaryen("wasm2js"));
    let level = format!("-O{}", variant.opt_level());
    let wasm = folder.join("optimised.wasm");
    // wasm-bindgen exports a table of references even if nothing refers to it.
    cmd!(sh, "node {wasm_opt} {level} {WASM_FEATURES...} --remove-exports=__*")
        .arg(folder.join("glue_bg.wasm"))
        .arg("--output")
        .arg(&wasm)
        .run()
        .context("wasm-opt failed")?;
    // As for Emscripten, wasm2js writes a function that makes an instance; otherwise it would write
    // a module that is an instance.
    let function = cmd!(sh, "node {wasm2js} {level} {WASM_FEATURES...} --emscripten")
        .arg(&wasm)
        .read()
        .context("wasm2js failed")?;
    Ok(format!("// @ts-nocheck\nexport {function}\n"))
}
