//! Programs that the commands run, and operations on files. Nothing here knows what the package is.

pub mod cargo;
pub mod cargo_tools;
pub mod files;
pub mod node_modules;
pub mod npm;
pub mod programs;
pub mod python;
pub mod toolchain;
