//! The commands, one file or folder each.

pub mod bench;
pub mod build;
pub mod contract;
mod counts;
pub mod coverage;
pub mod demo;
pub mod fuzz;
pub mod mutants;
pub mod oracles;
pub mod packaging;
pub mod recipes;
pub mod release;
pub mod reproduce;
pub mod supply_chain;
pub mod test;
