//! One file for each thing that the package does.

mod comparison;
pub mod edits;
pub mod outcomes;
pub mod preview;
pub mod rebase;
pub mod request;
pub mod update;
