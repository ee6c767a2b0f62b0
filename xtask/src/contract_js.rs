//! The contract as a JavaScript module.

/// The source of `contract.js`.
pub fn contract_js() -> String {
    String::from("export {};\n")
}
