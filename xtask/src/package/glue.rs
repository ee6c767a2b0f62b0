//! The JavaScript that wasm-bindgen writes around the wasm, as the package needs it.

use anyhow::{Context as _, Result, ensure};
use serde::Deserialize;

/// The names in the wasm before and after wasm-opt shortened them. Those of wasm-bindgen contain
/// hashes; without them the package is half a kilobyte smaller, gzipped.
#[derive(Deserialize)]
pub struct ShortNames {
    /// The module before it was renamed, the name in it, and the short name.
    imports: Vec<(String, String, String)>,
    /// The name, and the short one.
    exports: Vec<(String, String)>,
}

/// The module that the wasm imports from, which the package does not have. A runtime that links wasm
/// modules, such as Node.js 24, looks for it when a program imports the file without `source`. So
/// the name must not be that of a package, and must lead to an error that names this one.
pub const IMPORTED_MODULE: &str = "./glue.js";

const SET_WASM: &str = "export function __wbg_set_wasm(val) {\n    wasm = val;\n}\n";
const MEMORY_VIEW: &str = "let cachedUint8ArrayMemory0 = null;\n";
const INSTANCE: &str = "let wasm;\n";
const START: &str = "__wbindgen_start";

const UNEXPECTED: &str =
    "the glue of this version of wasm-bindgen is not in the form that the build expects";

/// Where the functions for a text of the engine begin and end.
const DECODER: [&str; 2] =
    ["let cachedTextDecoder = ", "    return cachedTextDecoder.decode(bytes);\n}\n"];

/// What takes their place. The engine's only texts are paths of requests and messages of
/// wasm-bindgen, all in ASCII, and a TextDecoder is not on every platform.
const ASCII_DECODER: &str = "function decodeText(bytes) {
    return String.fromCharCode(...bytes);
}
";

/// The source of `glue.js`: the glue, in which the function that takes an instance is replaced by
/// `start(module)`, which makes an instance of a compiled module, uses it from then on, and returns
/// its memory.
pub fn glue_js(glue: &str, names: &ShortNames) -> Result<String> {
    ensure!(
        [SET_WASM, MEMORY_VIEW, INSTANCE].iter().all(|part| glue.matches(part).count() == 1)
            && names.exports.iter().any(|(name, _)| name == START),
        UNEXPECTED
    );
    let imports: String =
        names.imports.iter().map(|(_, name, short)| format!("{short}: {name}, ")).collect();
    let start = format!(
        "export function start(module) {{
    const imports = {{ {imports}}};
    wasm = new WebAssembly.Instance(module, {{ \"{IMPORTED_MODULE}\": imports }}).exports;
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
    let [start, end] = DECODER;
    let (before, rest) = glue.split_once(start).context(UNEXPECTED)?;
    let (_, after) = rest.split_once(end).context(UNEXPECTED)?;
    Ok(format!("// @ts-nocheck\n{before}{ASCII_DECODER}{after}"))
}

/// The source of the glue around the engine that was converted to JavaScript; `start()` makes an
/// instance, uses it from then on, and returns its memory.
pub fn converted_glue_js(glue: &str) -> Result<String> {
    ensure!(glue.matches(SET_WASM).count() == 1, UNEXPECTED);
    let start =
        "export function start() {\n    wasm = instantiate();\n    return wasm.memory;\n}\n";
    let glue = glue.replace(SET_WASM, start);
    Ok(format!("// @ts-nocheck\nimport {{ instantiate }} from \"./engine.js\";\n\n{glue}"))
}
