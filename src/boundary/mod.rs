//! The boundary to JavaScript: the only layer that knows it.

mod buffers;
#[cfg(target_arch = "wasm32")]
mod exports;
#[cfg(all(target_arch = "wasm32", feature = "faults"))]
mod faults;
#[cfg(all(target_arch = "wasm32", feature = "numbers-only"))]
mod numbers;
#[cfg(all(target_arch = "wasm32", not(feature = "numbers-only")))]
mod objects;

pub use buffers::{Answer, Answering, Buffers};
