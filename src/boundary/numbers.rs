//! The exports that stand in for those with JavaScript objects, in the build that is converted to
//! JavaScript: they take and return numbers alone.

use std::mem::offset_of;

use wasm_bindgen::prelude::wasm_bindgen;

use super::buffers::Buffers;
use super::exports::{place_of_buffers, request_path, with_buffers};

/// The address of the cells of the message.
#[wasm_bindgen]
pub fn cells() -> usize {
    place_of_buffers() + offset_of!(Buffers, message.cells)
}

/// The address of the answer.
#[wasm_bindgen]
pub fn answer() -> usize {
    place_of_buffers() + offset_of!(Buffers, answer)
}

/// The address of the UTF-16 units of the message.
#[wasm_bindgen]
pub fn units() -> usize {
    place_of_buffers() + offset_of!(Buffers, message.units)
}

/// Checks a request. Writes the path of the method in the place of the message's units, and returns
/// its length; 0 if there are violations. Expects the image id, the values of the headers, and the
/// body.
#[wasm_bindgen]
pub fn plan_request(contract: usize, is_endpoint_usable: bool) -> usize {
    request_path(contract, is_endpoint_usable).map_or(0, |path| {
        with_buffers(|buffers| {
            for (unit, byte) in buffers.message.units.iter_mut().zip(path.bytes()) {
                *unit = byte.into();
            }
        });
        path.len()
    })
}
