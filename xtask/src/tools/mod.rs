//! The programs that the build runs, and files. Nothing here knows what the package is.

pub mod cargo_messages;
pub mod files;
pub mod node_modules;
pub mod programs;
pub mod toolchain;
