//! The engine of yc-image-update: the rules of `Image.update`, without any JavaScript.
//!
//! The layers import downwards only: [`boundary`] -> [`calls`] -> `rules` -> [`report`] ->
//! [`input`] -> [`contract`]. A caller's values arrive as a [`Message`](input::Message). A call
//! checks, plans or previews them by the rules, which read the contract and write a
//! [`Report`](report::Report). Nothing here allocates.
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

pub mod boundary;
pub mod calls;
pub mod contract;
pub mod input;
pub mod report;
pub mod rules;
