//! One file for each operation of the package.

mod comparison;
pub mod edits;
pub mod outcomes;
pub mod preview;
pub mod rebase;
pub mod request;
pub mod update;
