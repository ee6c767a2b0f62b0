//! The exports.
//!
//! JavaScript writes a message into the buffers (see [`Message`]), makes one call, and reads the
//! answer. None of the user's code can run between the first and the last of these steps.

use std::cell::RefCell;
use std::mem::offset_of;

use js_sys::{Uint16Array, Uint32Array, WebAssembly};
use lol_alloc::{AssumeSingleThreaded, LeakingAllocator};
use wasm_bindgen::JsCast as _;
use wasm_bindgen::prelude::{JsValue, wasm_bindgen};
use web_sys::{Request, RequestInit};

use super::buffers::{Answer, Answering, Buffers};
use crate::calls::edits;
use crate::calls::preview;
use crate::calls::rebase;
use crate::calls::request::{self, Endpoint};
use crate::calls::update;
use crate::contract::{CONTRACTS, Contract};
use crate::input::{Cell, Image, Input, Message, room};
use crate::rules::mask;

// It never frees memory. The engine does not allocate; only wasm-bindgen does, the few times that
// its table of references grows.
// SAFETY: the module is compiled without threads, so nothing else can be inside the allocator.
#[allow(unsafe_code)]
#[global_allocator]
static ALLOCATOR: AssumeSingleThreaded<LeakingAllocator> =
    unsafe { AssumeSingleThreaded::new(LeakingAllocator::new()) };

thread_local! {
    static BUFFERS: RefCell<Buffers> = const { RefCell::new(Buffers::new()) };
}

/// A view of the cells of the message, four words each.
#[wasm_bindgen]
pub fn cells() -> Uint32Array {
    view_words(offset_of!(Buffers, cells), size_of::<Cell>() * room::CELLS)
}

/// A view of the answer.
#[wasm_bindgen]
pub fn answer() -> Uint32Array {
    view_words(offset_of!(Buffers, answer), size_of::<Answer>())
}

/// A view of the UTF-16 units of the message.
#[wasm_bindgen]
pub fn units() -> Uint16Array {
    let start = place_of_buffers() + offset_of!(Buffers, units);
    Uint16Array::new_with_byte_offset_and_length(&memory(), start as u32, room::UNITS as u32)
}

/// A view of words at an offset in the buffers.
fn view_words(offset: usize, bytes: usize) -> Uint32Array {
    let (start, length) = (place_of_buffers() + offset, bytes / size_of::<u32>());
    Uint32Array::new_with_byte_offset_and_length(&memory(), start as u32, length as u32)
}

fn place_of_buffers() -> usize {
    BUFFERS.with(|buffers| buffers.as_ptr() as usize)
}

fn memory() -> JsValue {
    wasm_bindgen::memory().unchecked_into::<WebAssembly::Memory>().buffer()
}

/// Checks an update. Expects the update, and the image beside it.
#[wasm_bindgen]
pub fn validate_update(contract: usize) {
    answer_with(|message, Answering { report, .. }| {
        let (update, current) = (Input::of(message.value(0)), Image::of(message.value(1)));
        update::validate_update(at(contract), update.as_ref(), current.as_ref(), report);
    });
}

/// Checks edits, and plans the body that carries them out. Expects the edits, and the image beside
/// them.
#[wasm_bindgen]
pub fn plan_patch(contract: usize) {
    answer_with(|message, Answering { report, plan, .. }| {
        let (edits, current) = (Input::of(message.value(0)), Image::of(message.value(1)));
        *plan = edits::plan_patch(at(contract), edits.as_ref(), current.as_ref(), report);
    });
}

/// Checks an update, and previews it if there are no violations. Expects the update, and the image
/// that it changes.
#[wasm_bindgen]
pub fn preview_update(contract: usize) {
    answer_with(|message, Answering { report, outcomes, .. }| {
        let update = Input::of(message.value(0));
        update::validate_update(at(contract), update.as_ref(), None, report);
        if let (Some(update), Some(current), 0) =
            (update, Image::of(message.value(1)), report.violations())
        {
            preview::preview_body(&update, &current, outcomes);
        }
    });
}

/// Finds what becomes of edits. Expects the edits, the image on which they were made, and the image
/// as it is now.
#[wasm_bindgen]
pub fn rebase_edits() {
    answer_with(|message, Answering { outcomes, .. }| {
        if let (Some(edits), Some(base), Some(current)) =
            (Input::of(message.value(0)), Image::of(message.value(1)), Image::of(message.value(2)))
        {
            rebase::rebase_edits(&edits, &base, &current, outcomes);
        }
    });
}

/// Parses a mask. Expects the mask.
#[wasm_bindgen]
pub fn parse_mask() {
    answer_with(|message, Answering { report, plan, .. }| {
        plan.mask = mask::parse(&message.value(0), report).unwrap_or_default();
    });
}

/// Builds a mask. Expects the list of its paths.
#[wasm_bindgen]
pub fn build_mask() {
    answer_with(|message, Answering { report, plan, .. }| {
        plan.mask = mask::collect(message.value(0).list(), report).unwrap_or_default();
    });
}

/// Checks a request. Returns its path, or undefined if there are violations. Expects the image id,
/// the values of the headers, and the body.
#[wasm_bindgen]
pub fn plan_request(contract: usize, is_endpoint_usable: bool) -> JsValue {
    let endpoint = if is_endpoint_usable { Endpoint::Usable } else { Endpoint::Refused };
    let mut path = None;
    answer_with(|message, Answering { report, .. }| {
        path = request::plan_request(at(contract), message, endpoint, report);
    });
    // Serializing a string cannot fail.
    path.map_or(JsValue::UNDEFINED, |path| {
        serde_wasm_bindgen::to_value(path.as_str()).unwrap_or_default()
    })
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

/// Answers the message that was written.
//
// Generic, without `dyn`: as long as nothing is called through the function table, wasm-opt removes
// the table and the two kilobytes of wasm-bindgen that only it refers to.
fn answer_with(call: impl FnOnce(&Message<'_>, &mut Answering<'_>)) {
    BUFFERS.with(|buffers| {
        // Only a call that trapped could still hold the buffers, and no other call follows it:
        // JavaScript starts a new instance.
        if let Ok(mut buffers) = buffers.try_borrow_mut() {
            buffers.answer(call);
        }
    });
}

/// The contract at a position; the default if there is none.
fn at(position: usize) -> &'static Contract {
    let [default, ..] = &CONTRACTS;
    CONTRACTS.get(position).unwrap_or(default)
}
