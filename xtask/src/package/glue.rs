//! The JavaScript that wasm-bindgen writes around the wasm, as the package needs it.

use anyhow::{Result, ensure};
use serde::Deserialize;

/// The names in the wasm before and after wasm-opt shortened them. Those of wasm-bindgen contain
/// hashes; without them the package is half a kilobyte smaller, gzipped.
#[derive(Deserialize)]
pub struct ShortNames {
    /// The module, the name in it, and the short name.
    imports: Vec<(String, String, String)>,
    /// The name, and the short one.
    exports: Vec<(String, String)>,
}

const SET_WASM: &str = "export function __wbg_set_wasm(val) {\n    wasm = val;\n}\n";
const MEMORY_VIEW: &str = "let cachedUint8ArrayMemory0 = null;\n";
const INSTANCE: &str = "let wasm;\n";
const START: &str = "__wbindgen_start";

/// The source of `glue.js`: the glue, in which the function that takes an instance is replaced by
/// `start(module)`, which makes an instance of a compiled module, uses it from then on, and returns
/// its memory.
pub fn glue_js(glue: &str, names: &ShortNames) -> Result<String> {
    ensure!(
        [SET_WASM, MEMORY_VIEW, INSTANCE].iter().all(|part| glue.matches(part).count() == 1)
            && names.exports.iter().any(|(name, _)| name == START),
        "the glue of this version of wasm-bindgen is not in the form that the build expects"
    );
    let imports: String =
        names.imports.iter().map(|(_, name, short)| format!("{short}: {name}, ")).collect();
    // `a` is the name that wasm-opt gives to the only module.
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
        for after in ["(", ".", ";"] {
            glue = glue.replace(&format!("wasm.{name}{after}"), &format!("wasm.{short}{after}"));
        }
    }
    // TextDecoder is not a global on every platform that runs the package.
    Ok(format!("// @ts-nocheck\nimport {{ TextDecoder }} from \"./utf8.js\";\n\n{glue}"))
}
