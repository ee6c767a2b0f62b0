//! The engine of yc-image-update: the rules of `Image.update`, without any JavaScript.
//!
//! Data flows one way. A caller's value arrives through [`wire`] as a lenient [`value`]; [`update`]
//! judges a request as it would be sent, [`edits`] judges what a user edited and plans the body,
//! [`preview`] says what the server will do with one, [`request`] judges what is about to be sent.
//! All of them read the [`contract`] and write an [`answer`], mostly a [`report`]. Nothing here
//! allocates.
//!
//! `#[inline(never)]` stands where the compiler would copy a function into each of its many
//! callers, though it is asked for small code: without these the wasm has a sixth more bytes,
//! gzipped, for some percent of the time of a call.
#![deny(missing_docs, unsafe_code)]
#![deny(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::string_slice,
    clippy::todo,
    clippy::unreachable,
    clippy::unwrap_used
)]

pub mod answer;
mod comparison;
pub mod contract;
pub mod edits;
pub mod field_mask;
mod first_rows;
mod int64;
pub mod pattern;
pub mod preview;
pub mod report;
pub mod request;
mod rules;
mod suggestion;
pub mod update;
pub mod value;
pub mod wire;

#[cfg(target_arch = "wasm32")]
mod bindings;
#[cfg(all(target_arch = "wasm32", feature = "faults"))]
mod faults;
