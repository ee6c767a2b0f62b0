//! The exports that take or return JavaScript objects.

use std::mem::offset_of;

use js_sys::{Uint16Array, Uint32Array, WebAssembly};
use wasm_bindgen::JsCast as _;
use wasm_bindgen::prelude::{JsValue, wasm_bindgen};
use web_sys::{Request, RequestInit};

use super::buffers::{Answer, Buffers};
use super::exports::{place_of_buffers, request_path};
use crate::input::{Cell, room};

/// A view of the cells of the message, four words each.
#[wasm_bindgen]
pub fn cells() -> Uint32Array {
    view_words(offset_of!(Buffers, message.cells), size_of::<Cell>() * room::CELLS)
}

/// A view of the answer.
#[wasm_bindgen]
pub fn answer() -> Uint32Array {
    view_words(offset_of!(Buffers, answer), size_of::<Answer>())
}

/// A view of the UTF-16 units of the message.
#[wasm_bindgen]
pub fn units() -> Uint16Array {
    let start = place_of_buffers() + offset_of!(Buffers, message.units);
    Uint16Array::new_with_byte_offset_and_length(&memory(), start as u32, room::UNITS as u32)
}

/// A view of words at an offset in the buffers.
fn view_words(offset: usize, bytes: usize) -> Uint32Array {
    let (start, length) = (place_of_buffers() + offset, bytes / size_of::<u32>());
    Uint32Array::new_with_byte_offset_and_length(&memory(), start as u32, length as u32)
}

fn memory() -> JsValue {
    wasm_bindgen::memory().unchecked_into::<WebAssembly::Memory>().buffer()
}

/// Checks a request. Returns the path of the method, or undefined if there are violations. Expects
/// the image id, the values of the headers, and the body.
#[wasm_bindgen]
pub fn plan_request(contract: usize, is_endpoint_usable: bool) -> JsValue {
    // Serializing a string cannot fail.
    request_path(contract, is_endpoint_usable)
        .map_or(JsValue::UNDEFINED, |path| serde_wasm_bindgen::to_value(path).unwrap_or_default())
}

/// Makes a request. The engine does not look at the texts, so they stay in JavaScript.
///
/// # Errors
///
/// What the platform throws.
#[wasm_bindgen]
pub fn make_request(url: &JsValue, init: &RequestInit) -> Result<Request, JsValue> {
    // The constructor takes a URL where it takes a request; as a string, web-sys would copy it in
    // and out again.
    Request::new_with_request_and_init(url.unchecked_ref(), init)
}
