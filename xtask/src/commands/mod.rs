//! The commands, one file or folder each.

pub mod bench;
pub mod build;
pub mod contract;
pub mod demo;
pub mod packaging;
pub mod release;
pub mod test;
